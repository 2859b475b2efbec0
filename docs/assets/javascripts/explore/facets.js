// @ts-check
/**
 * The facets beside the results, open on the page; on a narrow screen folded into one.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./address.js").State} State
 * @typedef {import("./answer.js").Answer} Answer
 */
import { digits } from "./catalogue.js";
import { make, say } from "./dom.js";

const WIDE = matchMedia("(min-width: 60.01rem)");

/**
 * @param {Element} place @param {Catalogue} catalogue
 * @param {(facet: string, at: number, on: boolean) => void} choose
 * @returns {(state: State, answer: Answer) => void} shows the choice, and what each further one gives
 */
export function drawFacets(place, catalogue, choose) {
  const boxes = catalogue.facets.map((facet) =>
    facet.values.map((value, at) => {
      const change = (/** @type {Event} */ event) => {
        choose(facet.id, at, /** @type {HTMLInputElement} */ (event.target).checked);
      };
      const box = make("input", { type: "checkbox", name: facet.id, value: value.id, change });
      const number = make("span", { class: "number" });
      const unit = make("span", { class: "unseen" });
      const row = make("label", {}, box, make("span", {}, value.label), number, unit);
      return { box, number, unit, row, shown: "" };
    }),
  );
  const groups = catalogue.facets.map((facet, at) =>
    make("fieldset", {}, make("legend", {}, facet.label), ...boxes[at].map((it) => it.row)),
  );
  const title = make("summary");
  const skip = make("a", { href: "#case-results", class: "to-results" }, "Skip the filters, to the cases");
  const fold = make("details", { class: "facet-fold" }, title, skip, ...groups);
  const unfold = () => fold.toggleAttribute("open", WIDE.matches);
  WIDE.addEventListener("change", unfold);
  unfold();
  /** What a folded list will show when it is opened. */
  let later = () => {};
  fold.addEventListener("toggle", () => fold.open && later());
  place.replaceChildren(make("form", { "aria-label": "Narrow down", submit: (/** @type {Event} */ it) => it.preventDefault() }, fold));
  return (state, { counts }) => {
    const chosen = [...state.chosen.values()].reduce((sum, it) => sum + it.size, 0);
    say(title, chosen ? `Narrow down (${chosen} chosen)` : "Narrow down");
    later = () => boxes.forEach((row, facet) =>
      row.forEach((it, at) => {
        const held = state.chosen.get(catalogue.facets[facet].id)?.has(at) ?? false;
        const here = counts[facet][at];
        it.box.checked = held;
        // Most of a hundred values stay as they were, and writing them again takes longest.
        if (it.shown === `${here} ${held}`) return;
        it.shown = `${here} ${held}`;
        it.box.disabled = !here && !held;
        it.row.classList.toggle("gives-none", it.box.disabled);
        say(it.number, digits(here));
        say(it.unit, here === 1 ? " case" : " cases");
      }),
    );
    if (fold.open) later();
  };
}
