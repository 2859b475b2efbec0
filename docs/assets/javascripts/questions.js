// @ts-check
/** The list of all questions, narrowed down by who asks and by theme; the choice is in the address. */

const form = /** @type {HTMLElement} */ (document.querySelector("[data-ask]"));
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
  const every = [...document.querySelectorAll("[data-role]")];
  for (const name of new Set(every.map((it) => it.getAttribute("data-role")))) {
    const lists = every.filter((it) => it.getAttribute("data-role") === name);
    const here = lists.reduce((sum, list) => sum + show(list, !role || role === name, theme), 0);
    /** @type {HTMLElement} */ (document.getElementById(name ?? "")).hidden = !here;
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
form.addEventListener("change", () => {
  const said = new URLSearchParams(fields.filter((it) => it.value).map((it) => [it.name, it.value]));
  history.replaceState(null, "", `${location.pathname}${said.size ? `?${said}` : ""}`);
  narrow();
});
addEventListener("popstate", readAddress);
readAddress();
