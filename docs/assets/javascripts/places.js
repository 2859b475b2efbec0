// @ts-check
/**
 * "Places like mine": what the reader says of a place stands in the form and in the address, and
 * the cases come in order of how like it their places are. Nothing is sent.
 */

import { comparePlaces, orderCases } from "./places/likeness.js";
import { describe, showCases } from "./places/show.js";

/** @typedef {import("./places/likeness.js").Data} Data */
/** @typedef {import("./places/likeness.js").Place} Place */

const ROOT = new URL("../../", import.meta.url);
// What the form asks → what the data call it.
const ASKED = { council: "council", nation: "nation", region: "region", setting: "setting", deprivation: "deprivation", people: "size" };
const form = /** @type {HTMLFormElement} */ (document.getElementById("like-form"));
const status = /** @type {HTMLElement} */ (document.getElementById("like-status"));
const results = /** @type {HTMLElement} */ (document.getElementById("like-results"));
/** @type {Promise<Data> | undefined} */
let loading;

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

/** The data, when they are first needed; asked for again if they did not come. */
function load() {
  loading ??= fetch(new URL("assets/data/places.json", ROOT), { referrerPolicy: "no-referrer" }).then((answer) => answer.json());
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * @param {string} text such as `250,000`, `250k` or `1.2 million`
 * @returns {number | undefined} how many people; nothing if it does not say
 */
function readPeople(text) {
  const found = /^(\d+|\d{1,3}(?:[ ,]\d{3})+)(\.\d+)?\s*(k|thousand|m|million)?$/i.exec(text.trim());
  if (!found) return undefined;
  const unit = /^[kt]/i.test(found[3]) ? 1e3 : found[3] ? 1e6 : 1;
  const people = Math.round(Number(found[1].replace(/[ ,]/g, "") + (found[2] ?? "")) * unit);
  return people >= 1 && people <= 1e8 ? people : undefined;
}

/** Put into the form what the address says; return what the form does not know. */
function readAddress() {
  for (const name of [...Object.keys(ASKED), "place"]) field(name).value = "";
  const unknown = [];
  for (const [name, value] of new URLSearchParams(location.search)) {
    const input = name in ASKED || name === "place" ? field(name) : undefined;
    const known = input instanceof HTMLSelectElement ? [...input.options].some((it) => it.value === value) : readPeople(value);
    if (input && known && !input.value) input.value = value;
    else unknown.push(`${name} “${value}”`.slice(0, 60));
  }
  return unknown;
}

/**
 * What a place has for a field of the form.
 * @param {Place} place
 * @param {string} name
 */
const factOf = (place, name) => String(/** @type {any} */ (place)[/** @type {any} */ (ASKED)[name]] ?? "");

/**
 * Let the place that was chosen fill the fields; where they say otherwise, it is no longer chosen.
 * @param {Data} data
 * @param {"all" | "empty" | undefined} which fields are filled
 */
function fill(data, which) {
  const place = data.places.find((it) => it.id === field("place").value);
  if (!place) return;
  for (const name in ASKED) if (which === "all" || (which && !field(name).value)) field(name).value = factOf(place, name);
  if (Object.keys(ASKED).some((name) => field(name).value !== factOf(place, name))) field("place").value = "";
}

/** Write the form into the address, as a step back or in place of what it said. */
function writeAddress(/** @type {"pushState" | "replaceState"} */ how) {
  const query = new URLSearchParams();
  for (const name of field("place").value ? ["place"] : Object.keys(ASKED)) {
    const value = field(name).value.trim();
    if (value && (name !== "people" || readPeople(value))) query.set(name, value);
  }
  const search = String(query) && `?${query}`;
  if (search !== location.search) history[how](null, "", location.pathname + search);
}

/**
 * Show what follows from the form.
 * @param {{unknown?: string[], which?: "all" | "empty", how?: "pushState" | "replaceState"}} from
 *   what was left out of the address, what a chosen place fills, and what becomes of the address
 */
async function show({ unknown = [], which, how }) {
  try {
    const data = await load();
    fill(data, which);
    if (how) writeAddress(how);
    /** @type {any} */
    const said = {};
    for (const name in ASKED) if (field(name).value) said[/** @type {any} */ (ASKED)[name]] = field(name).value;
    const people = field("people");
    const wrong = Boolean(people.value.trim()) && !readPeople(people.value);
    people.setAttribute("aria-invalid", String(wrong));
    if (wrong) unknown.push(`people “${people.value}”`.slice(0, 60));
    said.size = readPeople(people.value);
    if (!said.size) delete said.size;
    const others = data.places.filter((it) => it.id !== field("place").value);
    const found = Object.keys(said).length ? orderCases(comparePlaces(said, others, data), data.cases) : [];
    showCases(results, found, ROOT);
    const left = unknown.length ? ` Left out, as this page does not know it: ${unknown.join("; ")}.` : "";
    status.textContent = describe(found, data.places.find((it) => it.id === field("place").value)) + left;
  } catch {
    results.hidden = true;
    status.textContent = "The data did not load, so the cases cannot be put in order now. The lists below have them all.";
  }
}

form.addEventListener("change", (event) => {
  if (event.target === field("people")) return;
  show({ which: event.target === field("place") ? "all" : undefined, how: "pushState" });
});
form.addEventListener("input", (event) => {
  if (event.target === field("people")) show({ how: "replaceState" });
});
form.addEventListener("reset", () => setTimeout(() => show({ how: "pushState" })));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await show({ how: "pushState" });
  if (!results.hidden) results.focus();
  else status.textContent ||= "Say at least one thing about your place first.";
});
addEventListener("popstate", () => show({ unknown: readAddress(), which: "empty" }));
form.hidden = false;
/** @type {HTMLElement} */ (document.getElementById("like-without")).hidden = true;
const unknown = readAddress();
if (location.search) show({ unknown, which: "empty" });
