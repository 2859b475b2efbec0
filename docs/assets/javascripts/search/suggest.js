// @ts-check
/** "Did you mean": words of the catalogue that are spelt like a query that found nothing. */

const AT = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url).href;

/** @type {Promise<any> | undefined} */
let loading;

/** An index of all labels, their alternatives, places and titles of cases. */
async function load() {
  const [{ default: MiniSearch }, answer] = await Promise.all([import(AT("vendor/minisearch.js")), fetch(AT("data/catalogue.json"))]);
  if (!answer.ok) throw new Error(`No catalogue: ${answer.status}`);
  const catalogue = await answer.json();
  const labelled = [...catalogue.facets.flatMap((/** @type {any} */ it) => it.values), ...catalogue.places];
  const words = new Set([...labelled.flatMap((it) => [it.label ?? it.name, ...(it.also ?? [])]), ...catalogue.cases.title]);
  const index = new MiniSearch({ fields: ["id"], storeFields: ["id"] });
  index.addAll([...words].map((id) => ({ id })));
  return index;
}

/**
 * Up to three labels that are spelt like the query, the likest first; none where nothing is like it.
 * @param {string} query
 * @returns {Promise<string[]>}
 */
export async function suggest(query) {
  try {
    loading ??= load();
    const index = await loading;
    // Two letters swapped are two edits.
    const fuzzy = (/** @type {string} */ word) => (word.length > 4 ? 2 : word.length > 3 ? 1 : false);
    const said = query.toLowerCase();
    const found = index.search(query, { fuzzy, prefix: (/** @type {string} */ word) => word.length > 2 });
    return found.map((/** @type {{ id: string }} */ it) => it.id).filter((/** @type {string} */ it) => it.toLowerCase() !== said).slice(0, 3);
  } catch {
    loading = undefined;
    return [];
  }
}
