// @ts-check
/** A pack for elsewhere: for Word and e-mail, and as Markdown. */

import { make } from "../explore/dom.js";

/** Only what any program keeps: headings, paragraphs, lists, links, strong words, raised numbers. @param {Element} brief */
function simplify(brief) {
  const copy = /** @type {Element} */ (brief.cloneNode(true));
  for (const it of copy.querySelectorAll("svg, .unseen, .rest")) it.remove();
  for (const it of copy.querySelectorAll(".cites")) {
    const numbers = [...it.querySelectorAll(".cite")].map((one) => one.textContent).join(", ");
    it.replaceWith(make("sup", {}, `[${numbers}]`));
  }
  for (const it of copy.querySelectorAll("h2, h3, h4")) it.replaceWith(make(/** @type {"h1"} */ (`h${Number(it.localName[1]) - 1}`), {}, ...it.childNodes));
  for (const it of [...copy.querySelectorAll("span, section, header, article, div")].reverse()) it.replaceWith(...it.childNodes);
  for (const it of copy.querySelectorAll("*")) for (const { name } of [...it.attributes]) if (name !== "href") it.removeAttribute(name);
  return copy;
}

/** No styles: our own policy would block them, and Word and e-mail have theirs. @param {Element} brief @returns {string} HTML for the clipboard */
export const writeHtml = (brief) => `<meta charset="utf-8">${simplify(brief).innerHTML}`;

/** @param {Element} brief @returns {string} Markdown, its references as footnotes */
export const writeMarkdown = (brief) => `${mark(simplify(brief)).replace(/ +\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim()}\n`;

/** @param {Node} node @returns {string} */
function mark(node) {
  if (node instanceof Text) return node.data.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#]/g, "\\$&");
  const inner = [...node.childNodes].map(mark).join("");
  if (!(node instanceof Element)) return inner;
  const name = node.localName;
  if (/^h\d$/.test(name)) return `\n\n${"#".repeat(Number(name[1]))} ${inner.trim()}\n\n`;
  if (name === "li") return `\n${node.parentElement?.localName === "ol" ? `[^${[...node.parentElement.children].indexOf(node) + 1}]:` : "-"} ${inner.trim()}`;
  if (name === "sup") return (node.textContent ?? "").replace(/\d+/g, "[^$&]").replace(/^\[|, |\]$/g, "");
  if (name === "a") return `[${inner}](${node.getAttribute("href")})`;
  if (["strong", "i", "em"].includes(name)) return name === "strong" ? `**${inner}**` : `*${inner}*`;
  return ["p", "ul", "ol"].includes(name) ? `\n\n${inner.trim()}\n\n` : inner;
}

/**
 * Put a brief on the clipboard, as rich text and as plain text.
 * @param {Element} brief
 * @returns {Promise<boolean>} whether the browser allowed it; if not, the brief is selected
 */
export async function copyBrief(brief) {
  try {
    const blob = (/** @type {string} */ text, /** @type {string} */ type) => new Blob([text], { type });
    const item = { "text/html": blob(writeHtml(brief), "text/html"), "text/plain": blob(writeMarkdown(brief), "text/plain") };
    await navigator.clipboard.write([new ClipboardItem(item)]);
    return true;
  } catch {
    getSelection()?.selectAllChildren(brief);
    return false;
  }
}

/** @param {Element} brief @param {string} name of the file */
export function downloadMarkdown(brief, name) {
  const url = URL.createObjectURL(new Blob([writeMarkdown(brief)], { type: "text/markdown" }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
