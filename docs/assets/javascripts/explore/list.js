// @ts-check
/**
 * The results as a list and as a table, fifty at a time.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Case} Case
 * @typedef {{ order: number[], sort: string, chosen: Map<string, Set<number>>, why: (at: number) => string }} Result
 */
import { labelOf, plural, ROOT, whenOf, whereOf } from "./catalogue.js";
import { DOWN } from "./answer.js";
import { make } from "./dom.js";

const AT_A_TIME = 50;
const COLUMNS = [["name", "Case"], ["place", "Where"], ["start", "When"], ["status", "Status"], ["stage", "How far tested"]];

/** @param {Case} it */
const link = (it) => make("a", { href: new URL(it.url, ROOT).href }, it.title);

/**
 * Draw the first rows, and a button for those after them.
 * @param {Element} rows @param {number[]} order @param {(at: number) => Element} draw @returns {Element}
 */
function drawSome(rows, order, draw) {
  const button = make("button", { type: "button", class: "plain" });
  const more = () => {
    const from = rows.childElementCount;
    rows.append(...order.slice(from, from + AT_A_TIME).map(draw));
    const left = order.length - rows.childElementCount;
    button.textContent = `Show ${Math.min(left, AT_A_TIME)} more of ${left.toLocaleString("en-GB")}`;
    button.hidden = left <= 0;
    return rows.children[from];
  };
  rows.replaceChildren();
  more();
  button.addEventListener("click", () => more()?.querySelector("a")?.focus());
  return make("p", {}, button);
}

/**
 * Cards that stand on the page already are used again, as they say more than the index knows.
 * @param {Element} section @param {Catalogue} catalogue @returns {(result: Result) => void}
 */
export function drawList(section, catalogue) {
  const rows = section.querySelector(".case-list") ?? make("ul", { class: "case-list" });
  const cards = new Map([...rows.querySelectorAll("[data-case]")].map((it) => [it.getAttribute("data-case") ?? "", it]));
  return ({ order, why }) => {
    const draw = (/** @type {number} */ at) => {
      const card = cards.get(catalogue.cases[at].id) ?? drawCard(catalogue, catalogue.cases[at]);
      card.querySelector(".why-found")?.remove();
      if (why(at)) card.append(make("p", { class: "counts why-found" }, `Found through: ${why(at)}`));
      return card;
    };
    section.replaceChildren(rows, drawSome(rows, order, draw));
  };
}

/** @param {Catalogue} catalogue @param {Case} it */
function drawCard(catalogue, it) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) => make("div", {}, make("dt", {}, name), make("dd", {}, value));
  const facts = make(
    "dl",
    { class: "card-facts" },
    fact("Where and when", `${whereOf(catalogue, it)}, ${whenOf(it)}`),
    fact("Status", labelOf(catalogue, it, "status")),
    fact("How far tested", labelOf(catalogue, it, "stage")),
  );
  return make("li", { class: "case-card", "data-case": it.id }, make("h2", { class: "card-title" }, link(it)), make("p", {}, it.line), facts);
}

/**
 * @param {Element} section @param {Catalogue} catalogue @param {(sort: string) => void} choose
 * @returns {(result: Result) => void}
 */
export function drawTable(section, catalogue, choose) {
  const heads = COLUMNS.map(([key, words]) => {
    const button = make("button", { type: "button" }, words);
    const head = make("th", { scope: "col" }, button);
    button.addEventListener("click", () => choose(head.dataset.next ?? key));
    return head;
  });
  const rows = make("tbody");
  const caption = make("caption");
  const table = make("table", { class: "case-table" }, caption, make("thead", {}, make("tr", {}, ...heads)), rows);
  const cell = (/** @type {string} */ name, /** @type {string} */ value) => make("td", { "data-label": name }, value);
  const draw = (/** @type {number} */ at) => {
    const it = catalogue.cases[at];
    const values = [whereOf(catalogue, it), whenOf(it), labelOf(catalogue, it, "status"), labelOf(catalogue, it, "stage")];
    return make("tr", {}, make("th", { scope: "row" }, link(it)), ...values.map((value, column) => cell(COLUMNS[column + 1][1], value)));
  };
  return ({ order, sort }) => {
    heads.forEach((head, column) => {
      const [key] = COLUMNS[column];
      const down = DOWN.has(key) !== sort.startsWith("-");
      if (sort.replace("-", "") === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      head.dataset.next = sort === key ? `-${key}` : key;
    });
    caption.textContent = `${plural(order.length, "case")}. A column's name puts them in its order.`;
    section.replaceChildren(table, drawSome(rows, order, draw));
  };
}
