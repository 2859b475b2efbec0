// @ts-check
/**
 * Asks the full-text index that Pagefind wrote at build (scripts/casebook/search.py).
 * Nothing of it is loaded before the first question.
 *
 * Pagefind finds pages that hold all the words. People also type words that a page does not have,
 * so pages that hold most of them are found, too. A page counts by the set of words it does best at.
 */

/** @typedef {{ title: string, url: string, excerpt: string }} Part a heading that was hit */
/** @typedef {{ title: string, url: string, line: string, kind: string, excerpt: string, parts: Part[] }} Hit */
/** @typedef {{ id: string, score: number, data: () => Promise<any> }} Raw */
/** @typedef {{ total: number, whole: number, kinds: Record<string, number>, hits: (from: number, count: number) => Promise<Hit[]> }} Answer */

const FOLDER = new URL("../../../pagefind/", import.meta.url);
/** Tuned with tests/relevance.yaml: what a page says of itself counts for more than its length. */
const OPTIONS = {
  // In the worker a part of the index that fails to load would go unnoticed.
  noWorker: true,
  excerptLength: 28,
  ranking: { metaWeights: { title: 12, line: 4, words: 2 }, pageLength: 0.3, termSimilarity: 1.5 },
};
const ENOUGH = 100;
const MOST_WORDS = 8;
/** Words that say nothing of the subject; left out unless there are no others. */
const EMPTY = new Set(
  ("a about all an and any anyone are as at be been but by can did do does for from had has have how i if in " +
    "into is it its just me my no of on one or our so than that the their them there they this to us was we were " +
    "what when where which who why will with would you your").split(" "),
);

/** @type {Promise<any> | undefined} */
let loading;

/** @returns {Promise<any>} Pagefind; rejected where its files are missing or broken */
function load() {
  loading ??= import(new URL("pagefind.js", FOLDER).href).then((it) => it.createInstance(OPTIONS));
  return loading;
}

/** @returns {boolean} whether the browser failed to get a file of the index */
function lost() {
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  return files.some((it) => it.name.startsWith(FOLDER.href) && it.responseStatus !== undefined && !(it.responseStatus > 0 && it.responseStatus < 400));
}

/**
 * The words to look for: without empty ones, and all of them where nothing else is left.
 * @param {string} query
 * @returns {string[]}
 */
export function wordsOf(query) {
  const words = query.toLowerCase().replace(/[“”"()?!,;:]/g, " ").split(/\s+/).filter((it) => /[\p{L}\p{N}]/u.test(it));
  const full = words.filter((it) => !EMPTY.has(it));
  return (full.length ? full : words).slice(0, MOST_WORDS);
}

/**
 * The sets of words to try after all of them: each left out in turn, then each alone.
 * @param {string[]} words
 * @returns {string[][][]}
 */
function fewer(words) {
  const without = words.map((_, at) => words.filter((__, other) => other !== at));
  return words.length < 2 ? [] : words.length === 2 ? [without] : [without, words.map((it) => [it])];
}

/**
 * Find pages, the best first.
 * @param {string} query as the reader typed it
 * @param {string} kind only pages of this kind; all if empty
 * @returns {Promise<Answer>}
 * @throws {Error} the index is missing or broken
 */
export async function find(query, kind) {
  const pagefind = await load();
  const words = wordsOf(query);
  await pagefind.filters();
  /** @type {Map<string, Raw>} */
  const found = new Map();
  /** @type {Record<string, number>} */
  let kinds = {};
  let whole = 0;
  const exact = /^\s*".+"\s*$/.test(query);
  const sets = exact ? [[[query]]] : [[words], ...fewer(words)];
  for (const [at, set] of sets.entries()) {
    if (found.size >= ENOUGH) break;
    for (const some of set) {
      const answer = await pagefind.search(some.join(" "), { filters: kind ? { kind } : {} });
      const share = exact ? 1 : some.length / words.length;
      for (const raw of answer.results) {
        const known = found.get(raw.id);
        const score = raw.score * share;
        if (!known || score > known.score) found.set(raw.id, { id: raw.id, score, data: raw.data });
      }
      if (at === 0) kinds = answer.totalFilters.kind ?? {};
    }
    if (at === 0) whole = found.size;
  }
  if (lost()) throw new Error("A part of the index is missing");
  const ranked = [...found.values()].sort((one, other) => other.score - one.score);
  return {
    total: ranked.length,
    whole,
    kinds,
    hits: (from, count) => Promise.all(ranked.slice(from, from + count).map(read)),
  };
}

/**
 * @param {Raw} raw
 * @returns {Promise<Hit>}
 */
async function read(raw) {
  const it = await raw.data();
  return {
    title: it.meta.title,
    url: it.url,
    line: it.meta.line ?? "",
    kind: it.filters.kind?.[0] ?? "",
    excerpt: it.excerpt,
    parts: it.sub_results.filter((/** @type {Part} */ part) => part.url.includes("#")).slice(0, 3),
  };
}
