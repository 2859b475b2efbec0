"""Where the browser tests go, and how they look around there."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.evidence import Assessment
from casebook.pages.facts import Facts
from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
CASE = "/cases/wigan-deal/"
# One page of each template.
TEMPLATES = {
    "home": "/",
    "cases": "/cases/",
    "cases-by": "/cases/by/issue-loneliness/",
    "case": CASE,
    "places": "/places/",
    "place": "/places/wigan/",
    "themes": "/themes/",
    "theme": "/themes/rebalancing-power/",
    "findings": "/findings/",
    "finding": "/findings/money-came-before-savings/",
    "problems": "/problems/",
    "problem": "/problems/funder-leaves-next-year/",
    "idea": "/ideas/total-place/",
    "organisation": "/organisations/nesta/",
    "compare": "/compare/",
    "pair": "/compare/barking-and-dagenham-and-wigan-deal/",
    "gaps": "/about/gaps/",
    "setbacks": "/what-did-not-work/",
    "guides": "/guides/",
    "check": "/guides/should-we-collaborate/",
    "session": "/guides/session-rebalancing-power/",
    "questions": "/guides/questions/",
    "brief": "/cases/wigan-deal/brief/",
    "worksheet": "/cases/wigan-deal/would-it-work-here/",
    "pack": "/pack/",
    "search": "/search/",
    "sources": "/sources/",
    "sources-by": "/sources/by/independent-evaluation/",
    "about": "/about/",
    "evidence": "/about/evidence/",
    "decisions": "/about/decisions/",
    "decision": "/about/decisions/0001-own-accounts-stay-claimed/",
    "not-found": "/no/such/page/",
}
each_template = pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())
# A function for scripts: any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1).
RGBA = """
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  function rgba(colour) {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  }
"""


def wait_until(page: Page, script: str) -> None:
    """Wait until a script is true, without the eval of `wait_for_function`, which we forbid."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {script}")


@cache
def read_claims() -> Mapping[str, Assessment]:
    """The claims of the case, as the casebook assesses them: what its page has to show."""
    facts = Facts(check_folder(ROOT / "docs", date(2026, 11, 22)).catalog)
    return facts.assessments["docs/cases/wigan-deal.md"]


def addresses(folder: Path) -> Iterator[str]:
    """The address of every page of a built site."""
    for file in sorted(folder.rglob("*.html")):
        yield "/" + file.relative_to(folder).as_posix().removesuffix("index.html")


def open_details(page: Page) -> None:
    """Open all that can be opened, so that what is inside is looked at, too."""
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")


def press_until(page: Page, key: str, done: Callable[[], bool], limit: int) -> None:
    """Press a key until something holds; after the limit a reader would give up, too."""
    for _ in range(limit):
        page.keyboard.press(key)
        if done():
            return
    pytest.fail(f"{limit} times {key}, and still not there: {page.url}")


def tab_to(page: Page, target: Locator, limit: int = 100) -> None:
    """Go to an element as a reader without a mouse does."""
    focused = "it => it === document.activeElement"
    press_until(page, "Tab", lambda: bool(target.evaluate(focused)), limit)
