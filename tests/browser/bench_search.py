"""What full-text search loads with many invented pages, indexed as the site's own are."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benching import Row, Visit, serve, visit
from casebook.search import FOLDER, index_site
from inventing import write_pages
from playwright.sync_api import Browser, Page


def bench_search(site: Path, folder: Path, size: int, browser: Browser) -> Iterator[Row]:
    """Index so many pages in `folder`, and measure what the search page loads of the index."""
    pages = folder / "pages"
    words = write_pages(site / FOLDER, pages, size)
    if missing := index_site(pages):
        print(missing)
        return
    shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns(FOLDER))
    index = folder / "site" / FOLDER
    (pages / FOLDER).rename(index)
    name = f"{size:,} pages"
    whole = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    parts = len(list(index.rglob("*.pf_index")))
    yield Row(f"{name}: the whole full-text index", whole, "bytes")
    with serve(folder / "site") as url:
        for which, at in (("frequent", 50), ("common", 500), ("rare", 15_000)):
            with visit(browser, phone=True) as one:
                took = _ask(one.page, url, words[at])
                what = f"{name}, phone: first result for a {which} word"
                yield Row(what, one.weigh(f"/{FOLDER}/"), "bytes", 400_000)
                yield Row(what, took, "ms")
        with visit(browser, phone=False) as one:
            yield from _act(name, one, url, words, parts)


def _ask(page: Page, url: str, word: str) -> float:
    """Open the search page with a word; how long after that was asked for its results stand."""
    page.goto(f"{url}/search/?q={word}", timeout=120_000)
    page.locator(".hit").first.wait_for(timeout=120_000)
    return page.evaluate("performance.now()")


def _act(name: str, one: Visit, url: str, words: list[str], parts: int) -> Iterator[Row]:
    """All that a reader can do, one after the other; how much of the index each of it loads."""
    page, box = one.page, one.page.get_by_role("searchbox")
    settled = _settling(page)

    def ask(query: str) -> Callable[[], None]:
        return lambda: (box.fill(query), box.press("Enter"))

    actions: dict[str, Callable[[], object]] = {
        "the search page, nothing asked": lambda: page.goto(f"{url}/search/"),
        "one word": ask(words[300]),
        "further results": lambda: page.locator("[data-more]").click(),
        "a kind of page": lambda: page.locator("[data-kinds] input").nth(1).click(),
        "another kind of page": lambda: page.locator("[data-kinds] input").nth(2).click(),
        "five words": ask(" ".join(words[at] for at in (40, 400, 900, 4000, 9000))),
        "words in quotation marks": ask(f'"{words[20]} {words[30]}"'),
        "a word that is nowhere": ask("zzzqqqxx"),
        "one letter": ask("a"),
        "the dialog on another page": lambda: (
            page.goto(f"{url}/themes/"),
            page.keyboard.press("/"),
            page.locator("dialog input").press_sequentially(words[700], delay=150),
        ),
    }
    for what, act in actions.items():
        before, had = one.weigh(f"/{FOLDER}/"), len(_parts(one))
        act()
        settled()
        yield Row(f"{name}: {what}", one.weigh(f"/{FOLDER}/") - before, "bytes")
        print(f"  {what}: {len(_parts(one)) - had} of {parts} parts of the index")


def _parts(one: Visit) -> list[str]:
    return [name for name in one.loaded if name.endswith(".pf_index")]


def _settling(page: Page) -> Callable[[], None]:
    """A function that waits until nothing loads any more."""

    def settle() -> None:
        page.wait_for_timeout(600)
        page.wait_for_load_state("networkidle", timeout=120_000)
        page.wait_for_timeout(1500)

    return settle
