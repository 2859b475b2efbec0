// @ts-check
/**
 * Which places are like a place: the rules of scripts/casebook/places.py, whose weights and words
 * come with the data. tests/test_like.py holds the two against each other.
 *
 * @typedef {{council?: string, deprivation?: string, setting?: string, size?: number, nation?: string, region?: string}} Traits
 * @typedef {Traits & {id: string, name: string, url: string}} Place
 * @typedef {{id: string, title: string, line: string, url: string, places: string[], stage: string, setbacks: number | null}} Case
 * @typedef {{weight: number, same: string, other: string, unknown: string}} Thing
 * @typedef {{things: Record<string, Thing>, sizes: any, labels: Record<string, Record<string, string>>, places: Place[], cases: Case[]}} Data
 * @typedef {{place: Place, score: number, alike: string[], different: string[], unknown: string[]}} Likeness
 */

/**
 * All places by how like they are to something of which some is known; equal ones by id.
 * @param {Traits} one
 * @param {Place[]} others
 * @param {Data} data
 * @returns {Likeness[]}
 */
export function comparePlaces(one, others, data) {
  const found = others.map((other) => compare(one, other, data));
  return found.sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1));
}

/**
 * The cases by the place of theirs that comes first; of one place, those with fewer places first.
 * @param {Likeness[]} ranked
 * @param {Case[]} cases
 * @returns {{it: Case, like: Likeness}[]}
 */
export function orderCases(ranked, cases) {
  const ranks = new Map(ranked.map((like, rank) => [like.place.id, rank]));
  return cases
    .map((it) => ({ it, rank: Math.min(...it.places.map((id) => ranks.get(id) ?? Infinity)) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || a.it.places.length - b.it.places.length || (a.it.id < b.it.id ? -1 : 1))
    .map(({ it, rank }) => ({ it, like: ranked[rank] }));
}

/**
 * @param {any} one
 * @param {any} other
 * @param {Data} data
 * @returns {Likeness}
 */
function compare(one, other, { things, sizes, labels }) {
  /** @type {Likeness} */
  const found = { place: other, score: 0, alike: [], different: [], unknown: [] };
  for (const [name, thing] of Object.entries(things)) {
    const mine = one[name];
    const theirs = other[name];
    if (mine === undefined || (name === "region" && toldByNation(one, other, labels))) continue;
    if (theirs === undefined) {
      found.unknown.push(thing.unknown);
      continue;
    }
    const isSize = name === "size";
    const same = isSize ? times(theirs / mine) <= sizes.alike : mine === theirs;
    const label = labels[name]?.[theirs] ?? theirs;
    const words = isSize ? describeSize(theirs / mine, sizes) : (same ? thing.same : thing.other).replace("{}", () => label);
    found.score += same ? thing.weight : -thing.weight;
    (same ? found.alike : found.different).push(words);
  }
  return found;
}

/**
 * @param {Traits} one
 * @param {Traits} other
 * @param {Data["labels"]} labels
 */
function toldByNation(one, other, labels) {
  if (!one.nation || !other.nation) return false;
  return one.nation !== other.nation || other.region === labels.nation[other.nation];
}

/** @param {number} ratio */
const times = (ratio) => (ratio >= 1 ? ratio : 1 / ratio);

/**
 * @param {number} ratio
 * @param {any} sizes
 * @returns {string}
 */
function describeSize(ratio, sizes) {
  if (times(ratio) <= sizes.alike) return sizes.same;
  if (times(ratio) < sizes.twice) return ratio > 1 ? sizes.double : sizes.half;
  const whole = Math.floor(times(ratio) + 0.5);
  if (ratio > 1) return sizes.times.replace("{}", whole);
  return sizes.part.replace("{}", sizes.parts[whole - 3] ?? sizes.least);
}
