// @ts-check
/**
 * What a choice gives: which cases, in which order, and what each further choice would give.
 *
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Case} Case
 * @typedef {import("./address.js").State} State
 * @typedef {import("./words.js").Found} Found
 * @typedef {{ bits: Bits, total: number, counts: number[][] }} Answer
 */
import { both, count, each, either, has } from "./bits.js";
import { labelOf, whereOf } from "./catalogue.js";

/**
 * Within a facet any chosen value will do; every facet with a choice must hold.
 * `counts[facet][value]` is how many cases the value gives under the choices in other facets.
 * @param {Catalogue} catalogue @param {State} state @param {Bits | null} found cases with the words
 * @returns {Answer}
 */
export function answer(catalogue, state, found) {
  const base = found ?? catalogue.all;
  const chosen = catalogue.facets.map((facet) => {
    const sets = [...(state.chosen.get(facet.id) ?? [])].map((at) => facet.values[at].bits);
    return sets.length ? either(sets) : null;
  });
  const without = (/** @type {number} */ left) =>
    chosen.reduce((/** @type {Bits} */ sum, set, at) => (set && at !== left ? both(sum, set) : sum), base);
  const bits = without(-1);
  const counts = catalogue.facets.map((facet, at) => {
    const rest = chosen[at] ? without(at) : bits;
    return facet.values.map((value) => count(rest, value.bits));
  });
  return { bits, total: count(bits), counts };
}

/** In what a table may be sorted by: the words of the choice, and of its reverse. */
export const SORTS = new Map([
  ["relevance", "Best match"],
  ["start", "Newest start"],
  ["stage", "How far tested"],
  ["name", "Name"],
  ["place", "Place"],
  ["status", "Status"],
  ["-start", "Oldest start"],
  ["-stage", "Least tested"],
  ["-name", "Name, from the end"],
  ["-place", "Place, from the end"],
  ["-status", "Status, from the end"],
]);
/** These begin with the largest. */
export const DOWN = new Set(["start", "stage"]);

/** @type {Record<string, (it: Case, catalogue: Catalogue) => string | number>} */
const KEYS = {
  place: whereOf,
  start: (it) => it.start,
  status: (it, catalogue) => labelOf(catalogue, it, "status"),
  stage: (it) => it.facets.stage[0],
};
const collator = new Intl.Collator("en");
/** @type {Map<string, number[]>} */
const kept = new Map();

/** @param {Catalogue} catalogue @param {string} sort @returns {number[]} every case, in an order that is kept */
function orderAll(catalogue, sort) {
  const known = kept.get(sort);
  if (known) return known;
  const { cases } = catalogue;
  const key = sort.replace("-", "");
  const turn = sort.startsWith("-") !== DOWN.has(key) ? -1 : 1;
  // In the index they stand in the order of their names.
  const order = [...cases.keys()];
  if (key === "name" && turn < 0) order.reverse();
  if (key !== "name") {
    const values = cases.map((it) => KEYS[key](it, catalogue));
    const compare = typeof values[0] === "string" ? collator.compare : (/** @type {any} */ a, /** @type {any} */ b) => a - b;
    order.sort((a, b) => turn * compare(/** @type {any} */ (values[a]), /** @type {any} */ (values[b])) || a - b);
  }
  kept.set(sort, order);
  return order;
}

/**
 * @param {Catalogue} catalogue @param {Answer} given @param {string} sort @param {Found | null} found
 * @returns {number[]} the cases of an answer in their order
 */
export function order(catalogue, { bits }, sort, found) {
  if (sort !== "relevance") return orderAll(catalogue, sort).filter((at) => has(bits, at));
  /** @type {number[]} */
  const list = [];
  each(bits, (at) => list.push(at));
  return found ? list.sort((a, b) => found.scores[b] - found.scores[a] || a - b) : list;
}
