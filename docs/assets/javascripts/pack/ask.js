// @ts-check
/** Offers the questions that belong to the cases and findings of a pack. */

import { make } from "../explore/dom.js";

/**
 * For each role a button that adds the next question of each case and finding.
 * @param {HTMLElement} place
 * @param {Document | undefined} doc the page of all questions
 * @param {string[]} items what is in the pack
 * @param {(ids: string[]) => Promise<void>} add
 * @returns {boolean} whether there is any
 */
export function offerQuestions(place, doc, items, add) {
  const pages = items.map((it) => it.replace(/^(case|finding)\.(.*)/, "/$1s/$2/"));
  const roles = new Set([...(doc?.querySelectorAll("[data-role]") ?? [])].map((it) => it.getAttribute("data-role") ?? ""));
  const buttons = [...roles].flatMap((role) => {
    /** @type {Map<string, string>} page → its next question */
    const next = new Map();
    for (const row of doc?.querySelectorAll(`[data-role="${role}"] [data-pick]`) ?? []) {
      const id = row.getAttribute("data-pick") ?? "";
      for (const link of items.includes(id) ? [] : row.querySelectorAll(".when a")) {
        const page = pages.find((it) => link.getAttribute("href")?.includes(it));
        if (page && !next.has(page)) next.set(page, id);
      }
    }
    const ids = [...new Set(next.values())];
    const click = async () => {
      await add(ids);
      /** @type {HTMLElement | null} */ (place.querySelector(`[data-for="${role}"]`) ?? place.querySelector("button"))?.focus();
    };
    return ids.length ? [make("button", { type: "button", "data-for": role, click }, `${doc?.getElementById(role)?.textContent} (${ids.length})`)] : [];
  });
  place.replaceChildren(...buttons);
  return Boolean(buttons.length);
}
