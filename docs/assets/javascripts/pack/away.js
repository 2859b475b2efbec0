// @ts-check
/** A pack for elsewhere: for Word and e-mail, and as Markdown. */

import { make } from "../explore/dom.js";

/**
 * Only what any program keeps: headings, paragraphs, lists, links, strong words, raised numbers.
 * No styles: our own policy would block them, and Word and e-mail have theirs.
 * @param {Element} brief
 */
function simplify(brief) {
  const copy = /** @type {Element} */ (brief.cloneNode(true));
  for (const it of [...copy.querySelectorAll("*")].reverse()) {
    const inner = [...it.childNodes];
    if (it.matches("svg, .unseen, .rest, p:empty")) it.remove();
    else if (it.matches(".cites")) it.replaceWith(make("sup", {}, `[${it.textContent?.trim().replace(/\s+/g, ", ")}]`));
    else if (/^h\d/.test(it.localName)) it.replaceWith(make(/** @type {"h1"} */ (`h${Number(it.localName[1]) - 1}`), {}, ...inner));
    else if (it.matches("span, section, article, div")) it.replaceWith(...inner);
    else for (const { name } of [...it.attributes]) if (name !== "href") it.removeAttribute(name);
  }
  return copy;
}

/** @param {Node} node @returns {string} Markdown, its references as footnotes */
function mark(node) {
  if (node instanceof Text) return node.data.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#]/g, "\\$&");
  const inner = [...node.childNodes].map(mark).join("");
  const it = /** @type {Element} */ (node);
  const list = it.parentElement;
  /** @type {Record<string, () => string>} */
  const forms = {
    a: () => `[${inner}](${it.getAttribute("href")})`,
    i: () => `*${inner}*`,
    li: () => `\n${list?.localName === "ol" ? `[^${[...list.children].indexOf(it) + 1}]:` : "-"} ${inner.trim()}`,
    strong: () => `**${inner}**`,
    sup: () => (it.textContent ?? "").replace(/\d+/g, "[^$&]").replace(/^\[|, |\]$/g, ""),
  };
  return forms[it.localName]?.() ?? `\n\n${"#".repeat(Number(/^h(\d)/.exec(it.localName)?.[1] ?? 0))} ${inner.trim()}\n\n`;
}

/** @param {Element} brief @returns {string} */
const writeMarkdown = (brief) => `${mark(simplify(brief)).replace(/ *\n */g, "\n").replace(/\n{3,}/g, "\n\n").trim()}\n`;

/**
 * Put a brief on the clipboard, as rich text and as plain text.
 * @param {Element} brief
 * @returns {Promise<boolean>} whether the browser allowed it; if not, the brief is selected
 */
export async function copyBrief(brief) {
  try {
    const texts = { "text/html": simplify(brief).innerHTML, "text/plain": writeMarkdown(brief) };
    const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    getSelection()?.selectAllChildren(brief);
    return false;
  }
}

/** @param {Element} brief */
export function downloadMarkdown(brief) {
  const href = URL.createObjectURL(new Blob([writeMarkdown(brief)], { type: "text/markdown" }));
  make("a", { href, download: `pack-${new Date().toISOString().slice(0, 10)}.md` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
