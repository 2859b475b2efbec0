// @ts-check
/**
 * Draws a pack as a brief, the list that arranges it, and the questions that belong to it.
 *
 * @typedef {import("./store.js").Pack} Pack
 * @typedef {import("./parts.js").Part} Part
 */
import { make } from "../explore/dom.js";
import { takePart } from "./parts.js";
import { ROOT, shareLink } from "./store.js";

/** @param {string | number} day */
const write = (day) => new Date(day).toLocaleDateString("en-GB", { dateStyle: "long" });

/** @param {Part[]} parts @returns {[string, Part[]][]} by group, those without one first */
const groupParts = (parts) => [...new Set(["", ...parts.map((it) => it.group)])].map((group) => [group, parts.filter((it) => it.group === group)]);

/**
 * The brief: what is in the pack, one list of references, and where it comes from.
 * @param {Pack} pack
 * @param {Part[]} parts those whose pages were opened; one that cannot be taken is marked as failed
 */
export function drawBrief(pack, parts) {
  /** @type {Map<string, Element>} */
  const references = new Map();
  const taken = (/** @type {Part} */ part, /** @type {Element} */ place) => {
    try {
      place.append(...takePart(part, references));
      return [place];
    } catch {
      part.state = "failed";
      return [];
    }
  };
  const said = groupParts(parts).flatMap(([group, rows], at) => {
    if (!group) return rows.flatMap((it) => taken(it, make("section", { class: "pack-part" }, make("h3", {}, make("a", { href: it.href }, it.title)))));
    const asked = make("ul", { class: "brief-rows" }, ...rows.flatMap((it) => taken(it, make("li"))));
    return [...(at > 1 ? [] : [make("h3", {}, "Questions to ask")]), make("h4", {}, group), asked];
  });
  const link = (/** @type {string} */ href, text = href) => make("a", { href }, text);
  return make(
    "article",
    { class: "brief pack" },
    make("h2", {}, pack.title || "A brief for a meeting"),
    make("p", { class: "brief-name" }, pack.date && write(pack.date)),
    ...pack.note.split(/\n+/).map((it) => make("p", { class: "pack-note" }, it)),
    ...said,
    ...(references.size ? [make("h3", {}, "References"), make("ol", { class: "brief-references" }, ...references.values())] : []),
    make("p", { class: "brief-note" }, `From Green Shoots, put together on ${write(Date.now())}. What stands here of a case is picked by rule; its page has all, with reasons. `,
      link(new URL("about/evidence/", ROOT).href, "What the labels mean"), ". CC BY 4.0. This pack: ", link(shareLink({ ...pack, title: "", note: "", date: "" }))),
  );
}

/**
 * The list of all that is in the pack, each with buttons to move it and to take it out.
 * @param {Part[]} parts
 */
export function drawList(parts) {
  const button = (/** @type {Part} */ part, /** @type {string} */ act, /** @type {string} */ label, end = false) =>
    make("button", { type: "button", "data-act": act, "data-id": part.id, "aria-disabled": end && "true" }, label, make("span", { class: "unseen" }, ` ${part.title}`));
  const states = { "": "", gone: " (gone)", failed: " (did not load)" };
  return groupParts(parts).flatMap(([group, rows]) => [
    ...(group ? [make("p", {}, make("strong", {}, group))] : []),
    make("ol", { class: "plain-rows pack-list", "aria-label": group || "Cases, findings and checks" }, ...rows.map((it, at) =>
      make("li", {}, make("span", {}, it.title, states[it.state]),
        make("span", { class: "buttons" }, button(it, "up", "Up", !at), button(it, "down", "Down", at === rows.length - 1), button(it, "out", "Take out"))))),
  ]);
}

/**
 * For each role a button that adds the next question of each case and finding.
 * @param {Document | undefined} doc the page of all questions
 * @param {string[]} items what is in the pack
 */
export function drawOffers(doc, items) {
  const pages = items.map((it) => it.replace(/^(case|finding)\.(.*)/, "/$1s/$2/"));
  const roles = new Set([...(doc?.querySelectorAll("[data-role]") ?? [])].map((it) => it.getAttribute("data-role") ?? ""));
  return [...roles].flatMap((role) => {
    /** @type {Map<string, string>} page → its next question */
    const next = new Map();
    for (const link of doc?.querySelectorAll(`[data-role="${role}"] .when a`) ?? []) {
      const id = link.closest("[data-pick]")?.getAttribute("data-pick") ?? "";
      const page = pages.find((it) => link.getAttribute("href")?.includes(it));
      if (page && !next.has(page) && !items.includes(id)) next.set(page, id);
    }
    const ids = [...new Set(next.values())];
    return ids.length ? [make("button", { type: "button", "data-act": "ask", "data-id": role, "data-ids": ids.join() }, `${doc?.getElementById(role)?.textContent} (${ids.length})`)] : [];
  });
}
