// @ts-check
/**
 * The reader's pack. It is kept in this browser only, as the query of the address that would
 * share it, so that one function reads both.
 *
 * @typedef {{ items: string[], title: string, note: string, date: string }} Pack
 */

export const ROOT = new URL("../../../", import.meta.url);
const MOST = 60;
const FORM = /^(?:(?:case|finding)\.[a-z\d-]+|question\.[\da-f]{8}|check\.[a-z\d-]+(?:[.~][a-z\d-]+-[ypnu])+)$/;
/** @type {string | undefined} what stands in for the store where nothing can be kept */
let unkept;

/**
 * @param {string} query `items=case.x,question.y&title=…&note=…&date=2026-11-22`
 * @returns {{ pack: Pack, odd: string[] }} the pack, and what in it is no item or one too many
 */
export function readPack(query) {
  const asked = new URLSearchParams(query);
  const [given, title, note, date] = ["items", "title", "note", "date"].map((it) => asked.get(it) ?? "");
  const every = [...new Set(given.split(",").map((it) => it.trim()))].filter(Boolean);
  const items = every.filter((it) => FORM.test(it)).slice(0, MOST);
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && Date.parse(date) ? date : "";
  const odd = [...every.filter((it) => !items.includes(it)), ...(date === day ? [] : [date])];
  return { pack: { items, date: day, title: title.slice(0, 100), note: note.slice(0, 600) }, odd };
}

/** @param {Pack} pack @returns {string} its query, which `readPack` reads */
export const writePack = ({ items, ...said }) =>
  [`items=${items.join()}`, ...Object.entries(said).flatMap(([name, it]) => (it ? [`${name}=${encodeURIComponent(it)}`] : []))].join("&");

/** @param {Pack} pack @returns {string} the address that shares it */
export const shareLink = (pack) => new URL(`pack/?${writePack(pack)}`, ROOT).href;

/** @returns {Pack} the reader's own */
export function ownPack() {
  let query = unkept;
  try {
    query ??= localStorage.getItem("pack") ?? "";
  } catch {
    // Nothing can be kept here.
  }
  return readPack(query ?? "").pack;
}

/** Keep a pack as the reader's own; an empty one leaves nothing behind. @param {Pack} pack */
export function keepPack(pack) {
  unkept = undefined;
  try {
    if (pack.items.length) localStorage.setItem("pack", writePack(pack));
    else localStorage.removeItem("pack");
  } catch {
    unkept = writePack(pack);
  }
  dispatchEvent(new Event("pack"));
}

/** @returns {boolean} whether the last change was kept */
export const isKept = () => unkept === undefined;
