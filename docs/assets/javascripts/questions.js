// @ts-check
/** The list of all questions, narrowed down by who asks and by theme; the choice is in the address. */

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-ask]"));
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const fields = [...form.querySelectorAll("select")];

/**
 * Show the rows of a list that fit, and its heading if there are any.
 * @param {Element} list @param {boolean} fits @param {string} theme
 */
function show(list, fits, theme) {
  let here = 0;
  for (const row of /** @type {Iterable<HTMLElement>} */ (list.children)) {
    row.hidden = !fits || Boolean(theme && !row.dataset.themes?.split(" ").includes(theme));
    here += Number(!row.hidden);
  }
  /** @type {HTMLElement} */ (list).hidden = !here;
  if (list.previousElementSibling instanceof HTMLElement) list.previousElementSibling.hidden = !here;
  return here;
}

function narrow() {
  const { role, theme } = Object.fromEntries(fields.map((it) => [it.name, it.value]));
  let shown = 0;
  for (const title of document.querySelectorAll("h2:has(~ [data-role])")) {
    const lists = [...document.querySelectorAll(`[data-role="${title.id}"]`)];
    const counts = lists.map((list) => show(list, !role || role === title.id, theme));
    const here = counts.reduce((sum, it) => sum + it, 0);
    /** @type {HTMLElement} */ (title).hidden = !here;
    shown += here;
  }
  status.textContent = shown === 1 ? "1 question." : `${shown} questions.`;
}

function readAddress() {
  const given = new URLSearchParams(location.search);
  const strange = [];
  for (const it of fields) {
    const value = given.get(it.name) ?? "";
    it.value = value;
    if (it.value !== value) it.value = "", strange.push(`${it.name}=${value}`.slice(0, 60));
  }
  narrow();
  if (strange.length) status.textContent += ` Left out of the address, since there is no such choice: ${strange.join(", ")}.`;
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  const said = new URLSearchParams(fields.filter((it) => it.value).map((it) => [it.name, it.value]));
  history.replaceState(null, "", `${location.pathname}${said.size ? `?${said}` : ""}`);
  narrow();
});
addEventListener("popstate", readAddress);
readAddress();
