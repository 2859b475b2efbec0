// @ts-check
/**
 * The explorer at /cases/: the address is the state, the index the data, and the whole list that
 * stands on the page is what is left where either fails.
 *
 * @typedef {import("./address.js").State} State
 * @typedef {import("./words.js").Found} Found
 * @typedef {import("./list.js").Result} Result
 */
import { nameUnknown, readAddress, toggle, writeAddress } from "./address.js";
import { answer, order } from "./answer.js";
import { drawAsk } from "./ask.js";
import { digits, loadCatalogue, plural } from "./catalogue.js";
import { make } from "./dom.js";
import { drawFacets } from "./facets.js";
import { drawMap, drawTimeline } from "./figures.js";
import { drawList, drawTable } from "./list.js";
import { makeFinder, whyFound } from "./words.js";

// With many cases or a slow device, an answer waits until the reader stops typing. Milliseconds.
const PAUSE = 120;
const QUICK = 60;
const NOTHING = "No case has all of this. Take one of the filters away, or clear all.";

/** @param {Element} root */
async function start(root) {
  const part = (/** @type {string} */ name) => /** @type {Element} */ (root.querySelector(`[data-part="${name}"]`));
  const catalogue = await loadCatalogue();
  const sections = findViews(root);
  const views = [...sections.keys()];
  let { state, unknown } = readAddress(location, catalogue, views);
  const draws = { list: drawList, table: drawTable, map: drawMap, timeline: drawTimeline };
  const shown = new Map([...sections].map(([view, section]) => [view, draws[/** @type {"table"} */ (view)](section, catalogue, sortBy)]));
  const finder = keepFinder(catalogue);
  let turn = 0;
  let waiting = 0;
  let took = 0;

  async function update() {
    const mine = (turn += 1);
    const begin = performance.now();
    let problem = "";
    const found = await finder(state.q).catch(() => {
      problem = "The words could not be looked up: the search did not load. The filters work.";
      return null;
    });
    if (mine !== turn) return;
    const given = answer(catalogue, state, found && found.bits);
    const sort = state.sort && (state.sort !== "relevance" || found) ? state.sort : found ? "relevance" : "name";
    /** @type {Result} */
    const result = { order: order(catalogue, given, sort, found), sort, chosen: state.chosen, why: (at) => whyFound(found, at) };
    showFacets(state, given);
    const count = `${digits(given.total)} of ${plural(catalogue.cases.length, "case")}`;
    showAsk(state, sort, { count, notes: [problem, found?.note ?? "", given.total ? "" : NOTHING, nameUnknown(unknown)] });
    for (const [view, section] of sections) section.toggleAttribute("hidden", view !== state.view || !given.total);
    shown.get(state.view)?.(result);
    took = performance.now() - begin;
  }

  /** @param {boolean} [typing] typing changes the address in place; a choice can be undone by going back */
  function change(typing = false) {
    unknown = [];
    clearTimeout(waiting);
    const address = `${location.pathname}${writeAddress(state, catalogue)}`;
    history[typing ? "replaceState" : "pushState"](null, "", address);
    return update();
  }
  /** @param {string} sort */
  function sortBy(sort) {
    state.sort = sort;
    change();
  }
  const showFacets = drawFacets(part("facets"), catalogue, (facet, at, on) => {
    toggle(state, facet, at, on);
    change();
  });
  const showAsk = drawAsk(part("ask"), catalogue, views, {
    type(q, now) {
      state.q = q;
      clearTimeout(waiting);
      waiting = setTimeout(() => change(true), now || took < QUICK ? 0 : PAUSE);
    },
    drop(facet, at) {
      toggle(state, facet, at, false);
      return change();
    },
    clear() {
      state = { ...state, q: "", chosen: new Map(), sort: "" };
      change();
    },
    view(view) {
      state.view = view;
      change();
    },
    sort: sortBy,
    // Looks for nothing, but gets the words ready while the reader still types.
    ready: () => void finder("…").catch(() => {}),
  });
  for (const event of ["popstate", "hashchange"]) {
    addEventListener(event, () => {
      ({ state, unknown } = readAddress(location, catalogue, views));
      update();
    });
  }
  await update();
  root.classList.add("is-ready");
}

/** @param {Element} root @returns {Map<string, Element>} the views that the page has; the table is made here */
function findViews(root) {
  const list = /** @type {Element} */ (root.querySelector('[data-view="list"]'));
  const table = make("section", { "data-view": "table", "aria-label": "Cases as a table", hidden: true });
  list.after(table);
  list.parentElement?.setAttribute("id", "case-results");
  const sections = [...root.querySelectorAll("[data-view]")];
  return new Map(sections.map((section) => [section.getAttribute("data-view") ?? "", section]));
}

/** @param {import("./catalogue.js").Catalogue} catalogue @returns {(q: string) => Promise<Found | null>} */
function keepFinder(catalogue) {
  /** @type {Promise<(q: string) => Found | null> | undefined} */
  let made;
  return async (q) => {
    if (!q.trim()) return null;
    made ??= makeFinder(catalogue);
    made.catch(() => (made = undefined));
    return (await made)(q);
  };
}

const root = document.querySelector("[data-explorer]");
if (root) {
  start(root).catch(() => {
    root.classList.add("is-failed");
    const words = "The filters and the search of this page could not be loaded. All cases are in the list below, and “Browse by” after it leads to shorter lists.";
    root.querySelector('[data-part="ask"]')?.replaceChildren(make("p", { class: "not-found", role: "status" }, words));
    root.querySelector('[data-part="facets"]')?.replaceChildren();
  });
}
