// @ts-check
/**
 * Cases side by side as a table: a row is a field, a column a case. It is the table that the pages
 * of declared pairs have (comparison.html.jinja), with links to the claims in place of references.
 */

import { make } from "../explore/dom.js";

/**
 * @typedef {{ says: string, url: string, sources: number, lead?: string, arrow?: string,
 *   note?: string, page?: boolean, label?: [string, string], link?: string }} Entry
 * @typedef {{ id: string, name: string, entries: Entry[], counts?: string, blank?: string,
 *   more?: [string, string] }} Field
 * @typedef {{ version: number, id: string, title: string, url: string, fields: Field[] }} CaseData
 */

/** The shape of a label, as the key at the end of the page has it. @param {string} label */
function shape(label) {
  const drawn = document.querySelector(`.label-key [data-label="${CSS.escape(label)}"] svg`);
  return drawn ? drawn.cloneNode(true) : "";
}

/** @param {number} count */
const sources = (count) => (count === 1 ? "1 source" : `${count} sources`);

/**
 * @param {Entry} it
 * @param {URL} root
 * @returns {(Node | string)[]}
 */
function entry(it, root) {
  const href = new URL(it.url, root).href;
  /** @type {(Node | string)[]} */
  const parts = [];
  if (it.lead) {
    const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, it.arrow ?? "");
    parts.push(make("span", { class: "lead" }, arrow, ` ${it.lead}.`), " ");
  }
  parts.push(...(it.page ? [make("a", { href }, it.says), "."] : [it.says]));
  if (it.note) parts.push(" ", make("span", { class: "note" }, it.note));
  if (it.label) {
    const words = `${it.label[1]}; link: ${it.link}; ${sources(it.sources)}`;
    parts.push(" ", make("a", { class: "claim-mark", href }, shape(it.label[0]), words));
  } else if (it.sources && !it.page) {
    const name = `${sources(it.sources)} for: ${it.says}`;
    parts.push(" ", make("a", { class: "claim-mark", href, "aria-label": name }, sources(it.sources)));
  }
  return parts;
}

/**
 * @param {Field | undefined} field
 * @param {CaseData} of
 * @param {URL} root
 */
function cell(field, of, root) {
  const made = make("td", { "data-label": of.title });
  if (!field) return made;
  if (field.counts) made.append(make("p", { class: "counts" }, field.counts));
  if (field.entries.length > 1) {
    made.append(make("ul", {}, ...field.entries.map((it) => make("li", {}, ...entry(it, root)))));
  } else if (field.entries.length) {
    made.append(make("p", {}, ...entry(field.entries[0], root)));
  } else {
    made.append(make("p", { class: "blank" }, field.blank ?? "None."));
  }
  if (field.more) {
    const [words, url] = field.more;
    const href = new URL(url, root).href;
    made.append(make("p", {}, make("a", { href, "aria-label": `${words}: ${of.title}` }, words)));
  }
  return made;
}

/**
 * @param {CaseData[]} cases
 * @param {URL} root the address of the site
 */
export function drawTable(cases, root) {
  const heads = cases.map((it) =>
    make("th", { scope: "col" }, make("a", { href: new URL(it.url, root).href }, it.title)));
  const body = make("tbody");
  for (const { id, name } of cases[0].fields) {
    const row = cases.map((it) => it.fields.find((field) => field.id === id));
    if (!row.some((field) => field?.entries.length || field?.blank)) continue;
    const cells = row.map((field, column) => cell(field, cases[column], root));
    body.append(make("tr", { class: `row-${id}` }, make("th", { scope: "row" }, name), ...cells));
  }
  return make(
    "table",
    { class: `compare compare--${cases.length}` },
    make("caption", {}, "Each row is one field, filled in the same way for every case. "
      + "The words after an outcome say how strong the claim is, and lead to its reasons and sources."),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Field"), ...heads)),
    body,
  );
}
