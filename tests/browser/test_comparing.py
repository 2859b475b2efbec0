"""Cases side by side, as a reader sets them: choose, share, go back, a phone, a keyboard, paper."""

import re

import pytest
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from test_layout import CUT_OFF, STICKING_OUT
from visits import TEMPLATES, tab_to

pytestmark = pytest.mark.browser

COMPARE = TEMPLATES["compare"]
PAIR = TEMPLATES["pair"]
TWO = f"{COMPARE}?cases=wigan-deal,leeds-abcd"
FOUR = f"{TWO},northern-roots,oldham-cooperative-council"
# 297 by 210 millimetres in points, as the PDF says it.
LANDSCAPE = re.compile(rb"/MediaBox\s*\[\s*0 0 84[12](?:\.\d+)? 59[45](?:\.\d+)?\s*\]")


def table_of(page):
    return page.locator("[data-comparison] table")


def columns(page):
    """The names of the cases in the table, from left to right."""
    expect(table_of(page)).to_be_visible()
    return [it.inner_text() for it in table_of(page).locator("thead th").all()[1:]]


def message(page):
    return page.locator("[data-compare-status]")


def test_a_reader_chooses_shares_adds_and_goes_back(page, open_page, site, seen):
    page.goto(COMPARE)
    assert table_of(page).count() == 0
    page.get_by_label("First case").select_option("wigan-deal")
    expect(message(page)).to_contain_text("Choose one more case")
    page.get_by_label("Second case").select_option(
        label="Northern Roots: a council's urban farm, run by a charity"
    )
    expect(message(page)).to_contain_text("Side by side: The Wigan Deal; Northern Roots")
    assert page.url == f"{site.url}{COMPARE}?cases=wigan-deal,northern-roots"
    other = open_page()
    other.goto(page.url)
    assert columns(other) == columns(page)
    assert columns(page)[0] == "The Wigan Deal"
    expect(other.get_by_label("Second case")).to_have_value("northern-roots")
    expect(other).to_have_title(re.compile("^The Wigan Deal; Northern Roots"))
    page.get_by_label("Third case").select_option("leeds-abcd")
    expect(table_of(page).locator("thead th")).to_have_count(4)
    page.go_back()
    expect(table_of(page).locator("thead th")).to_have_count(3)
    expect(page.get_by_label("Third case")).to_have_value("")
    page.go_back()
    expect(table_of(page)).to_have_count(0)
    assert seen.complaints == []


def test_a_case_cannot_be_chosen_twice(page):
    page.goto(TWO)
    columns(page)
    assert page.locator("#case-3 option[value='wigan-deal']").is_disabled()
    assert not page.locator("#case-1 option[value='wigan-deal']").is_disabled()


def test_each_claim_has_its_label_and_leads_to_its_sources(page):
    page.goto(TWO)
    columns(page)
    row = page.locator("tr.row-outcomes-supported")
    expect(row.locator("th")).to_have_text("Outcomes: supported")
    marks = page.locator("[class^=row-outcomes-] .claim-mark")
    texts = marks.all_inner_texts()
    entries = page.locator("[class^=row-outcomes-] td :is(li, p:not(.counts, .blank))")
    assert len(texts) == entries.count() > 10
    assert all(re.search(r"; link: .*; \d+ sources?$", it) for it in texts)
    first = row.locator(".claim-mark").first
    expect(first.locator("svg.shape")).to_be_visible()
    first.click()
    page.wait_for_url(re.compile(r"/cases/[a-z-]+/#claim-"))
    expect(page.locator(":target .evidence")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said", "names"),
    [
        ("nobody,wigan-deal,leeds-abcd", "no case has this name: “nobody”", 2),
        ("<img src=x onerror=alert(1)>,wigan-deal,leeds-abcd", "“<img src=x onerror=alert(1)>”", 2),
        ("wigan-deal,wigan-deal", "Choose one more case to set beside “The Wigan Deal”", 0),
        (f"{FOUR.partition('=')[2]},every-one-every-day", "the first four; left out: Every One", 4),
        ("%00,%FF,,,", "Left out", 0),
        ("__proto__,constructor", "“__proto__”, “constructor”", 0),
        ("", "", 0),
    ],
)
def test_what_is_wrong_in_the_address_is_named_and_left_out(page, seen, query, said, names):
    page.goto(f"{COMPARE}?cases={query}")
    expect(message(page)).to_contain_text(said)
    expect(table_of(page).locator("thead th")).to_have_count(names and names + 1)
    assert page.get_by_role("heading", name="Cases set against each other").is_visible()
    assert seen.complaints == []


