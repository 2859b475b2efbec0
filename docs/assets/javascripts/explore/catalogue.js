// @ts-check
/**
 * The index of all cases, as scripts/casebook/catalogue_index.py writes it, made ready to filter.
 *
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {{ id: string, label: string, also: string[], bits: Bits, count: number }} Value
 * @typedef {{ id: string, label: string, values: Value[] }} Facet
 * @typedef {{ id: string, title: string, line: string, url: string, places: string[],
 *   start: number, end: number | null, status: string, stage: number,
 *   facets: Record<string, number[]>, text: string }} Case
 * @typedef {{ id: string, name: string, facets: Record<string, number[]>, also?: string[] }} Place
 * @typedef {{ facets: Facet[], cases: Case[], places: Map<string, Place>, all: Bits }} Catalogue
 */
import { add, all, count, none } from "./bits.js";

export const ROOT = new URL("../../../", import.meta.url);
const ADDRESS = new URL("assets/data/catalogue.json", ROOT);
const VERSION = 1;

/**
 * @returns {Promise<Catalogue>}
 * @throws {Error} where the file is missing, cut off, or of another form
 */
export async function loadCatalogue() {
  const answer = await fetch(ADDRESS);
  if (!answer.ok) throw new Error(`${answer.status} for ${ADDRESS.pathname}`);
  const read = await answer.json();
  if (read?.version !== VERSION) throw new Error("an index of another version");
  return prepare(read);
}

/** @param {any} read @returns {Catalogue} */
function prepare({ facets, cases, places }) {
  for (const facet of facets) {
    for (const value of facet.values) {
      value.also ??= [];
      value.bits = none(cases.length);
    }
  }
  cases.forEach((/** @type {Case} */ it, /** @type {number} */ at) => {
    for (const facet of facets) {
      for (const value of it.facets[facet.id] ?? []) add(facet.values[value].bits, at);
    }
  });
  for (const facet of facets) for (const value of facet.values) value.count = count(value.bits);
  const named = new Map(places.map((/** @type {Place} */ place) => [place.id, place]));
  return { facets, cases, places: named, all: all(cases.length) };
}

/** @param {Catalogue} catalogue @param {Case} it @returns {string} the names of its places */
export const whereOf = (catalogue, it) => it.places.map((id) => catalogue.places.get(id)?.name ?? id).join(", ");

/** @param {Case} it @returns {string} */
export function whenOf({ start, end }) {
  if (end === null) return `since ${start}`;
  return start === end ? `${start}` : `${start} to ${end}`;
}

/** @param {Catalogue} catalogue @param {Case} it @param {string} id a facet @returns {string} */
export function labelOf(catalogue, it, id) {
  const facet = catalogue.facets.find((one) => one.id === id);
  return (it.facets[id] ?? []).map((at) => facet?.values[at].label).join(", ");
}

/** @param {number} number @param {string} noun @returns {string} `1 case`, `2 cases` */
export const plural = (number, noun) => `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
