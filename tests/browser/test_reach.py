"""Whatever the site holds is near: each page is a few links from home, by links alone."""

from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml import html
from visits import addresses

pytestmark = pytest.mark.browser

CLICKS = 3
# What the two articles name: places, people's ideas, programmes, bodies and policies.
NAMED = (
    "/cases/wigan-deal/",
    "/cases/oldham-cooperative-council/",
    "/cases/northern-roots/",
    "/cases/barking-and-dagenham/",
    "/cases/lambeth-cooperative-council/",
    "/cases/upstream-collaborative/",
    "/cases/impact-hub-birmingham/",
    "/ideas/doughnut-economics-in-local-places/",
    "/ideas/nhs-integrated-care-systems/",
    "/ideas/total-place/",
    "/ideas/mission-driven-government/",
    "/ideas/combined-authorities-and-devolution/",
    "/ideas/send-and-local-partnerships/",
    "/ideas/when-to-collaborate/",
    "/ideas/eight-years/",
    "/organisations/nesta/",
    "/organisations/collaborate-cic/",
)


def links_of(folder: Path, address: str) -> set[str]:
    """The addresses inside the site that a page links to."""
    file = folder / address.lstrip("/") / "index.html" if address.endswith("/") else None
    if file is None or not file.is_file():
        return set()
    tree = html.fromstring(file.read_bytes())
    whole = [urljoin(f"http://site{address}", it) for it in tree.xpath("//a/@href")]
    inside = [urlsplit(urldefrag(it).url) for it in whole if urlsplit(it).netloc == "site"]
    return {it.path for it in inside if not PurePosixPath(it.path).suffix}


@pytest.fixture(scope="module")
def reached(site) -> dict[str, int]:
    """Address → how many links it is away from home."""
    found, edge = {"/": 0}, {"/"}
    while edge:
        clicks = found[next(iter(edge))] + 1
        edge = {to for page in edge for to in links_of(site.folder, page)} - found.keys()
        found |= dict.fromkeys(edge, clicks)
    return found


@pytest.mark.parametrize("address", NAMED)
def test_what_the_articles_name_is_three_clicks_from_home(reached, address):
    assert reached[address] <= CLICKS


def test_every_page_is_three_clicks_from_home(site, reached):
    pages = [it for it in addresses(site.folder) if it.endswith("/")]
    moved = [it for it in pages if b'http-equiv="refresh"' in read(site.folder, it)]
    far = {it: reached.get(it) for it in pages if it not in moved and reached.get(it, 9) > CLICKS}
    assert far == {}


def read(folder: Path, address: str) -> bytes:
    """The file of a page."""
    return (folder / address.lstrip("/") / "index.html").read_bytes()
