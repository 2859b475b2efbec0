// @ts-check
/** The list of all questions, narrowed down by who asks and by theme; the choice is in the address. */

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-ask]"));
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const fields = [...form.querySelectorAll("select")];

function narrow() {
  const { role, theme } = Object.fromEntries(fields.map((it) => [it.name, it.value]));
  let shown = 0;
  for (const list of document.querySelectorAll("[data-role]")) {
    let here = 0;
    for (const row of list.children) {
      const fits = (!role || list.getAttribute("data-role") === role) && (!theme || (row.getAttribute("data-themes") ?? "").split(" ").includes(theme));
      /** @type {HTMLElement} */ (row).hidden = !fits;
      here += Number(fits);
    }
    /** @type {HTMLElement} */ (list).hidden = !here;
    const heading = list.previousElementSibling;
    if (heading instanceof HTMLElement) heading.hidden = !here;
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
