// @ts-check
/** The search page: `?q=` and `&kind=` in the address say what is shown. */

import { find } from "./index.js";
import { make } from "../explore/dom.js";
import { count, drawHit, followArrows } from "./results.js";
import { keepQuery, offerRecent, offerShortcut } from "./keeping.js";

const STEP = 10;
const PAUSE = 200;
const root = /** @type {HTMLElement} */ (document.querySelector("[data-search-page]"));
/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
/** All kinds of page, in the order in which they are offered. */
const KINDS = (part("kinds").dataset.kinds ?? "").split("|");

/** @type {import("./index.js").Found[]} */
let found = [];
let kind = "";
let shown = 0;
let turn = 0;
let batch = 0;

/** Show further results, from the first one if `anew`. @param {boolean} anew */
async function more(anew) {
  const [mine, own] = [turn, ++batch];
  const late = () => mine !== turn || own !== batch;
  const results = part("results");
  const wanted = kind ? found.filter((it) => it.kind === kind) : found;
  const from = anew ? 0 : shown;
  const [first, ...others] = wanted.slice(from, from + STEP);
  // The first is on the page before the others are asked for: a slow line brings it ten times sooner.
  const best = first && (await first.read());
  if (late()) return;
  for (const it of [...results.children].slice(from)) it.remove();
  if (best) results.append(drawHit(best, true));
  const hits = await Promise.all(others.map((it) => it.read()));
  if (late()) return;
  results.append(...hits.map((it) => drawHit(it, true)));
  shown = from + (best ? 1 : 0) + hits.length;
  part("more").hidden = shown >= wanted.length;
  part("more").textContent = `Show ${Math.min(STEP, wanted.length - shown)} more of ${wanted.length - shown}`;
  if (!anew) /** @type {HTMLElement} */ (results.children[from]?.querySelector("a")).focus();
}

/** Offer the kinds of what was found, each with its count. */
function drawKinds() {
  const choices = ["", ...KINDS].flatMap((value) => {
    const number = value ? found.filter((it) => it.kind === value).length : found.length;
    if (!number && value !== kind) return [];
    const box = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: "kind", value }));
    box.checked = value === kind;
    return [make("label", {}, box, ` ${value || "All"} (${number})`)];
  });
  part("kinds").replaceChildren(make("legend", {}, "Kind of page"), ...choices);
  part("kinds").hidden = !found.length;
}

/** Words spelt alike, where no page has all the words. @param {string} query */
async function drawMeant(query) {
  part("meant").replaceChildren();
  if (found.some((it) => it.whole)) return;
  const mine = turn;
  const { suggest } = await import("./suggest.js");
  const words = await suggest(query);
  if (mine !== turn || !words.length) return;
  const links = words.map((it) => make("li", {}, make("a", { href: `?q=${encodeURIComponent(it)}`, "data-hit": "" }, it)));
  part("meant").append(make("p", {}, "Did you mean:"), make("ul", {}, ...links));
}

/** Show what the address asks for. */
async function show() {
  const mine = ++turn;
  const asked = new URLSearchParams(location.search);
  const query = (asked.get("q") ?? "").trim().slice(0, 200);
  kind = asked.get("kind") ?? "";
  if (document.activeElement !== input) input.value = query;
  part("fault").hidden = true;
  if (!query) {
    found = [];
    for (const it of ["results", "meant", "status"]) part(it).replaceChildren();
    for (const it of ["kinds", "more"]) part(it).hidden = true;
    return;
  }
  try {
    const answer = await find(query);
    if (mine !== turn) return;
    found = answer;
    const odd = kind && !KINDS.includes(kind) ? ` There is no kind of page called “${kind.slice(0, 40)}”; it was left out.` : "";
    if (odd) kind = "";
    drawKinds();
    await Promise.all([more(true), drawMeant(query)]);
    if (mine === turn) part("status").textContent = count(found, query) + odd;
  } catch {
    if (mine !== turn) return;
    for (const it of ["results", "meant", "status"]) part(it).replaceChildren();
    for (const it of ["kinds", "more"]) part(it).hidden = true;
    part("fault").hidden = false;
  }
}

/** Write the state into the address. @param {boolean} push whether "back" leads to what was before */
function go(push) {
  const query = input.value.trim();
  const asked = new URLSearchParams(query ? { q: query, ...(kind ? { kind } : {}) } : {});
  const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
  history[push ? "pushState" : "replaceState"](null, "", address);
  show();
}

let timer = 0;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(false), PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  keepQuery(input.value);
  go(true);
});
part("kinds").addEventListener("change", (event) => {
  kind = /** @type {HTMLInputElement} */ (event.target).value;
  const asked = new URLSearchParams({ q: input.value.trim(), ...(kind ? { kind } : {}) });
  history.pushState(null, "", `${location.pathname}?${asked}`);
  more(true);
});
part("results").addEventListener("click", () => keepQuery(input.value));
part("more").addEventListener("click", () => more(false));
addEventListener("popstate", () => {
  input.blur();
  show();
});
followArrows(root, input);
offerRecent(part("recent"));
offerShortcut(part("shortcut"));
show();
