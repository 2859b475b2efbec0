// @ts-check
/**
 * The page of a pack: the reader's own, or one that the address brings (`?items=…`), which stays
 * apart from it. Changes of a shared one go into the address.
 *
 * @typedef {import("./store.js").Pack} Pack
 * @typedef {import("./parts.js").Part} Part
 */
import { make } from "../explore/dom.js";
import { copyBrief, downloadMarkdown } from "./away.js";
import { drawBrief, drawList, drawOffers } from "./draw.js";
import { openPart, questionsPage } from "./parts.js";
import "./pick.js";
import { keepPack, ownPack, readPack, ROOT, shareLink, writePack } from "./store.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-pack-page]"));
/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
const fields = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[name]"));
let shared = false;
/** @type {any} a Pack */
let pack;
/** @type {Pack | undefined} as it was before something was taken out of it */
let before;
/** @type {Part[]} */
let parts = [];
let turn = 0;

/** @param {string[]} ids @param {string} why */
const left = (ids, why) => (ids.length ? `${why}, and left out: ${ids.slice(0, 5).map((it) => `“${it.slice(0, 60)}”`).join(", ")}.` : "");

/** @param {(Node | string)[]} said */
const say = (...said) => part("status").replaceChildren(...said.filter(Boolean).map((it) => make("p", {}, it)));

/** Read the pack anew, from the address or the store. */
function start() {
  shared = new URLSearchParams(location.search).has("items");
  const read = shared ? readPack(location.search) : { pack: ownPack(), odd: [] };
  pack = read.pack;
  return show(left(read.odd, "Nothing that a pack can hold"));
}

/** @param {Partial<Pack>} change @param {string} [said] */
function set(change, said) {
  pack = { ...pack, ...change };
  if (shared) history.replaceState(null, "", `?${writePack(pack)}`);
  else keepPack(pack);
  return show(said);
}

/** Open what is in the pack, and draw it. @param {string} [said] */
async function show(said = "") {
  const mine = ++turn;
  /** @type {string[]} */
  const items = pack.items;
  const [asked, ...opened] = await Promise.all([questionsPage(), ...items.map(openPart)]);
  if (mine !== turn) return;
  parts = opened;
  for (const it of fields) if (it.value !== pack[it.name]) it.value = pack[it.name];
  part("brief").replaceChildren(drawBrief(pack, parts.filter((it) => !it.state)));
  const gone = parts.filter((it) => it.state === "gone").map((it) => it.id);
  const sorry = parts.filter((it) => it.state === "failed").map((it) => make("span", {}, `“${it.title}” did not load. `, make("a", { href: it.url }, "Read it on its own page"), "."));
  say(said, left(gone, "No longer in the casebook"), ...sorry);
  const { act, id } = /** @type {HTMLElement} */ (document.activeElement).dataset;
  const offers = drawOffers(asked, items);
  part("list").replaceChildren(...drawList(parts));
  part("ask").replaceChildren(...offers);
  if (id) focusOn(act, id);
  const cases = items.filter((it) => it.startsWith("case.")).map((it) => it.slice(5));
  part("compare").setAttribute("href", new URL(`compare/?cases=${cases.join()}`, ROOT).href);
  const own = ownPack().items.length;
  part("own").textContent = own ? `Your own pack holds ${own}, and keeping this one replaces it.` : "";
  const shows = { shared, undo: before, empty: !items.length, tools: items.length, brief: items.length, asks: offers.length, compare: cases.length > 1 && cases.length < 5 };
  for (const [name, shown] of Object.entries(shows)) part(name).hidden = !shown;
}

/** @param {string} [act] @param {string} [id] */
const focusOn = (act, id = "") => /** @type {HTMLElement} */ (root.querySelector(`[data-act="${act}"][data-id="${id}"]`) ?? root.querySelector(`[data-act="${act}"]`))?.focus();

/** @param {string} id @param {number} step */
function move(id, step) {
  const row = parts.filter((it) => it.group === parts.find((one) => one.id === id)?.group).map((it) => it.id);
  const other = row[row.indexOf(id) + step];
  if (other) set({ items: pack.items.map((/** @type {string} */ it) => ({ [id]: other, [other]: id })[it] ?? it) }, `Moved ${step < 0 ? "up" : "down"}: ${titleOf(id)}.`);
}

/** @param {string} id */
const titleOf = (id) => parts.find((it) => it.id === id)?.title;

/** @type {Record<string, (button: DOMStringMap) => unknown>} what the buttons of the page do */
const acts = {
  print: () => print(),
  copy: async () => say((await copyBrief(part("brief"))) ? "Copied. Paste it into Word or an e-mail." : "This browser did not allow it. The pack is selected: press Ctrl or Cmd and C."),
  markdown: () => downloadMarkdown(part("brief")),
  link() {
    const link = shareLink(pack);
    return navigator.clipboard.writeText(link).then(() => say("The link is copied. It carries your title and note, too."), () => say(make("a", { href: link }, link)));
  },
  up: ({ id = "" }) => move(id, -1),
  down: ({ id = "" }) => move(id, 1),
  async out({ id = "" }) {
    before = pack;
    const rows = [...part("list").querySelectorAll("li")];
    const next = rows[rows.findIndex((it) => it.querySelector(`[data-id="${id}"]`)) + 1]?.querySelector("button")?.dataset.id;
    await set({ items: pack.items.filter((/** @type {string} */ it) => it !== id) }, `Taken out: ${titleOf(id)}.`);
    focusOn(next ? "out" : "undo", next);
  },
  async ask({ ids = "", id }) {
    const more = ids.split(",");
    await set({ items: [...pack.items, ...more] }, `Questions added: ${more.length}.`);
    focusOn("ask", id);
  },
  async clear() {
    before = pack;
    await set({ items: [] }, "All taken out.");
    focusOn("undo");
  },
  async undo() {
    const back = before;
    before = undefined;
    await set(back ?? {}, "Put back.");
    focusOn("out");
  },
  keep() {
    before = ownPack();
    keepPack(pack);
    history.pushState(null, "", location.pathname);
    return start();
  },
};

root.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-act]"));
  if (button) acts[button.dataset.act ?? ""](button.dataset);
});
root.addEventListener("input", () => set(Object.fromEntries([...fields].map((it) => [it.name, it.value]))));
addEventListener("popstate", start);
addEventListener("storage", () => shared || start());
start();
