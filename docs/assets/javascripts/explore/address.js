// @ts-check
/**
 * The state of the explorer as it stands in the address: `?q=debt&theme=…&sort=start&view=table`.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {{ q: string, chosen: Map<string, Set<number>>, sort: string, view: string }} State
 */
import { SORTS } from "./answer.js";

const LONGEST = 200;
const MOST_NAMED = 5;

/**
 * @param {Location} location @param {Catalogue} catalogue @param {string[]} views those of the page
 * @returns {{ state: State, unknown: string[] }} and what the address says that we do not know
 */
export function readAddress(location, catalogue, views) {
  /** @type {State} */
  const state = { q: "", chosen: new Map(), sort: "", view: views[0] };
  /** @type {string[]} */
  const unknown = [];
  const hash = location.hash.slice(1);
  if (views.includes(hash)) state.view = hash;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const facet = catalogue.facets.find((it) => it.id === name);
    const at = facet?.values.findIndex((it) => it.id === value) ?? -1;
    if (facet && at >= 0) toggle(state, facet.id, at, true);
    else if (facet) unknown.push(`${facet.label}: ${value}`);
    else if (name === "q") state.q = value.slice(0, LONGEST);
    else if (name === "sort" && SORTS.has(value)) state.sort = value;
    else if (name === "view" && views.includes(value)) state.view = value;
    else unknown.push(value ? `${name}: ${value}` : name);
  }
  return { state, unknown };
}

/** @param {State} state @param {Catalogue} catalogue @returns {string} the address, after the path */
export function writeAddress(state, catalogue) {
  const params = new URLSearchParams();
  if (state.q.trim()) params.append("q", state.q.trim());
  for (const facet of catalogue.facets) {
    for (const at of [...(state.chosen.get(facet.id) ?? [])].sort((a, b) => a - b)) {
      params.append(facet.id, facet.values[at].id);
    }
  }
  if (state.sort) params.append("sort", state.sort);
  if (state.view !== "list") params.append("view", state.view);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** @param {State} state @param {string} facet @param {number} at @param {boolean} on */
export function toggle(state, facet, at, on) {
  const held = state.chosen.get(facet) ?? new Set();
  if (on) held.add(at);
  else held.delete(at);
  state.chosen.set(facet, held);
}

/** @param {string[]} unknown @returns {string} a sentence, or nothing */
export function nameUnknown(unknown) {
  if (!unknown.length) return "";
  const named = unknown.slice(0, MOST_NAMED).map((it) => `“${it.slice(0, 60)}”`);
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : "";
  return `The address asks for something that is not here, which was left out: ${named.join(", ")}${more}.`;
}