@pytest.mark.parametrize("answer", ["gone", "broken", "strange"])
def test_a_file_that_does_not_load_gives_a_sentence_and_a_way_on(page, answer):
    bodies = {"broken": '{"version": 1,', "strange": '{"version": 2, "fields": []}'}
    page.route(
        "**/data/cases/leeds-abcd.json",
        lambda route: route.abort() if answer == "gone" else route.fulfill(body=bodies[answer]),
    )
    page.goto(f"{TWO},northern-roots")
    expect(message(page)).to_contain_text("could not be loaded")
    assert len(columns(page)) == 2
    message(page).get_by_role("link", name="Read the case itself").click()
    page.wait_for_url("**/cases/leeds-abcd/")


def test_all_is_done_by_keyboard_and_announced(page):
    page.goto(COMPARE)
    tab_to(page, page.get_by_label("First case"))
    page.keyboard.type("The Wigan")
    page.keyboard.press("Tab")
    page.keyboard.type("Northern")
    expect(page.get_by_role("status")).to_contain_text("Side by side")
    expect(page.get_by_label("Second case")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Copy the link"), 5)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("link")
    tab_to(page, table_of(page).locator("thead a").first, 5)


def test_the_link_is_copied(open_page, site):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{TWO},nobody")
    columns(page)
    page.get_by_role("button", name="Copy the link").click()
    expect(message(page)).to_contain_text("The link is copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}{TWO}"


def test_without_javascript_the_pairs_stand(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(TWO)
    assert page.locator("select").count() == 0
    page.get_by_role("link", name="The Wigan Deal beside Leeds").click()
    page.wait_for_url("**/compare/leeds-abcd-and-wigan-deal/")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("rowheader", name="What did not work")).to_be_visible()


def test_the_table_that_a_reader_makes_says_what_the_page_of_the_pair_says(page):
    rows = """() => [...document.querySelectorAll("table.compare tbody tr")].map((row) =>
      [row.cells[0].textContent, ...[...row.querySelectorAll(".counts, .lead, .blank, .note")]
        .map((it) => it.textContent.trim())])"""
    page.goto(f"{COMPARE}?cases=barking-and-dagenham,wigan-deal")
    columns(page)
    chosen = page.evaluate(rows)
    page.locator("[data-comparison]").get_by_role("link", name="Why editors set").click()
    page.wait_for_url(f"**{PAIR}")
    assert page.evaluate(rows) == chosen


@pytest.mark.parametrize("address", [PAIR, FOUR], ids=["pair", "four"])
def test_a_phone_shows_each_value_under_the_name_of_its_case(open_page, address):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    expect(page.locator("table.compare")).to_be_visible()
    assert page.evaluate(STICKING_OUT) + page.evaluate(CUT_OFF) == []
    cell = page.locator("table.compare td").first
    named = cell.evaluate("it => getComputedStyle(it, '::before').content.slice(1, -1)")
    assert named == cell.get_attribute("data-label") != ""
    boxes = [it.bounding_box() for it in page.locator("tr.row-line td").all()]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"] - 1


@pytest.mark.parametrize("address", [PAIR, FOUR], ids=["pair", "four"])
def test_paper_is_a4_landscape_with_the_table_and_without_the_choice(page, address):
    page.goto(address)
    expect(page.locator("table.compare")).to_be_visible()
    page.emulate_media(media="print")
    for hidden in page.locator(".chooser, .pairs").all():
        assert not hidden.is_visible()
    assert page.locator("table.compare").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert len(LANDSCAPE.findall(pdf)) == pages > 1


@pytest.mark.parametrize("query", ["", "?cases=nobody", TWO.partition("/compare/")[2]])
def test_axe_finds_nothing_in_any_state(page, query):
    page.goto(COMPARE + query)
    expect(page.get_by_label("First case")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []
