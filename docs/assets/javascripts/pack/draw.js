// @ts-check
/**
 * Draws a pack as a brief, and the list that arranges it.
 *
 * @typedef {import("./store.js").Pack} Pack
 * @typedef {import("./open.js").Part} Part
 */
import { make } from "../explore/dom.js";
import { takePart } from "./parts.js";
import { ROOT, shareLink } from "./store.js";

/** @param {string | number} day */
const write = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** @param {Part[]} parts @returns {Map<string, Part[]>} by group, in the order of the first of each */
export const groupParts = (parts) => Map.groupBy ? Map.groupBy(parts, (it) => it.group) : parts.reduce((all, it) => all.set(it.group, [...(all.get(it.group) ?? []), it]), new Map());

/**
 * The brief: what is in the pack, one list of references, and where it comes from.
 * @param {Pack} pack
 * @param {Part[]} parts those whose pages were opened; one that cannot be taken is marked as failed
 */
export function drawBrief(pack, parts) {
  /** @type {Map<string, Element>} */
  const references = new Map();
  const taken = (/** @type {Part} */ part) => {
    try {
      return takePart(part, references);
    } catch {
      part.state = "failed";
      return [];
    }
  };
  const whole = parts.filter((it) => !it.group);
  const sections = whole.map((it) => {
    const title = make("a", { href: it.href }, it.title);
    return make("section", { class: "pack-part" }, make("h3", {}, title), ...taken(it));
  });
  const asked = groupParts(parts.filter((it) => it.group));
  if (asked.size) {
    const lists = [...asked].flatMap(([role, rows]) => [make("h4", {}, role), make("ul", { class: "brief-rows" }, ...rows.flatMap(taken))]);
    sections.push(make("section", {}, make("h3", {}, "Questions to ask"), ...lists));
  }
  const name = document.querySelector(".top__name")?.textContent ?? "";
  const share = shareLink({ items: pack.items, title: "", note: "", date: "" });
  const labels = make("a", { href: new URL("about/evidence/", ROOT).href }, "What the labels mean");
  return make(
    "article",
    { class: "brief pack" },
    make("h2", {}, pack.title || "A brief for a meeting"),
    ...(pack.date ? [make("p", { class: "brief-name" }, write(pack.date))] : []),
    ...pack.note.split(/\n+/).filter(Boolean).map((it) => make("p", { class: "pack-note" }, it)),
    ...sections,
    ...(references.size ? [make("section", {}, make("h3", {}, "References"), make("ol", { class: "brief-references" }, ...references.values()))] : []),
    make("p", { class: "brief-note" }, `From ${name}, put together on ${write(Date.now())}. What stands here of a case is picked by rule; its page has all, with reasons. `,
      labels, ". CC BY 4.0. This pack: ", make("a", { href: share }, share)),
  );
}

/**
 * The list of all that is in the pack, each with buttons to move it and to take it out.
 * @param {Part[]} parts
 * @param {(act: "up" | "down" | "out", part: Part) => void} act
 */
export function drawList(parts, act) {
  const button = (/** @type {Part} */ part, /** @type {"up" | "down" | "out"} */ what, /** @type {string} */ label, end = false) =>
    make("button", { type: "button", "data-key": `${part.id} ${what}`, "aria-disabled": end && "true", click: () => end || act(what, part) },
      label, make("span", { class: "unseen" }, ` ${part.title}`));
  return [...groupParts(parts)].flatMap(([group, rows]) => [
    ...(group ? [make("p", {}, make("strong", {}, group))] : []),
    make("ol", { class: "plain-rows pack-list", "aria-label": group || "Cases, findings and checks" }, ...rows.map((part, at) =>
      make("li", {}, make("span", {}, part.title, part.state === "gone" ? " (gone)" : part.state && " (did not load)"), " ",
        make("span", { class: "buttons" }, button(part, "up", "Up", !at), button(part, "down", "Down", at === rows.length - 1), button(part, "out", "Take out"))))),
  ]);
}
