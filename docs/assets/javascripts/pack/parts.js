// @ts-check
/**
 * Takes what belongs into a pack out of the pages of the casebook, and numbers the references of
 * all of them through.
 *
 * @typedef {import("./open.js").Part} Part
 */
import { make } from "../explore/dom.js";
import { words } from "./open.js";

/**
 * What a part says, as elements for the pack.
 * @param {Part} part
 * @param {Map<string, Element>} references key → reference, in the order of their numbers; added to
 * @throws {Error} where something is cited that its page has no reference for
 */
export function takePart(part, references) {
  const doc = /** @type {Document} */ (part.doc);
  const [kind] = part.id.split(".");
  if (kind === "question") {
    const item = /** @type {Element} */ (doc.querySelector(`[data-pick="${part.id}"]`));
    return [make("li", {}, part.title, " ", take(/** @type {Element} */ (item.querySelector(".when")), part, references, "brief-label"))];
  }
  const found = part.body ? [part.body] : [...doc.querySelectorAll(`[data-part="${kind}"]`)];
  return found.map((it) => take(it, part, references)).concat(kind === "finding" ? takeSides(part, references) : []);
}

/** Which cases speak for a finding and which against: each once, with its labels and a source. @param {Part} part @param {Map<string, Element>} references */
function takeSides(part, references) {
  const sides = /** @type {Document} */ (part.doc).querySelectorAll(".ledger > section");
  return [...sides].map((side) => {
    /** @type {Map<string, Element[]>} */
    const cases = new Map();
    for (const row of side.querySelectorAll("li")) {
      const name = words(row.querySelector("a"));
      cases.set(name, [...(cases.get(name) ?? []), row]);
    }
    const said = [...cases.values()].flatMap((rows, at) => {
      const labels = new Set(rows.map((it) => words(it.querySelector(".claim-mark")).split(";")[0].toLowerCase()).filter(Boolean));
      const source = rows[0].querySelector(".cites");
      for (const more of source?.querySelectorAll(".cite + .cite") ?? []) more.remove();
      return [at ? "; " : " ", take(/** @type {Element} */ (rows[0].querySelector("a")), part, references),
        labels.size ? ` (${[...labels].join(", ")})` : "", ...(source ? [" ", take(source, part, references)] : [])];
    });
    const none = [...side.querySelectorAll(":scope > p")].map((it) => ` ${words(it)}`);
    return make("p", {}, make("strong", {}, `${words(side.querySelector("h3"))}:`), ...(said.length ? said : none));
  });
}

/**
 * A copy that stands in the pack: its links lead where they led, its citations have our numbers.
 * @param {Element} element @param {Part} part @param {Map<string, Element>} references @param {string} [name] its class
 * @returns {Element}
 */
function take(element, part, references, name) {
  const copy = make("div", {}, /** @type {Element} */ (document.importNode(element, true)));
  for (const it of copy.querySelectorAll(".pick, button, input")) it.remove();
  for (const it of copy.querySelectorAll("[id], [data-part]")) for (const mark of ["id", "data-part"]) it.removeAttribute(mark);
  for (const it of copy.querySelectorAll("a")) {
    const href = it.getAttribute("href") ?? "";
    if (it.matches(".cite")) {
      const key = href.slice(5);
      if (!references.has(key)) references.set(key, takeReference(key, part));
      it.textContent = String([...references.keys()].indexOf(key) + 1);
      it.setAttribute("aria-label", `source ${it.textContent}`);
    } else it.href = new URL(href, part.url).href;
  }
  for (const it of copy.querySelectorAll("h2, h3")) it.replaceWith(make("h4", {}, ...it.childNodes));
  for (const it of copy.querySelectorAll("dt")) {
    const row = /** @type {Element} */ (it.parentElement);
    row.replaceWith(make("p", {}, make("strong", {}, `${words(it)}:`), " ", .../** @type {Element} */ (row.querySelector("dd")).childNodes));
  }
  for (const it of copy.querySelectorAll("dl")) it.replaceWith(...it.children);
  const made = copy.childElementCount === 1 ? /** @type {Element} */ (copy.firstElementChild) : copy;
  if (name) made.className = name;
  return made;
}

/** A reference in short: its words lead to the source. @param {string} key @param {Part} part */
function takeReference(key, part) {
  const item = part.doc?.getElementById(`ref-${key}`);
  if (!item) throw new Error(`no reference for ${key}`);
  const made = make("li", { id: `ref-${key}` }, .../** @type {Element} */ (item.querySelector("p") ?? item).cloneNode(true).childNodes);
  const address = [...made.querySelectorAll("a")].find((it) => it.previousSibling?.textContent?.endsWith("Available at: "));
  if (address) {
    address.textContent = "";
    const rest = [...made.childNodes];
    const at = rest.indexOf(address);
    const last = rest[at - 1];
    last.textContent = last.textContent?.replace(/ Available at: $/, "") ?? "";
    address.append(...rest.slice(0, at));
    made.replaceChildren(address);
  }
  if (item.querySelector(".source-notes strong")) made.append(" ", make("strong", {}, "Has an interest."));
  return made;
}
