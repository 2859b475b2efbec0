"""Every template without a fault that axe can find, and every page in order for its readers."""

from collections import Counter
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from visits import TEMPLATES, addresses, each_template, open_details

pytestmark = pytest.mark.browser

# What can differ between the light and the dark scheme.
COLOURS = ["color-contrast", "link-in-text-block"]
# Everything axe knows, best practice included; it leaves out the size of targets unless asked.
OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}, **{it: {"enabled": False} for it in COLOURS}},
}
# On a long page axe takes ten seconds for colours: it is shown one place of each look, which is
# the type and colours of a text and of all that it stands in.
MARK = """() => {
  const looks = new Map([[null, ""]]);
  const lookOf = (it) => {
    if (looks.has(it)) return looks.get(it);
    const style = getComputedStyle(it);
    const own = ["color", "backgroundColor", "backgroundImage", "opacity", "textDecorationLine",
      "fontSize", "fontWeight"].map((name) => style[name]).join();
    const around = lookOf(it.parentElement);
    looks.set(it, around.endsWith(own) ? around : `${around} ${own}`);
    return looks.get(it);
  };
  const seen = new Set();
  for (const it of document.querySelectorAll("body *")) {
    const says = it.matches("input, select, textarea")
      || [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const look = says && it.checkVisibility() && it.getBoundingClientRect().width > 1 && lookOf(it);
    it.toggleAttribute("data-look", Boolean(look) && !seen.has(look));
    seen.add(look);
  }
}"""
# What is out of sight and not laid out has no size, and axe takes that for a fault.
LAY_OUT = """document.querySelectorAll(".case-card, .explorer-facets fieldset")
  .forEach((it) => it.attributeStyleMap.set("content-visibility", "visible"))"""


def faults_of(page):
    """What axe finds on a page, each fault in a line."""
    page.evaluate(LAY_OUT)
    return run_axe(page, options=OPTIONS) + colour_faults_of(page)


def colour_faults_of(page):
    """What axe finds in the colours of a page."""
    page.evaluate(MARK)
    options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": COLOURS}}
    return run_axe(page, context={"include": [["[data-look]"]]}, options=options)


def run_axe(page, **given):
    """The faults, each in a line."""
    return [
        f"{it['id']}: {node['target'][0]}: {node['failureSummary']}"
        for it in Axe().run(page, **given).response["violations"]
        for node in it["nodes"]
    ]


@each_template
def test_axe_finds_nothing_in_either_scheme_with_all_details_open(page, address):
    page.goto(address)
    open_details(page)
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []


@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize("address", [TEMPLATES["home"], TEMPLATES["themes"], TEMPLATES["about"]])
def test_axe_finds_nothing_in_a_narrow_window(open_page, address, width):
    page = open_page(viewport={"width": width, "height": 640})
    page.goto(address)
    assert faults_of(page) == []


def test_axe_would_find_a_fault(page):
    page.goto("/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"data:,\">'")
    page.evaluate("document.querySelector('main p').attributeStyleMap.set('color', '#999')")
    assert any(line.startswith("image-alt") for line in faults_of(page))
    assert any(line.startswith("color-contrast") for line in colour_faults_of(page))


@pytest.fixture(scope="module")
def documents(site):
    """Every page of the site, by its address."""
    found = {}
    for address in addresses(site.folder):
        file = site.folder / address.lstrip("/")
        file = file / "index.html" if address.endswith("/") else file
        found[address] = html.fromstring(file.read_bytes())
    return found


