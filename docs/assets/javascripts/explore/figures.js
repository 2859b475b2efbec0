// @ts-check
/**
 * The map and the timeline, which stand on the page from the build: what is not in the result is
 * hidden, and what counts cases counts those of the result.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./list.js").Result} Result
 */
import { plural } from "./catalogue.js";

const COUNTED = /\d[\d,]* cases?\b/;

/** @param {Element} section @param {Catalogue} catalogue @returns {(result: Result) => void} */
export function drawMap(section, catalogue) {
  const places = [...section.querySelectorAll("[data-place]")];
  return ({ order, chosen }) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const at of order) for (const { id } of catalogue.cases[at].places) counts.set(id, (counts.get(id) ?? 0) + 1);
    // A case may lie in many places: those that the choice is not about stay out of the picture.
    for (const { id, facets } of catalogue.places) {
      const meant = Object.entries(facets).every(([facet, held]) => {
        const some = chosen.get(facet);
        return !some?.size || held.some((at) => some.has(at));
      });
      if (!meant) counts.delete(id);
    }
    for (const place of places) {
      const here = counts.get(place.getAttribute("data-place") ?? "") ?? 0;
      place.toggleAttribute("hidden", !here);
      recount(place, here);
    }
    for (const line of section.querySelectorAll("[data-leader]")) {
      line.toggleAttribute("hidden", !counts.has(line.getAttribute("data-leader") ?? ""));
    }
    for (const list of section.querySelectorAll("ul")) hideEmpty(list);
  };
}

/** @param {Element} place @param {number} here */
function recount(place, here) {
  const name = place.getAttribute("aria-label");
  if (name) place.setAttribute("aria-label", name.replace(COUNTED, plural(here, "case")));
  const title = place.querySelector("title");
  if (title) title.textContent = (title.textContent ?? "").replace(COUNTED, plural(here, "case"));
  const number = place.querySelector(".count");
  if (number) number.textContent = String(here);
}

/** A region without a place goes with its heading. @param {Element} list */
function hideEmpty(list) {
  const empty = !list.querySelector("li:not([hidden])");
  list.toggleAttribute("hidden", empty);
  const head = list.previousElementSibling;
  if (head?.matches("h3, h4, dt")) head.toggleAttribute("hidden", empty);
}

/** @param {Element} section @param {Catalogue} catalogue @returns {(result: Result) => void} */
export function drawTimeline(section, catalogue) {
  const rows = [...section.querySelectorAll("[data-case]")];
  return ({ order }) => {
    const ids = new Set(order.map((at) => catalogue.cases[at].id));
    for (const row of rows) row.toggleAttribute("hidden", !ids.has(row.getAttribute("data-case") ?? ""));
  };
}
