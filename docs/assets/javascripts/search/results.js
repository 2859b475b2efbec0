// @ts-check
/** Draws what was found. Words of the index become text, never markup. */

import { make } from "../explore/dom.js";

/** @typedef {import("./index.js").Hit} Hit */

/**
 * An excerpt of Pagefind, where `<mark>` stands around words that were hit and `<` is escaped.
 * @param {string} excerpt
 */
function marked(excerpt) {
  const plain = (/** @type {string} */ it) => it.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return excerpt.split(/<\/?mark>/).map((it, at) => (at % 2 ? make("mark", {}, plain(it)) : plain(it)));
}

/**
 * One result as an item of a list.
 * @param {Hit} hit
 * @param {boolean} whole with its headings, or in short
 */
export function drawHit(hit, whole) {
  const title = make(whole ? "h2" : "p", { class: "hit-title" }, make("a", { href: hit.url, "data-hit": "" }, hit.title));
  const item = make("li", { class: "hit" }, title, make("p", { class: "hit-kind" }, hit.kind));
  item.append(make("p", {}, ...marked(hit.excerpt)));
  if (whole && hit.parts.length) {
    const parts = hit.parts.map((it) => make("li", {}, make("a", { href: it.url, "data-hit": "" }, it.title), ": ", ...marked(it.excerpt)));
    item.append(make("ul", { class: "hit-parts" }, ...parts));
  }
  return item;
}

/**
 * Arrows lead from the box through the results and back.
 * @param {HTMLElement} root
 * @param {HTMLInputElement} input
 */
export function followArrows(root, input) {
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-hit]"))];
    const here = stops.indexOf(/** @type {any} */ (document.activeElement));
    if (!step || here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
  });
}

/**
 * How many pages were found, in words.
 * @param {import("./index.js").Found[]} found
 * @param {string} query
 */
export function count(found, query) {
  const whole = found.filter((it) => it.whole).length;
  const pages = (/** @type {number} */ number) => (number === 1 ? "1 page" : `${number} pages`);
  if (!found.length) return `Nothing found for “${query}”.`;
  if (whole === found.length) return `${pages(whole)} found for “${query}”.`;
  if (!whole) return `No page has all the words of “${query}”; ${pages(found.length)} with some of them.`;
  return `${pages(whole)} found for “${query}”, and ${found.length - whole} more with some of the words.`;
}
