// @ts-check
/**
 * Words → cases: over titles, lines, places, labels and the other words for them.
 * Labels and places are in the index once each, not once a case: what they are found by holds for
 * all cases that have them, and weighs more the fewer those are.
 *
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {{ label: string, also: string[], bits: Bits, count: number }} Word
 * @typedef {{ bits: Bits, scores: Float32Array, words: { word: Word, mask: number }[], note: string }} Found
 */
import { add, count, each, has, none } from "./bits.js";

const STOP = new Set(
  "a about an and are at be by do for from has have how i in is it my of on or our s that the their there they this to was we were what when where which who why will with you your".split(" "),
);
const SILENT = new Set(["heard", "worse"]);
const MOST_WORDS = 12;
const FIELDS = { fields: ["title", "line", "text"], boost: { title: 3, text: 1.5 } };

/** @param {string} text @returns {string[]} */
const cut = (text) => text.replace(/['’]/g, "").split(/[^\p{L}\p{N}]+/u);
/** @param {string} word @returns {string | null} none for a word that says nothing */
function fold(word) {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return !plain || STOP.has(plain) ? null : plain;
}
/** @param {string} word @returns {number | false} how many letters may be wrong; two swapped are two */
const edits = ({ length }) => (length > 6 ? 2 : length > 3 && 1);

/** @param {Catalogue} catalogue @returns {Promise<(q: string) => Found | null>} */
export async function makeFinder(catalogue) {
  const { default: MiniSearch } = await import("../../vendor/minisearch.js");
  const index = new MiniSearch({ fields: FIELDS.fields, tokenize: cut, processTerm: fold });
  const words = gather(catalogue);
  const size = catalogue.cases.length;
  const documents = catalogue.cases.map(({ title, line, text }, id) => ({ id, title, line, text }));
  const labels = words.map(({ label, also }, at) => ({ id: size + at, title: label, line: "", text: also.join(" ") }));
  await index.addAllAsync([...labels, ...documents], { chunkSize: 250 });
  return (q) => find(index, words, size, q);
}

/** @param {Catalogue} catalogue @returns {Word[]} every label and place that words can find */
function gather({ facets, cases, places }) {
  const sets = new Map(places.map((place) => [place, none(cases.length)]));
  cases.forEach((it, at) => it.places.forEach((place) => add(/** @type {Bits} */ (sets.get(place)), at)));
  const named = [...sets].map(([{ name, also = [] }, bits]) => ({ label: name, also, bits, count: count(bits) }));
  return [...facets.filter((it) => !SILENT.has(it.id)).flatMap((it) => it.values), ...named];
}

/** @param {any} index @param {Word[]} words @param {number} size @param {string} q @returns {Found | null} */
function find(index, words, size, q) {
  const terms = [...new Set(cut(q).map(fold))].filter((it) => it !== null).slice(0, MOST_WORDS);
  if (!terms.length) return null;
  const asked = (/** @type {object} */ more) =>
    index.search(terms.join(" "), { ...FIELDS, prefix: (/** @type {string} */ it) => it.length > 1, ...more });
  let rows = asked({});
  const known = new Set(rows.flatMap((/** @type {any} */ row) => row.queryTerms));
  const strange = terms.filter((term) => !known.has(term));
  // Only words that stand nowhere may be misspelt: else "leeds" would find "needs".
  if (strange.length) rows = asked({ fuzzy: (/** @type {string} */ it) => strange.includes(it) && edits(it) });
  const found = score(rows, terms, words, size);
  const notes = strange.map((term) => explain(term, index, terms.length > 1));
  if (found.partly) notes.push("No case has all of these words; these have the most of them.");
  return { ...found, note: notes.join(" ") };
}

/** @param {string} term @param {any} index @param {boolean} others there are other words @returns {string} */
function explain(term, index, others) {
  const near = index.search(term, { ...FIELDS, fuzzy: edits(term) }).flatMap((/** @type {any} */ row) => row.terms);
  const named = [...new Set(near)].slice(0, 3).map((it) => `“${it}”`).join(", ");
  if (named) return `“${term}” stands nowhere here; this looks for ${named}.`;
  return `“${term}” stands nowhere here${others ? " and was left out" : ""}.`;
}

/** @param {any[]} rows @param {string[]} terms @param {Word[]} words @param {number} size */
function score(rows, terms, words, size) {
  const scores = new Float32Array(size);
  const covered = new Uint16Array(size);
  /** @type {Found["words"]} */
  const through = [];
  let wanted = 0;
  for (const row of rows) {
    const mask = row.queryTerms.reduce((/** @type {number} */ sum, /** @type {string} */ it) => sum | (1 << terms.indexOf(it)), 0);
    const word = row.id < size ? null : words[row.id - size];
    const weight = word ? row.score * (Math.log(1 + size / word.count) / Math.log(1 + size)) : row.score;
    const mark = (/** @type {number} */ at) => {
      scores[at] += weight;
      covered[at] |= mask;
    };
    wanted |= mask;
    if (word) through.push({ word, mask });
    if (word) each(word.bits, mark);
    else mark(row.id);
  }
  const share = (/** @type {number} */ mask) => count(Uint32Array.of(mask));
  const most = covered.reduce((best, mask) => Math.max(best, share(mask)), 0);
  const bits = none(size);
  covered.forEach((mask, at) => most && share(mask) === most && add(bits, at));
  return { bits, scores, words: through, partly: most > 0 && most < share(wanted) };
}

/** @param {Found | null} found @param {number} at a case @returns {string} the labels by which it was found */
export function whyFound(found, at) {
  const held = (found?.words ?? []).filter(({ word }) => has(word.bits, at));
  const best = Math.max(0, ...held.map(({ mask }) => count(Uint32Array.of(mask))));
  const labels = held.filter(({ mask }) => count(Uint32Array.of(mask)) === best).map(({ word }) => word.label);
  return [...new Set(labels)].slice(0, 3).join("; ");
}
