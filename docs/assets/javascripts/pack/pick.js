// @ts-check
/** Takes into the reader's pack what a page offers for it (`data-pick`), and counts it in the head. */

import { make, say } from "../explore/dom.js";
import { isKept, keepPack, ownPack, shareLink } from "./store.js";

const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-pack]"));
const status = make("p", { "aria-live": "polite", class: "unseen" });

/** @param {string} id @param {string} name put it in, or take it out */
function toggle(id, name) {
  const pack = ownPack();
  const there = pack.items.includes(id);
  pack.items = there ? pack.items.filter((it) => it !== id) : [...pack.items, id];
  keepPack(pack);
  say(status, `${there ? "Taken out of" : "Put into"} your pack: ${name}. It holds ${pack.items.length}.`);
}

/** Give each place its button, each question its box. */
export function dress() {
  const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-pick]:not(.is-dressed)"));
  for (const place of places) {
    const says = place.querySelector(".says");
    const name = place.dataset.name ?? says?.textContent ?? "";
    const act = () => toggle(place.dataset.pick ?? "", name);
    place.classList.add("is-dressed");
    if (says) {
      const label = make("label", {}, make("input", { type: "checkbox", change: act }), make("span", { class: "unseen", "data-scripted": true }, "Into your pack: "));
      says.replaceWith(label);
      label.append(says);
    } else place.append(make("button", { type: "button", click: act }, make("span", {}), make("span", { class: "unseen" }, ` ${name}`)));
  }
  if (places.length) show();
}

/** Let every place and the head say what is in the pack. */
function show() {
  const { items } = ownPack();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".is-dressed"))) {
    const there = items.includes(place.dataset.pick ?? "");
    const box = place.querySelector("input");
    if (box) box.checked = there;
    else say(/** @type {Element} */ (place.querySelector("button > span")), there ? "In your pack: take out" : "Add to pack");
  }
  if (!link) return;
  say(link, items.length ? `Pack (${items.length})` : "Pack");
  // Where nothing can be kept, the link carries what was picked on this page.
  link.search = isKept() ? "" : new URL(shareLink(ownPack())).search;
}

document.body.append(status);
dress();
show();
for (const event of ["pack", "storage", "pageshow"]) addEventListener(event, show);
const explorer = document.querySelector("[data-explorer]");
if (explorer) new MutationObserver(dress).observe(explorer, { childList: true, subtree: true });
