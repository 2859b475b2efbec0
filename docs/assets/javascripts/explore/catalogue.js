// @ts-check
/**
 * The index of all cases, as scripts/casebook/catalogue_index.py writes it, made ready to filter.
 *
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {{ id: string, label: string, also: string[], bits: Bits, count: number }} Value
 * @typedef {{ id: string, label: string, values: Value[] }} Facet
 * @typedef {{ id: string, title: string, line: string, url: string, places: Place[],
 *   start: number, end: number | null, facets: Record<string, number[]>, text: string }} Case
 * @typedef {{ id: string, name: string, facets: Record<string, number[]>, also?: string[] }} Place
 * @typedef {{ facets: Facet[], cases: Case[], places: Place[], all: Bits }} Catalogue
 */
import { add, all, count, none } from "./bits.js";

export const ROOT = new URL("../../../", import.meta.url);
const ADDRESS = new URL("assets/data/catalogue.json", ROOT);
const VERSION = 2;

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
function prepare({ facets, cases: columns, places }) {
  const size = columns.id.length;
  for (const facet of facets) {
    for (const value of facet.values) {
      value.also ??= [];
      value.bits = none(size);
    }
    columns.facets[facet.id].forEach((/** @type {number[]} */ held, /** @type {number} */ at) => {
      for (const value of held) add(facet.values[value].bits, at);
    });
    for (const value of facet.values) value.count = count(value.bits);
  }
  const cases = columns.id.map((/** @type {string} */ id, /** @type {number} */ at) => ({
    id,
    title: columns.title[at],
    line: columns.line[at],
    url: `cases/${id}/`,
    places: columns.places[at].map((/** @type {number} */ it) => places[it]),
    start: columns.start[at],
    end: columns.end[at],
    facets: Object.fromEntries(facets.map((/** @type {Facet} */ it) => [it.id, columns.facets[it.id][at]])),
    text: columns.text[at],
  }));
  return { facets, cases, places, all: all(size) };
}

/** @param {Case} it @returns {string} the names of its places */
export const whereOf = ({ places }) => places.map((it) => it.name).join(", ");

/** @param {Case} it @returns {string} */
export function whenOf({ start, end }) {
  if (end === null) return `since ${start}`;
  return start === end ? `${start}` : `${start} to ${end}`;
}

/** @param {Catalogue} catalogue @param {Case} it @param {string} id a facet @returns {string} */
export function labelOf(catalogue, it, id) {
  const facet = catalogue.facets.find((one) => one.id === id);
  return it.facets[id].map((at) => facet?.values[at].label).join(", ");
}

// Made once: making one takes longer than all that a choice has to count.
const numbers = new Intl.NumberFormat("en-GB");
/** @param {number} number @returns {string} `10,000` */
export const digits = (number) => numbers.format(number);

/** @param {number} number @param {string} noun @returns {string} `1 case`, `2 cases` */
export const plural = (number, noun) => `${digits(number)} ${noun}${number === 1 ? "" : "s"}`;
