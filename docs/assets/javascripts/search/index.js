// @ts-check
/**
 * Asks the full-text index that Pagefind wrote at build (scripts/casebook/search.py).
 * Nothing of it is loaded before the first question.
 *
 * Pagefind finds pages that hold all the words. People also type words that a page does not have,
 * so pages that hold most of them are found, too, and count for less.
 */

/** @typedef {{ title: string, url: string, excerpt: string }} Part a heading that was hit */
/** @typedef {{ title: string, url: string, kind: string, excerpt: string, parts: Part[] }} Hit */
/** @typedef {{ id: string, score: number, whole: boolean, kind: string, read: () => Promise<Hit> }} Found */

const FOLDER = new URL("../../../pagefind/", import.meta.url);
const OPTIONS = {
  // In its worker a part of the index that fails to load would go unnoticed.
  noWorker: true,
  excerptLength: 28,
  excerptEllipsis: "…",
  // Tuned with tests/relevance.yaml: what a page says of itself counts for more than its length.
  ranking: { metaWeights: { title: 12, line: 4, words: 2 }, pageLength: 0.3, termSimilarity: 1.5 },
};
const MOST_WORDS = 7;
const ENOUGH = 8;
/** Words that say nothing of the subject; left out unless there are no others. */
const EMPTY = new Set(
  ("a about all an and any anyone are as at be been but by can did do does for from had has have how i if in " +
    "into is it its just me my no not of on one or our so than that the their them there they this to us was we were " +
    "what when where which who why will with would you your").split(" "),
);

/** @type {Promise<{ pagefind: any, kinds: Map<string, string> }> | undefined} */
let loading;

/** Pagefind, and the kind of every page by its id; rejected where files are missing or broken. */
async function load() {
  const pagefind = (await import(new URL("pagefind.js", FOLDER).href)).createInstance(OPTIONS);
  /** @type {Map<string, string>} */
  const kinds = new Map();
  for (const kind of Object.keys((await pagefind.filters()).kind)) {
    for (const raw of (await pagefind.search(null, { filters: { kind } })).results) kinds.set(raw.id, kind);
  }
  return { pagefind, kinds };
}

/**
 * Pagefind passes over a part of its index that fails to load, and only writes to the console.
 * @param {() => Promise<void>} look
 */
async function loseNothing(look) {
  const write = console.error;
  let lost = false;
  console.error = (...words) => {
    lost ||= String(words[0]).startsWith("Failed to load the index chunk");
    write(...words);
  };
  await look().finally(() => (console.error = write));
  if (lost) throw new Error("A part of the index is missing");
}

/**
 * The words to look for: without empty ones, unless one or none would be left.
 * @param {string} query
 */
function wordsOf(query) {
  const words = query.toLowerCase().replace(/[“”"()?!,;:]/g, " ").split(/\s+/).filter((it) => /[\p{L}\p{N}]/u.test(it));
  const full = words.filter((it) => !EMPTY.has(it));
  return [...new Set(full.length > 1 ? full : words)].slice(0, MOST_WORDS);
}

/**
 * Find pages, the best first.
 * @param {string} query as the reader typed it; in quotation marks, these words in this order
 * @returns {Promise<Found[]>}
 * @throws {Error} the index is missing or broken
 */
export async function find(query) {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  const { pagefind, kinds } = await loading;
  const words = wordsOf(query);
  /** @type {Map<string, Found>} */
  const found = new Map();
  /** @param {string} text @param {number} share how many of the words, from 0 to 1 */
  const look = async (text, share) => {
    for (const raw of (await pagefind.search(text)).results) {
      const score = raw.score * share;
      const known = found.get(raw.id);
      if (known && known.score >= score) continue;
      const whole = share === 1 || (known?.whole ?? false);
      found.set(raw.id, { id: raw.id, score, whole, kind: kinds.get(raw.id) ?? "", read: () => read(raw) });
    }
  };
  if (/^\s*".+"\s*$/.test(query)) await loseNothing(() => look(query, 1));
  else if (words.length) {
    // This asks for all parts of the index that the others need.
    await loseNothing(() => look(words.join(" "), 1));
    for (const left of words) if (words.length > 1) await look(words.filter((it) => it !== left).join(" "), 1 - 1 / words.length);
    if (words.length > 2 && found.size < ENOUGH) for (const one of words) await look(one, 1 / words.length);
  }
  return [...found.values()].sort((one, other) => other.score - one.score);
}

/**
 * @param {any} raw a result of Pagefind
 * @returns {Promise<Hit>}
 */
async function read(raw) {
  const it = await raw.data();
  /** @type {Part[]} */
  const parts = it.sub_results;
  return {
    title: it.meta.title,
    url: it.url,
    kind: it.filters.kind?.[0] ?? "",
    excerpt: it.excerpt,
    parts: parts.filter((part) => part.url.includes("#") && part.title !== it.meta.title).slice(0, 3),
  };
}
