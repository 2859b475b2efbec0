// @ts-check
/** Search over any page: a dialog with the best results, and a way to all of them. */

import { find } from "./index.js";
import { make } from "../explore/dom.js";
import { count, drawHit, followArrows } from "./results.js";

const SHOWN = 6;
const PAUSE = 150;

/** @type {HTMLDialogElement | undefined} */
let dialog;

/**
 * Open search; on the search page itself, go to its box. The browser gives the focus back.
 * @param {HTMLAnchorElement} link the way to the search page
 */
export function openSearch(link) {
  const own = document.querySelector("[data-search-page] input[type=search]");
  if (own instanceof HTMLInputElement) {
    own.focus();
    own.select();
    return;
  }
  dialog ??= build(link.href);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.select();
}

/** @param {string} address of the search page */
function build(address) {
  const input = /** @type {HTMLInputElement} */ (
    make("input", { type: "search", name: "q", id: "search-words", maxlength: "200", autocomplete: "off", autofocus: "" })
  );
  const status = make("p", { role: "status", class: "search-status" });
  const list = make("ol", { class: "hits", "aria-label": "Results" });
  const close = make("button", { type: "button", class: "search-close" }, "Close");
  const form = make(
    "form",
    { action: address, role: "search", class: "search-form" },
    make("label", { for: "search-words", id: "search-title" }, "Search the whole casebook"),
    make("div", { class: "search-row" }, input, make("button", {}, "All results"), close),
  );
  const made = /** @type {HTMLDialogElement} */ (make("dialog", { class: "search md-typeset", "aria-labelledby": "search-title" }, form, status, list));
  document.body.append(made);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("keydown", (event) => event.key === "Escape" && (event.preventDefault(), made.close()));
  followArrows(made, input);
  let timer = 0;
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const query = input.value.trim();
    if (!query) return void (list.replaceChildren(), (status.textContent = ""));
    try {
      const found = await find(query);
      const hits = await Promise.all(found.slice(0, SHOWN).map((it) => it.read()));
      if (mine !== turn) return;
      list.replaceChildren(...hits.map((it) => drawHit(it, false)));
      status.textContent = count(found, query) + (found.length ? "" : " “All results” looks for words that are spelt alike.");
    } catch {
      if (mine !== turn) return;
      list.replaceChildren();
      status.replaceChildren("The search index could not be loaded. ", make("a", { href: address, "data-hit": "" }, "Lists to browse instead"));
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  return made;
}
