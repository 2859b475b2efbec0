// @ts-check
/**
 * The choice of two to four cases on the page "Compare". The choice lives in the address
 * (`?cases=one,other`), so that it can be shared and undone; what is unknown there is named and
 * left out.
 */
import { make } from "../explore/dom.js";
import { drawTable } from "./table.js";

/** @typedef {import("./table.js").CaseData} CaseData */

const ROOT = new URL("../../../", import.meta.url);
const MOST = 4;
const NAMES = ["First case", "Second case", "Third case, if you like", "Fourth case, if you like"];

const template = /** @type {HTMLTemplateElement} */ (document.querySelector("#chooser"));
const form = /** @type {HTMLElement} */ (template.parentElement);
template.replaceWith(template.content);
const list = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
const status = /** @type {HTMLElement} */ (document.querySelector("[data-compare-status]"));
const shown = /** @type {HTMLElement} */ (document.querySelector("[data-comparison]"));
const copy = /** @type {HTMLButtonElement} */ (form.querySelector("[data-copy]"));
/** @type {Map<string, string>} id → title */
const known = new Map([...list.options].slice(1).map((it) => [it.value, it.text]));
const title = document.title;
/** @type {Map<string, Promise<CaseData>>} */
const kept = new Map();
let turn = 0;

const selects = NAMES.map((name, at) => {
  const select = /** @type {HTMLSelectElement} */ (list.cloneNode(true));
  select.id = `case-${at + 1}`;
  form.querySelector("fieldset")?.append(
    make("p", {}, make("label", { for: select.id }, name), select));
  return select;
});
list.remove();

/** @returns {string[]} what is chosen */
const chosen = () => selects.map((it) => it.value).filter(Boolean);

/** @param {string[]} ids */
const address = (ids) => location.pathname + (ids.length ? `?cases=${ids.join(",")}` : "");

/** @param {string[]} ids */
const titles = (ids) => ids.map((id) => known.get(id) ?? id).join("; ");

/** What the address asks for: the known cases, at most four, and sentences on what is left out. */
function readAddress() {
  const asked = new URLSearchParams(location.search).getAll("cases").join(",").split(",");
  const every = [...new Set(asked.map((it) => it.trim()).filter(Boolean))];
  const ids = every.filter((id) => known.has(id));
  const unknown = every.filter((id) => !known.has(id)).slice(0, 5).map((id) => `“${id.slice(0, 60)}”`);
  const notes = [];
  if (unknown.length) notes.push(`Left out, since no case has this name: ${unknown.join(", ")}.`);
  if (ids.length > MOST) {
    notes.push(`Four cases fit side by side. These are the first four; left out: ${titles(ids.slice(MOST))}.`);
  }
  return { ids: ids.slice(0, MOST), notes };
}

/** @param {string} id @returns {Promise<CaseData>} */
async function read(id) {
  const response = await fetch(new URL(`assets/data/cases/${id}.json`, ROOT));
  const data = response.ok ? await response.json() : null;
  if (data?.version !== 1 || !Array.isArray(data.fields)) throw new Error(`no data of ${id}`);
  return data;
}

/** @param {string} id */
function load(id) {
  const found = kept.get(id) ?? read(id);
  kept.set(id, found);
  found.catch(() => kept.delete(id));
  return found;
}

/** A case cannot be chosen twice. */
function fence() {
  const taken = chosen();
  for (const select of selects) {
    for (const option of select.options) {
      option.disabled = option.value !== select.value && taken.includes(option.value);
    }
  }
}

/** @param {string} id */
const apology = (id) => make("span", {}, `What we have on “${known.get(id)}” could not be loaded. `,
  make("a", { href: new URL(`cases/${id}/`, ROOT).href }, "Read the case itself"), ".");

/** @param {string[]} ids */
function pairLink(ids) {
  const key = [...ids].sort().join(",");
  const found = document.querySelector(`.pairs a[data-pair="${CSS.escape(key)}"]`);
  const href = found?.getAttribute("href");
  return href ? [make("p", {}, make("a", { href }, "Why editors set these two against each other"))] : [];
}

/** @param {(Node | string)[]} sentences */
const say = (sentences) => status.replaceChildren(...sentences.map((it) => make("p", {}, it)));

/**
 * @param {string[]} ids
 * @param {string[]} notes
 */
async function show(ids, notes = []) {
  const mine = ++turn;
  fence();
  copy.hidden = ids.length < 2;
  document.title = ids.length > 1 ? `${titles(ids)} - ${title}` : title;
  if (ids.length < 2) {
    shown.replaceChildren();
    say(ids.length ? [...notes, `Choose one more case to set beside “${titles(ids)}”.`] : notes);
    return;
  }
  const loaded = await Promise.allSettled(ids.map(load));
  if (mine !== turn) return;
  const cases = loaded.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
  const failed = ids.filter((_, at) => loaded[at].status === "rejected");
  shown.replaceChildren(...pairLink(ids), ...(cases.length ? [drawTable(cases, ROOT)] : []));
  const told = cases.length > 1 ? [`Side by side: ${titles(cases.map((it) => it.id))}.`] : [];
  say([...notes, ...failed.map(apology), ...told]);
}

/** Show what the address asks for. */
function follow() {
  const { ids, notes } = readAddress();
  selects.forEach((select, at) => { select.value = ids[at] ?? ""; });
  show(ids, notes);
}

form.addEventListener("change", () => {
  history.pushState(null, "", address(chosen()));
  show(chosen());
});
copy.addEventListener("click", async () => {
  const link = new URL(address(chosen()), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    say(["The link is copied."]);
  } catch {
    say(["The link could not be copied. It is: ", make("a", { href: link }, link)]);
  }
});
addEventListener("popstate", follow);
follow();