def headings_fault(document):
    levels = [int(it.tag[1]) for it in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    return levels.count(1) != 1 or levels[0] != 1 or skips


def head_fault(document):
    described = [it.strip() for it in document.xpath("//meta[@name='description']/@content")]
    titles = document.xpath("//head/title")
    return (
        document.get("lang") != "en"
        or len(described) != 1
        or not described[0]
        or len(titles) != 1
        or len(document.xpath("//meta[@name='viewport']")) != 1
    )


def ids_fault(document):
    counts = Counter(document.xpath("//@id"))
    return [id_ for id_, count in counts.items() if count > 1 or not id_ or " " in id_]


def anchors_fault(document):
    ids = set(document.xpath("//@id"))
    targets = document.xpath("//@href[starts-with(., '#')]")
    pointed = document.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls | //@for")
    missing = [it for it in targets if it[1:] not in ids]
    return missing + [it for value in pointed for it in value.split() if it not in ids]


def name_of(landmark, document):
    """The accessible name of a landmark, as its author gave it."""
    pointed = landmark.get("aria-labelledby", "").split()
    texts = [text for id_ in pointed for text in document.xpath(f"//*[@id='{id_}']//text()")]
    return landmark.get("aria-label") or " ".join("".join(texts).split())


def landmarks_fault(document):
    """Each kind of landmark that a page has more than once tells them apart by name."""
    found = document.xpath(
        "//main | //body/header | //body//footer[not(ancestor::main)] | //nav | //aside | //form"
        " | //section[@aria-label or @aria-labelledby] | //*[@role='region' or @role='search']"
    )
    kinds = Counter(it.get("role", it.tag) for it in found)
    names = Counter((it.get("role", it.tag), name_of(it, document)) for it in found)
    unnamed = [kind for kind, name in names if not name and (kind == "nav" or kinds[kind] > 1)]
    twice = [key for key, count in names.items() if count > 1]
    return unnamed or twice or kinds["main"] != 1


PAGE_RULES = {
    "one h1, first, and no level left out": headings_fault,
    "language, title, description, viewport": head_fault,
    "each id once": ids_fault,
    "each link within the page has its target": anchors_fault,
    "landmarks told apart by name": landmarks_fault,
}


@pytest.mark.parametrize("fault", PAGE_RULES.values(), ids=PAGE_RULES.keys())
def test_every_page_has(documents, fault):
    assert {address: found for address, it in documents.items() if (found := fault(it))} == {}
    assert len(documents) > 20


BROKEN = {
    "two h1": (headings_fault, "<h1>a</h1><h1>b</h1>"),
    "a level left out": (headings_fault, "<h1>a</h1><h3>b</h3>"),
    "no h1": (headings_fault, "<h2>b</h2>"),
    "no description": (head_fault, "<p>a</p>"),
    "an id twice": (ids_fault, "<p id=a>a</p><p id=a>b</p>"),
    "a link to nowhere": (anchors_fault, "<a href='#b'>b</a>"),
    "a name from nowhere": (anchors_fault, "<nav aria-labelledby='b'>b</nav>"),
    "two of a name": (landmarks_fault, "<main></main><nav aria-label=a></nav><nav aria-label=a>"),
    "a nav without a name": (landmarks_fault, "<main></main><nav></nav>"),
    "no main": (landmarks_fault, "<nav aria-label=a></nav>"),
}


@pytest.mark.parametrize(("fault", "body"), BROKEN.values(), ids=BROKEN.keys())
def test_a_page_is_faulted_for(fault, body):
    assert fault(html.fromstring(f"<html lang=en><head><title>a</title></head><body>{body}"))


def test_no_two_pages_have_the_same_title_or_description(documents):
    titles = Counter(it.findtext(".//title") for it in documents.values())
    said = Counter(
        it.xpath("string(//meta[@name='description']/@content)") for it in documents.values()
    )
    assert [it for it, count in (titles | said).items() if count > 1] == []


def test_every_link_says_where_it_leads(documents):
    """Also by itself, as a reader hears it in a list of links."""
    vague = {"here", "click here", "more", "read more", "link", "this", "this page"}
    for address, document in documents.items():
        for link in document.xpath("//a[@href]"):
            name = link.get("aria-label") or " ".join(link.text_content().split())
            assert name, (address, link.get("href"))
            assert name.casefold() not in vague, (address, name)
