// @ts-check
/**
 * Opens the pages that the items of a pack stand on.
 *
 * @typedef {{ id: string, url: string, href: string, doc?: Document, state: "" | "gone" | "failed", title: string, group: string, body?: Element }} Part
 *   `group` is the heading that a question stands under
 */
import { ROOT } from "./store.js";

const PAGES = { case: "cases/*/brief/", finding: "findings/*/", question: "guides/questions/", check: "guides/*/" };
/** How a check is answered, by the letters of its id. */
const WORDS = { y: "yes", p: "partly", n: "no", u: "unknown" };
/** @type {Map<string, Promise<Document | undefined>>} */
const kept = new Map();

/** @param {string} url @returns {Promise<Document | undefined>} a page; nothing where there is none */
function load(url) {
  const read = async () => {
    const answer = await fetch(url);
    if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status} for ${url}`);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
  };
  const found = kept.get(url) ?? read();
  kept.set(url, found);
  found.catch(() => kept.delete(url));
  return found;
}

/** @param {Element | null | undefined} it @returns {string} */
export const words = (it) => it?.textContent?.trim() ?? "";

export const questionsPage = () => load(new URL(PAGES.question, ROOT).href);

/**
 * Open the page of an item, and find its name there.
 * @param {string} id
 * @returns {Promise<Part>}
 */
export async function openPart(id) {
  const [kind, name, given = ""] = id.split(".");
  const url = new URL(PAGES[/** @type {"case"} */ (kind)].replace("*", name), ROOT).href;
  /** @type {Part} */
  const part = { id, url, href: kind === "case" ? new URL("../", url).href : url, state: "", title: name, group: "" };
  try {
    const doc = (part.doc = await load(url));
    const row = doc?.querySelector(`[data-pick="${id}"]`);
    if (kind === "question") {
      const list = /** @type {HTMLElement | undefined} */ (row?.closest("[data-role]"));
      part.group = words(doc?.getElementById(list?.dataset.role ?? ""));
      part.title = words(row?.querySelector(".says")) || "a question";
      if (!row) part.state = "gone";
    } else if (kind === "check" && doc) {
      const { compose, readAnswers } = await import("../check/result.js");
      const { answers } = readAnswers(doc, given.split("~").map((it) => [it.slice(0, -2), WORDS[/** @type {"y"} */ (it.slice(-1))]]));
      part.body = compose(doc, answers);
      part.href += `?${new URLSearchParams(answers)}`;
      if (!Object.keys(answers).length) part.state = "gone";
    } else if (!doc?.querySelector(`[data-part="${kind}"]`)) part.state = "gone";
    if (kind !== "question") part.title = words(doc?.querySelector("h1")) || name;
    if (!doc) part.state = "gone";
  } catch {
    part.state = "failed";
  }
  return part;
}
