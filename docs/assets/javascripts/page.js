/**
 * Small helps on a page that reads well without them: the list of sections follows the reader,
 * a page that has become overdue since it was built says so, a claim that a link leads to opens,
 * search opens over the page, and what the page offers can be taken into a pack.
 */

/** Mark the section that is being read in "On this page". */
function followSections() {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)));
    if (heading) links.set(heading, /** @type {HTMLAnchorElement} */ (link));
  }
  const mark = () => {
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < 120);
    for (const link of links.values()) link.removeAttribute("aria-current");
    const current = passed.at(-1);
    if (current) links.get(current)?.setAttribute("aria-current", "true");
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-100px 0px 0px 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}

/** Show the notice of a page whose day of review has passed since the site was built. */
function showOverdue() {
  const today = new Date().toISOString().slice(0, 10);
  for (const notice of document.querySelectorAll("[data-due]")) {
    const due = notice.getAttribute("data-due") ?? "";
    if (due <= today) notice.removeAttribute("hidden");
  }
}

/** Open the reasons of the claim that the address names. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  target.querySelector("details")?.setAttribute("open", "");
  // Browsers open a fold around a target by themselves; older ones do not.
  const fold = target.closest("details.more");
  if (fold && !fold.hasAttribute("open")) {
    fold.setAttribute("open", "");
    target.scrollIntoView();
  }
}

/** Open search over the page: by the link in its head, by "/" or by Ctrl or Cmd and K. */
function offerSearch() {
  const link = document.querySelector("[data-search]");
  if (!(link instanceof HTMLAnchorElement)) return;
  /** @param {Event} event */
  const open = (event) => {
    event.preventDefault();
    import("./search/dialog.js").then(
      (it) => it.openSearch(link),
      () => location.assign(link.href),
    );
  };
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && event.key.toLowerCase() === "k") open(event);
    else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing && slashIsOn()) open(event);
  });
}

/** Whether "/" opens search: unless the reader switched it off on the search page. */
function slashIsOn() {
  try {
    return localStorage.getItem("slash") !== "off";
  } catch {
    return true;
  }
}

/** Let what the page offers go into the reader's pack, and count what is in it. */
function offerPack() {
  let kept = false;
  try {
    kept = Boolean(localStorage.getItem("pack"));
  } catch {
    // Nothing can be kept here: the pack lasts as long as the page.
  }
  // Without it the page reads as before.
  if (kept || document.querySelector("[data-pick]")) import("./pack/pick.js").catch(() => {});
}

offerSearch();
offerPack();
followSections();
showOverdue();
openTarget();
addEventListener("hashchange", openTarget);
