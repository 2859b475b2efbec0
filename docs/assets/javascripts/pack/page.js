// @ts-check
/**
 * The page of a pack: the reader's own, or one that the address brings (`?items=…`), which stays
 * apart from it. Changes of a shared one go into the address.
 *
 * @typedef {import("./store.js").Pack} Pack
 * @typedef {import("./open.js").Part} Part
 */
import { make } from "../explore/dom.js";
import { offerQuestions } from "./ask.js";
import { copyBrief, downloadMarkdown } from "./away.js";
import { drawBrief, drawList } from "./draw.js";
import { openPart, questionsPage } from "./open.js";
import "./pick.js";
import { keepPack, LONGEST, ownPack, readPack, ROOT, shareLink, writePack } from "./store.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-pack-page]"));
/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (root.querySelector(`[name="${name}"]`));
let shared = false;
/** @type {Pack} */
let pack;
/** @type {Pack | undefined} as it was before something was taken out of it */
let before;
/** @type {Part[]} */
let parts = [];
let turn = 0;

/** @param {string[]} ids */
const named = (ids) => ids.slice(0, 5).map((it) => `“${it.slice(0, 60)}”`).join(", ");

/** @param {(Node | string)[]} said */
const say = (...said) => part("status").replaceChildren(...said.filter(Boolean).map((it) => make("p", {}, it)));

/** Read the pack anew, from the address or the store. */
function start() {
  shared = new URLSearchParams(location.search).has("items");
  const read = shared ? readPack(location.search) : { pack: ownPack(), odd: [] };
  pack = read.pack;
  show(read.odd.length ? `Left out, as it is nothing that a pack can hold: ${named(read.odd)}.` : "");
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
  const opened = await Promise.all(pack.items.map(openPart));
  const asked = await questionsPage().catch(() => undefined);
  if (mine !== turn) return;
  parts = opened;
  for (const name of ["title", "note", "date"]) {
    const value = pack[/** @type {"title"} */ (name)];
    if (field(name).value !== value) field(name).value = value;
  }
  part("brief").replaceChildren(drawBrief(pack, parts.filter((it) => !it.state)));
  const gone = parts.filter((it) => it.state === "gone").map((it) => it.id);
  const failed = parts.filter((it) => it.state === "failed");
  const sorry = failed.map((it) => make("span", {}, `“${it.title}” did not load. `, make("a", { href: it.url }, "Read it on its own page"), "."));
  say(said, gone.length ? `No longer in the casebook, and left out: ${named(gone)}.` : "", ...sorry);
  const focused = document.activeElement?.getAttribute("data-key");
  part("list").replaceChildren(...drawList(parts, arrange));
  if (focused) focusOn(focused);
  const add = (/** @type {string[]} */ ids) => set({ items: [...pack.items, ...ids] }, `Questions added: ${ids.length}.`);
  part("asks").hidden = !offerQuestions(part("ask"), asked, pack.items, add);
  const cases = pack.items.filter((it) => it.startsWith("case.")).map((it) => it.slice(5));
  part("compare").hidden = cases.length < 2 || cases.length > 4;
  part("compare").setAttribute("href", new URL(`compare/?cases=${cases.join()}`, ROOT).href);
  const own = ownPack().items.length;
  part("shared").hidden = !shared;
  part("own").textContent = own ? `Your own pack holds ${own}, and keeping this one replaces it.` : "You have no pack of your own yet.";
  part("undo").hidden = !before;
  for (const name of ["tools", "brief"]) part(name).hidden = !pack.items.length;
  part("empty").hidden = Boolean(pack.items.length);
}

/** @param {string} key */
const focusOn = (key) => /** @type {HTMLElement | null} */ (part("list").querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();

/** @param {"up" | "down" | "out"} act @param {Part} it */
async function arrange(act, it) {
  const items = [...pack.items];
  const here = items.indexOf(it.id);
  if (act === "out") {
    before = pack;
    const rows = [...part("list").querySelectorAll('[data-key$=" out"]')].map((one) => one.getAttribute("data-key") ?? "");
    const next = rows[rows.indexOf(`${it.id} out`) + 1];
    await set({ items: items.filter((one) => one !== it.id) }, `Taken out: ${it.title}.`);
    return next ? focusOn(next) : part("undo").focus();
  }
  const row = parts.filter((one) => one.group === it.group).map((one) => one.id);
  const there = items.indexOf(row[row.indexOf(it.id) + (act === "up" ? -1 : 1)]);
  [items[here], items[there]] = [items[there], items[here]];
  await set({ items }, `Moved ${act}: ${it.title}.`);
  focusOn(`${it.id} ${act}`);
}

/** @type {Record<string, () => void>} what the buttons of the page do */
const acts = {
  print: () => print(),
  copy: async () => say((await copyBrief(part("brief"))) ? "Copied. Paste it into Word or an e-mail." : "This browser did not allow it. The pack is selected: press Ctrl or Cmd and C."),
  markdown: () => downloadMarkdown(part("brief"), `pack-${new Date().toISOString().slice(0, 10)}.md`),
  link: async () => {
    const link = shareLink(pack);
    await navigator.clipboard.writeText(link).then(() => say("The link is copied. It carries all that is in the pack, with your title and note."), () => say(make("a", { href: link }, link)));
  },
  clear: () => {
    before = pack;
    set({ items: [] }, "All taken out.").then(() => part("undo").focus());
  },
  undo: () => {
    const back = before;
    before = undefined;
    set(back ?? {}, "Put back.").then(() => part("list").querySelector("button")?.focus());
  },
  keep: () => {
    before = ownPack().items.length ? ownPack() : undefined;
    keepPack(pack);
    history.pushState(null, "", location.pathname);
    start();
  },
};

root.addEventListener("click", (event) => {
  const name = /** @type {Element} */ (event.target).closest("[data-act]")?.getAttribute("data-act");
  if (name) acts[name]();
});
part("form").addEventListener("input", () => set({ title: field("title").value.slice(0, LONGEST.title), note: field("note").value.slice(0, LONGEST.note), date: field("date").value }));
addEventListener("popstate", start);
addEventListener("storage", () => shared || start());
start();
