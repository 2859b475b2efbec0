// @ts-check
/**
 * What stands above the results: the search box, what is chosen, how many there are, and the
 * switches of order and view.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./address.js").State} State
 * @typedef {{ type(q: string, now: boolean): void, drop(facet: string, at: number): Promise<void>, clear(): void,
 *   sort(sort: string): void, view(view: string): void, ready(): void }} Acts
 */
import { make, say } from "./dom.js";
import { SORTS } from "./answer.js";

const OFFERED = ["relevance", "start", "stage", "name"];
const VIEWS = new Map([["list", "List"], ["table", "Table"], ["map", "Map"], ["timeline", "Timeline"]]);

/**
 * @param {Element} place @param {Catalogue} catalogue @param {string[]} views @param {Acts} acts
 * @returns {(state: State, sort: string, said: { count: string, notes: string[] }) => void}
 */
export function drawAsk(place, catalogue, views, acts) {
  const box = make("input", { type: "search", id: "case-search", autocomplete: "off", maxlength: "200", enterkeyhint: "search" });
  box.addEventListener("input", () => acts.type(box.value, false));
  box.addEventListener("focus", () => acts.ready(), { once: true });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    acts.type(box.value, true);
  };
  const label = make("label", { for: "case-search" }, "Search these cases by words, places or subjects");
  const form = make("form", { role: "search", "aria-label": "Search these cases", submit }, label, box);
  const counted = make("p", { class: "how-many" });
  const noted = make("p", { class: "counts" });
  const status = make("div", { role: "status" }, counted, noted);
  const chosen = make("ul", { class: "chosen", "aria-label": "Chosen filters" });
  const clear = make("button", { type: "button", class: "plain" , click: () => {
    acts.clear();
    box.focus();
  } }, "Clear all");
  const select = make("select", { id: "case-sort", change: () => acts.sort(select.value) });
  const sorts = make("p", { class: "switch" }, make("label", { for: "case-sort" }, "Order"), select);
  const buttons = views.map((view) =>
    make("button", { type: "button", "data-show": view, click: () => acts.view(view) }, VIEWS.get(view) ?? view),
  );
  const switches = make("div", { class: "switch", role: "group", "aria-label": "View" }, ...buttons);
  const tools = make("div", { class: "tools" }, switches, sorts, copyLink(noted));
  place.replaceChildren(form, status, make("div", { class: "choice" }, chosen, clear), tools);

  return (state, sort, { count, notes }) => {
    // Not while the reader types: what is in the box may be ahead of the state.
    if (document.activeElement !== box || !state.q) box.value = state.q;
    say(counted, count);
    say(noted, notes.filter(Boolean).join(" "));
    drawChosen(chosen, catalogue, state, acts, box);
    clear.hidden = !chosen.childElementCount && !state.q;
    const offered = OFFERED.filter((it) => it !== "relevance" || state.q);
    const options = offered.includes(sort) ? offered : [...offered, sort];
    if (select.length !== options.length || options.some((it, at) => select.options[at].value !== it)) {
      select.replaceChildren(...options.map((it) => make("option", { value: it }, SORTS.get(it) ?? it)));
    }
    select.value = sort;
    sorts.hidden = !["list", "table"].includes(state.view);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === state.view));
  };
}

/** @param {Element} list @param {Catalogue} catalogue @param {State} state @param {Acts} acts @param {HTMLElement} box */
function drawChosen(list, catalogue, state, acts, box) {
  const rows = catalogue.facets.flatMap((facet) =>
    [...(state.chosen.get(facet.id) ?? [])].map((at) => {
      const click = async () => {
        const here = [...list.querySelectorAll("button")].indexOf(button);
        await acts.drop(facet.id, at);
        // The button is gone: the next one takes its place, so that the keyboard stays where it was.
        const left = list.querySelectorAll("button");
        (left[Math.min(here, left.length - 1)] ?? box).focus();
      };
      const name = `${facet.label}: ${facet.values[at].label}`;
      const cross = make("span", { "aria-hidden": "true" }, "×");
      const button = make("button", { type: "button", click }, make("span", { class: "unseen" }, "Remove "), `${name} `, cross);
      return make("li", {}, button);
    }),
  );
  list.replaceChildren(...rows);
  list.toggleAttribute("hidden", !rows.length);
}

/** @param {Element} noted where it says that it was done @returns {HTMLButtonElement} */
function copyLink(noted) {
  const click = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say(noted, "The link to these cases was copied.");
    } catch {
      say(noted, "This browser did not allow it; copy the link from its address bar.");
    }
  };
  return make("button", { type: "button", class: "plain", click }, "Copy link");
}
