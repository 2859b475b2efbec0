// @ts-check
/**
 * The two things that search keeps in the browser: the last queries, in this tab and until it is
 * closed, and that the key "/" was switched off, if a reader did so. docs/about/privacy.md says it.
 */

import { make } from "../explore/dom.js";

const MOST = 5;

/** @returns {string[]} the last queries of this tab; none where nothing can be kept */
function readQueries() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("queries") ?? "[]");
    return Array.isArray(kept) ? kept.filter((it) => typeof it === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Keep a query that was sent or led to a page. @param {string} query */
export function keepQuery(query) {
  const said = query.trim().slice(0, 200);
  if (!said) return;
  try {
    sessionStorage.setItem("queries", JSON.stringify([said, ...readQueries().filter((it) => it !== said)].slice(0, MOST)));
  } catch {
    // Nothing can be kept: there is no list of last queries.
  }
}

/** List the last queries. @param {HTMLElement} place */
export function offerRecent(place) {
  const links = readQueries().map((it) => make("li", {}, make("a", { href: `?q=${encodeURIComponent(it)}` }, it)));
  if (links.length) place.append(make("p", {}, "In this tab you looked for:"), make("ul", {}, ...links));
}

/** A box that switches the key "/" off, for those who speak to their computer. @param {HTMLElement} place */
export function offerShortcut(place) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  try {
    box.checked = localStorage.getItem("slash") !== "off";
  } catch {
    return;
  }
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem("slash");
    else localStorage.setItem("slash", "off");
  });
  place.append(make("label", {}, box, " The key / opens search on every page"));
}
