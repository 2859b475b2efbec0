/**
 * The colour scheme a reader chose, before the page is drawn, and the button that changes it.
 * It is the only thing this site keeps in a browser, and only after a choice.
 * A classic script: a module would run after the first drawing and flash the other scheme.
 */
(() => {
  const KEY = "scheme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @returns {string | null} the scheme chosen before; null where storage is switched off */
  function readChoice() {
    try {
      const choice = localStorage.getItem(KEY);
      return choice === "dark" || choice === "light" ? choice : null;
    } catch {
      return null;
    }
  }

  /** @param {string} choice */
  function keepChoice(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Nothing can be kept: the choice holds for this page.
    }
  }

  /** @returns {"dark" | "light"} the scheme that is shown */
  function shown() {
    const choice = root.dataset.scheme ?? (dark.matches ? "dark" : "light");
    return choice === "dark" ? "dark" : "light";
  }

  const choice = readChoice();
  if (choice) root.dataset.scheme = choice;

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme-switch]");
    if (!(button instanceof HTMLButtonElement)) return;
    const name = () => {
      button.textContent = shown() === "dark" ? "Light" : "Dark";
      button.setAttribute("aria-label", `${button.textContent} colours`);
    };
    name();
    button.hidden = false;
    dark.addEventListener("change", name);
    button.addEventListener("click", () => {
      const next = shown() === "dark" ? "light" : "dark";
      root.dataset.scheme = next;
      keepChoice(next);
      name();
    });
  });
})();
