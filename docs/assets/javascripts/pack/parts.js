// @ts-check
/**
 * Takes what belongs into a pack out of the pages of the casebook, and numbers the references of
 * all of them through.
 *
 * @typedef {{ id: string, url: string, href: string, title: string, group: string, state: "" | "gone" | "failed", doc: Document, found: Element[] }} Part
 *   `url` is where it was found, `href` where its title leads, `group` the heading that a question stands under
 */
import { make } from "../explore/dom.js";
import { ROOT } from "./store.js";

/** @type {Record<string, string>} */
const PAGES = { case: "cases/*/brief/", finding: "findings/*/", question: "guides/questions/", check: "guides/*/" };
/** How a check is answered, by the letters of its id. */
const WORDS = { y: "yes", p: "partly", n: "no", u: "unknown" };
/** @type {Map<string, Promise<Document | undefined>>} */
const kept = new Map();

/** @param {string} url @returns {Promise<Document | undefined>} a page; nothing where there is none */
function load(url) {
  const read = async () => {
    const answer = await fetch(url);
    if (answer.ok) return new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status !== 404) throw new Error(url);
  };
  const found = kept.get(url) ?? read();
  kept.set(url, found);
  found.catch(() => kept.delete(url));
  return found;
}

/** @param {Element | null | undefined} it @returns {string} */
const words = (it) => it?.textContent?.trim() ?? "";

/** @returns {Promise<Document | undefined>} all questions; nothing where they do not load */
export const questionsPage = () => load(new URL(PAGES.question, ROOT).href).catch(() => undefined);

/**
 * Open the page of an item, and find its name there.
 * @param {string} id
 * @returns {Promise<Part>}
 */
export async function openPart(id) {
  const [kind, name, given] = id.split(".");
  const url = new URL(PAGES[kind].replace("*", name), ROOT).href;
  const href = kind === "case" ? new URL("../", url).href : url;
  const part = /** @type {Part} */ ({ id, url, href, title: name, group: "", state: "gone", found: [] });
  try {
    const doc = await load(url);
    if (!doc) return part;
    part.doc = doc;
    part.found = [...doc.querySelectorAll(`[data-part="${kind}"], [data-pick="${id}"] > :is(.says, .when)`)];
    part.title = words(doc.querySelector("h1"));
    if (kind === "question") {
      part.found.splice(2);
      part.group = words(doc.getElementById(part.found[0]?.closest("[data-role]")?.getAttribute("data-role") ?? ""));
      part.title = words(part.found[0]);
    }
    if (given) {
      const { compose, readAnswers } = await import("../check/result.js");
      const { answers } = readAnswers(doc, given.split("~").map((it) => [it.slice(0, -2), WORDS[/** @type {"y"} */ (it.slice(-1))]]));
      part.href += `?${new URLSearchParams(answers)}`;
      if (Object.keys(answers).length) part.found = [compose(doc, answers)];
    }
    part.state = part.found.length ? "" : "gone";
  } catch {
    part.state = "failed";
  }
  return part;
}

/**
 * What a part says, as elements for the pack: links lead where they led, citations have our numbers.
 * @param {Part} part
 * @param {Map<string, Element>} references key → reference, in the order of their numbers; added to
 * @throws {Error} where something is cited that its page has no reference for
 */
export function takePart({ found, doc, url }, references) {
  const all = make("div", {}, ...found.flatMap((it) => [document.importNode(it, true), " "]));
  for (const it of all.querySelectorAll("*")) for (const mark of ["id", "data-part", "hidden"]) it.removeAttribute(mark);
  for (const it of all.querySelectorAll("a")) {
    const key = it.getAttribute("href") ?? "";
    if (!it.matches(".cite")) it.href = new URL(key, url).href;
    else {
      const item = doc.getElementById(key.slice(1));
      if (!item) throw new Error(key);
      if (!references.has(key)) references.set(key, make("li", { id: key.slice(1) }, ...(item.querySelector("p") ?? item).cloneNode(true).childNodes));
      it.textContent = `${[...references.keys()].indexOf(key) + 1}`;
      it.setAttribute("aria-label", `source ${it.textContent}`);
    }
  }
  for (const it of all.querySelectorAll("h2, h3")) it.replaceWith(make("h4", {}, ...it.childNodes));
  for (const it of all.querySelectorAll("dt")) {
    const meaning = it.nextElementSibling?.childNodes ?? [];
    it.parentElement?.replaceWith(make("p", {}, make("strong", {}, `${words(it)}:`), " ", ...meaning));
  }
  for (const it of all.querySelectorAll("dl")) it.replaceWith(...it.children);
  return all.childNodes;
}
