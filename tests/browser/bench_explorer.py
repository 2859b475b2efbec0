"""How fast the explorer is there and answers, with the real cases and with many invented ones."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benching import Row, serve, visit
from inventing import invent_index
from playwright.sync_api import Browser, Page

INDEX = "assets/data/catalogue.json"
# Notes when the filters can be used, since the page was asked for, and since it had loaded.
WATCH = """
  const watch = new MutationObserver(() => {
    if (!document.querySelector(".explorer.is-ready")) return;
    watch.disconnect();
    window.usable = performance.now();
  });
  watch.observe(document, { subtree: true, childList: true, attributeFilter: ["class"] });
"""
TIMES = """() => {
  const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
  return [usable, Math.max(0, usable - loadEventEnd)];
}"""
# A phone has the facets folded, and who chooses one has opened them.
OPEN = "(open) => { document.querySelector('.facet-fold').open = open; }"
# Change something, and wait until it is drawn. Milliseconds.
CHOOSE = """async (number) => {
  const boxes = document.querySelectorAll(".explorer-facets input:enabled");
  const begin = performance.now();
  boxes[number % boxes.length].click();
  await new Promise((done) => setTimeout(done));
  document.body.getBoundingClientRect();
  return performance.now() - begin;
}"""
TYPE = """async (words) => {
  const box = document.querySelector("#case-search");
  const said = document.querySelector(".how-many");
  said.textContent = "";
  const begin = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input"));
  while (!said.textContent && performance.now() - begin < 20000) {
    await new Promise((done) => setTimeout(done));
  }
  document.body.getBoundingClientRect();
  return performance.now() - begin;
}"""
TYPED = ("s", "so", "soc", "soci", "loneley", "health of older people", "wi", "wig")
CHOSEN = (3, 9, 17, 25, 41, 3, 9, 17)


def bench_explorer(site: Path, folder: Path, size: int, browser: Browser) -> Iterator[Row]:
    """Measure the built site, and a copy of it in `folder` with so many invented cases."""
    real = (site / INDEX).read_bytes()
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("pagefind"))
    many = invent_index(json.loads(real), size)
    (folder / INDEX).write_bytes(many)
    name = f"{size:,} cases"
    yield Row(f"{name}: the index, compressed", len(gzip.compress(many, mtime=0)), "bytes", 1.2e6)
    with serve(site) as url:
        yield from _load("Real cases", url, browser, 1000)
        yield from _use("Real cases", url, browser, 50, 50)
    with serve(folder) as url:
        yield from _load(name, url, browser, None)
        yield from _use(name, url, browser, 150, None)


def _load(name: str, url: str, browser: Browser, most: float | None) -> Iterator[Row]:
    times, weights = [], []
    for _ in range(3):
        with visit(browser, phone=True) as one:
            one.page.add_init_script(WATCH)
            _open(one.page, url)
            times.append(one.page.evaluate(TIMES))
            weights.append(one.weigh())
    asked, loaded = (median(it) for it in zip(*times, strict=True))
    yield Row(f"{name}, phone: first visit, all that loads", median(weights), "bytes")
    yield Row(f"{name}, phone: usable after the page was asked for", asked, "ms")
    yield Row(f"{name}, phone: usable after it had loaded", loaded, "ms", most)


def _use(name: str, url: str, browser: Browser, facet: float, key: float | None) -> Iterator[Row]:
    for phone in (False, True):
        where = f"{name}, {'phone' if phone else 'this machine'}"
        with visit(browser, phone=phone) as one:
            _open(one.page, url)
            one.page.wait_for_timeout(2000)
            one.page.evaluate(OPEN, True)
            clicks = [one.page.evaluate(CHOOSE, number) for number in CHOSEN]
            yield Row(f"{where}: a facet, in the middle", median(clicks), "ms", facet)
            yield Row(f"{where}: a facet, at most", max(clicks), "ms", facet)
            one.page.evaluate("document.querySelector('.choice > button').click()")
            one.page.evaluate(OPEN, not phone)
            first = one.page.evaluate(TYPE, "social care")
            yield Row(f"{where}: the first word, words made ready", first, "ms")
            keys = [one.page.evaluate(TYPE, words) for words in TYPED]
            yield Row(f"{where}: a keystroke, in the middle", median(keys), "ms", key)
            yield Row(f"{where}: a keystroke, at most", max(keys), "ms", key)


def _open(page: Page, url: str) -> None:
    page.goto(f"{url}/cases/", timeout=120_000)
    page.locator(".explorer.is-ready").wait_for(timeout=120_000)
