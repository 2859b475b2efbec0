"""Measure the explorer with many invented cases: what it loads, and how fast it answers.

Run after `make build`: PYTHONPATH=.ci:tests/browser:scripts .venv/bin/python \\
tests/browser/bench_explorer.py [CASES]. It is a benchmark, not a test: it prints and never fails.
"""

import gzip
import json
import random
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer

from chromium import find_chromium
from conftest import FLAGS, ROOT, Handler
from playwright.sync_api import Page, sync_playwright

WORDS = 20_000
SLOWER = 4  # a mid-range phone beside this machine
# In the page: change something, and wait until it is drawn. Milliseconds.
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
  const before = document.querySelector(".how-many").textContent;
  const begin = performance.now();
  box.value = words;
  box.form.requestSubmit();
  while (document.querySelector(".how-many").textContent === before) {
    if (performance.now() - begin > 20000) break;
    await new Promise((done) => setTimeout(done, 1));
  }
  return performance.now() - begin;
}"""


def invent(index: dict, size: int) -> bytes:
    """Write an index of invented cases over the real facets and places; words follow Zipf's law."""
    chance = random.Random(5)  # noqa: S311 - the same cases every time
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 11))) for _ in range(WORDS)]
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    stock = iter(chance.choices(words, weights, k=size * 40))
    real = index["cases"]
    cases = []
    for number in range(size):
        like = chance.choice(real)
        facets = {
            facet["id"]: sorted(
                chance.sample(
                    range(len(facet["values"])),
                    min(len(facet["values"]), len(like["facets"].get(facet["id"], [0]))),
                )
            )
            for facet in index["facets"]
        }
        title = " ".join(next(stock) for _ in range(6)).capitalize()
        line = " ".join(next(stock) for _ in range(22)).capitalize()
        place = chance.choice(index["places"])["id"]
        made = {"id": f"case-{number}", "url": f"cases/case-{number}/", "title": title}
        made |= {"line": line, "places": [place], "facets": facets, "text": next(stock)}
        cases.append({**like, **made, "start": chance.randint(1990, 2026)})
    whole = {**index, "cases": cases}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def measure(page: Page, url: str, index: bytes, slower: int) -> None:
    """Print what loads and how long things take with one index, at one speed of processor."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.route("**/catalogue.json", lambda route: route.fulfill(body=index))
    page.goto(f"{url}/cases/")
    page.locator(".explorer.is-ready").wait_for(timeout=60_000)
    ready = page.evaluate("performance.now()")
    said = page.locator(".how-many").inner_text()
    print(f"\n{said}, processor {slower} times slower; usable after {ready:.0f} ms")
    facets = sorted(page.evaluate(CHOOSE, number) for number in (3, 9, 17, 25, 41, 3, 9, 17))
    print(f"a facet: {facets[len(facets) // 2]:.0f} ms in the middle, {facets[-1]:.0f} ms at most")
    page.get_by_role("button", name="Clear all").click()
    print(f"first search, index of words made: {page.evaluate(TYPE, 'social care'):.0f} ms")
    for words in ("loneley", "health of older people", "wi"):
        print(f"{words!r}: {page.evaluate(TYPE, words):.0f} ms")


def main() -> None:
    """Measure the real index and one of many cases."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    site = ROOT / "site"
    real = (site / "assets/data/catalogue.json").read_bytes()
    large = invent(json.loads(real), size)
    modules = [
        *(site / "assets/javascripts/explore").glob("*.js"),
        site / "assets/vendor/minisearch.js",
    ]
    code = sum(len(gzip.compress(file.read_bytes())) for file in modules)
    for name, index in (("real", real), (f"{size} cases", large)):
        print(f"{name}: index {len(gzip.compress(index)):,} bytes compressed, modules {code:,}")
    handler = partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for index, slower in ((real, 1), (real, SLOWER), (large, 1), (large, SLOWER)):
            page = browser.new_page()
            measure(page, f"http://127.0.0.1:{server.server_port}", index, slower)
            page.close()
        server.shutdown()


if __name__ == "__main__":
    main()
