// @ts-check
/**
 * The results as a list and as a table, fifty at a time.
 *
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Case} Case
 * @typedef {{ order: number[], sort: string, chosen: Map<string, Set<number>>, why: (at: number) => string }} Result
 */
import { digits, labelOf, plural, ROOT, whenOf, whereOf } from "./catalogue.js";
import { DOWN } from "./answer.js";
import { make, say } from "./dom.js";

const AT_A_TIME = 50;
const COLUMNS = [["name", "Case"], ["place", "Where"], ["start", "When"], ["status", "Status"], ["stage", "How far tested"]];

/** @param {Case} it */
const link = (it) => make("a", { href: new URL(it.url, ROOT).href }, it.title);

/** @param {Case} it what can be done with a case from any list */
const acts = (it) =>
  make("p", { class: "card-acts" },
    make("span", { class: "pick", "data-pick": `case.${it.id}`, "data-name": it.title }),
    make("a", { href: new URL(`compare/?cases=${it.id}`, ROOT).href }, "Compare", make("span", { class: "unseen" }, ` ${it.title}`)));

/**
 * Rows of which only the first are drawn, and a button for those after them. What stands already
 * is left where it is: to lay it out again takes longer than all the rest.
 * @param {Element} rows @param {(at: number) => Element} draw
 * @returns {{ foot: Element, show: (order: number[]) => void }}
 */
function keepRows(rows, draw) {
  /** @type {number[]} */
  let order = [];
  const button = make("button", { type: "button", class: "plain", click: () => more()?.querySelector("a")?.focus() });
  const count = () => {
    const left = order.length - rows.childElementCount;
    button.textContent = `Show ${Math.min(left, AT_A_TIME)} more of ${digits(left)}`;
    button.hidden = left <= 0;
  };
  const more = () => {
    const from = rows.childElementCount;
    rows.append(...order.slice(from, from + AT_A_TIME).map(draw));
    count();
    return rows.children[from];
  };
  const show = (/** @type {number[]} */ given) => {
    order = given;
    const first = order.slice(0, AT_A_TIME).map(draw);
    const wanted = new Set(first);
    for (const row of [...rows.children]) if (!wanted.has(row)) row.remove();
    first.forEach((row, at) => row === rows.children[at] || rows.insertBefore(row, rows.children[at] ?? null));
    count();
  };
  return { foot: make("p", {}, button), show };
}

/**
 * Cards that stand on the page already are used again, as they say more than the index knows.
 * @param {Element} section @param {Catalogue} catalogue @returns {(result: Result) => void}
 */
export function drawList(section, catalogue) {
  const rows = section.querySelector(".case-list") ?? make("ul", { class: "case-list" });
  const cards = new Map([...rows.querySelectorAll("[data-case]")].map((it) => [it.getAttribute("data-case") ?? "", it]));
  /** @type {Result["why"]} */
  let why = () => "";
  const { foot, show } = keepRows(rows, (at) => {
    const it = catalogue.cases[at];
    const card = cards.get(it.id) ?? drawCard(catalogue, it);
    cards.set(it.id, card);
    const told = card.querySelector(".why-found");
    const words = why(at);
    if (!words) told?.remove();
    else say(told ?? card.appendChild(make("p", { class: "counts why-found" })), `Found through: ${words}`);
    return card;
  });
  section.replaceChildren(rows, foot);
  return (result) => {
    why = result.why;
    show(result.order);
  };
}

/** @param {Catalogue} catalogue @param {Case} it */
function drawCard(catalogue, it) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) => make("div", {}, make("dt", {}, name), make("dd", {}, value));
  const facts = make(
    "dl",
    { class: "card-facts" },
    fact("Where and when", `${whereOf(it)}, ${whenOf(it)}`),
    fact("Status", labelOf(catalogue, it, "status")),
    fact("How far tested", labelOf(catalogue, it, "stage")),
  );
  return make("li", { class: "case-card", "data-case": it.id }, make("h2", { class: "card-title" }, link(it)), make("p", {}, it.line), facts, acts(it));
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
  const table = make("table", { class: "case-table" }, caption, make("thead", {}, make("tr", {}, ...heads, make("th", { scope: "col", class: "acts" }, "Use it"))), rows);
  const cell = (/** @type {string} */ name, /** @type {string} */ value) => make("td", { "data-label": name }, value);
  /** @type {Map<number, Element>} */
  const drawn = new Map();
  const draw = (/** @type {number} */ at) => {
    const it = catalogue.cases[at];
    const values = [whereOf(it), whenOf(it), labelOf(catalogue, it, "status"), labelOf(catalogue, it, "stage")];
    return make("tr", {}, make("th", { scope: "row" }, link(it)), ...values.map((value, column) => cell(COLUMNS[column + 1][1], value)), make("td", {}, acts(it)));
  };
  const { foot, show } = keepRows(rows, (at) => drawn.get(at) ?? /** @type {Element} */ (drawn.set(at, draw(at)).get(at)));
  section.replaceChildren(table, foot);
  return ({ order, sort }) => {
    heads.forEach((head, column) => {
      const [key] = COLUMNS[column];
      const down = DOWN.has(key) !== sort.startsWith("-");
      if (sort.replace("-", "") === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      head.dataset.next = sort === key ? `-${key}` : key;
    });
    caption.textContent = `${plural(order.length, "case")}. A column's name puts them in its order.`;
    show(order);
  };
}
