// @ts-check
/** The cases of "places like mine" as a list, each with why it is offered. */

import { make } from "../explore/dom.js";

/** @typedef {{it: import("./likeness.js").Case, like: import("./likeness.js").Likeness}} Found */

const AT_ONCE = 10;

/**
 * What was found in a sentence or two.
 * @param {Found[]} found
 * @param {import("./likeness.js").Place | undefined} start the place that is left out
 */
export function describe(found, start) {
  if (!found.length) return "";
  const without = start ? ` Cases set in ${start.name} alone are left out.` : "";
  const alike = found.filter(({ like }) => like.score > 0).length;
  const many = alike ? `${alike} of them in places more like yours than unlike` : "no place is more like yours than unlike it";
  return `${found.length} ${found.length === 1 ? "case" : "cases"}, the likest place first; ${many}.${without}`;
}

/**
 * Show the first cases, and a button for more.
 * @param {HTMLElement} results a list and a button
 * @param {Found[]} found
 * @param {URL} root
 */
export function showCases(results, found, root) {
  const list = /** @type {HTMLElement} */ (results.querySelector("ol"));
  const more = /** @type {HTMLButtonElement} */ (results.querySelector("button"));
  const add = () => {
    const shown = list.children.length;
    list.append(...found.slice(shown, shown + AT_ONCE).map((it) => row(it, root)));
    const left = found.length - list.children.length;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${found.length}`;
    return list.children[shown];
  };
  list.replaceChildren();
  add();
  more.onclick = () => add()?.querySelector("a")?.focus();
  results.hidden = !found.length;
}

/** @param {Found} found @param {URL} root */
function row({ it, like }, root) {
  const { alike, different, unknown, place } = like;
  const which = it.places.length > 1 ? `, the likest of its ${it.places.length} places` : "";
  const why = make("p", { class: "why" }, link(place.name, place.url, root), which, ": ", alike.join("; ") || "nothing you said is alike", ". ");
  if (different.length) why.append(make("span", { class: "but" }, `But ${different.join("; ")}. `));
  if (unknown.length) why.append(make("span", { class: "counts" }, `${capital(unknown.join("; "))}.`));
  const told = it.setbacks === null ? "what did not work was not found" : `${it.setbacks} ${it.setbacks === 1 ? "thing" : "things"} that did not work`;
  const title = make("h3", { class: "card-title" }, link(it.title, it.url, root));
  return make("li", { class: "like" }, title, make("p", {}, it.line), why, make("p", { class: "counts" }, `${capital(it.stage)}; ${told}.`));
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} text @param {string} url @param {URL} root */
const link = (text, url, root) => make("a", { href: new URL(url, root).href }, text);
