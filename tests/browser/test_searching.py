"""Search as a reader does it: from any page, by keyboard, on a phone, with and without luck."""

import re

import pytest
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from visits import CASE, tab_to

pytestmark = pytest.mark.browser

INDEX = re.compile(r"/pagefind/")


def asked_of_index(seen):
    return [it for it in seen.responses if INDEX.search(it.url)]


def results(page):
    """The titles of the results on the search page."""
    return page.locator("[data-results] .hit-title a")


def status(page):
    return page.locator("[data-status]")


def test_nothing_of_the_search_is_loaded_before_a_reader_asks(page, seen):
    page.goto("/about/licence/", wait_until="networkidle")
    assert asked_of_index(seen) == []
    assert not [it for it in seen.responses if "/search/" in it.url]
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert asked_of_index(seen) == []


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_search_by_keyboard_alone_from_any_page(page, key):
    page.goto("/about/licence/")
    page.keyboard.press(key)
    box = page.get_by_role("dialog").get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("wigan deal")
    first = page.get_by_role("dialog").locator("[data-hit]").first
    expect(first).to_have_text("The Wigan Deal")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/wigan-deal/")


def test_escape_closes_the_dialog_and_the_focus_returns(page):
    page.goto(CASE)
    link = page.get_by_role("banner").get_by_role("link", name="Search")
    tab_to(page, link)
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog").get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("wigan")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()


def test_enter_in_the_dialog_leads_to_all_results(page):
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("loneliness older people")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=loneliness+older+people")
    expect(results(page).first).to_be_visible()


def test_the_key_is_a_letter_where_people_write_and_can_be_switched_off(page):
    page.goto("/search/")
    page.get_by_role("searchbox").fill("and")
    page.get_by_role("searchbox").press("/")
    expect(page.get_by_role("searchbox")).to_have_value("and/")
    page.get_by_role("checkbox").uncheck()
    page.goto("/")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.get_by_role("dialog").count() == 0
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_address_shows_its_results_with_words_marked_and_headings(page, seen):
    page.goto("/search/?q=council tax freeze wigan")
    expect(status(page)).to_contain_text("found for “council tax freeze wigan”")
    expect(results(page).first).to_have_text("The Wigan Deal")
    hit = page.locator(".hit").first
    expect(hit.locator("mark").first).to_be_visible()
    part = hit.locator(".hit-parts a").first
    assert "/cases/wigan-deal/#" in part.get_attribute("href")
    part.click()
    page.wait_for_url("**/cases/wigan-deal/#*")
    assert seen.complaints == []
    assert seen.outside == []


def test_the_first_result_needs_at_most_400_kb(page, seen):
    page.goto("/search/?q=loneliness", wait_until="networkidle")
    expect(results(page).first).to_be_visible()
    assert seen.weight <= 400_000


def test_kinds_have_counts_and_back_undoes_a_choice(page):
    page.goto("/search/?q=wigan")
    finding = page.get_by_role("radio", name=re.compile("^Finding"))
    number = int(re.search(r"\((\d+)\)", finding.locator("..").inner_text())[1])
    # The kinds are counted before the results are drawn.
    expect(results(page)).to_have_count(10)
    before = results(page).all_inner_texts()
    finding.check()
    expect(results(page)).to_have_count(min(number, 10))
    expect(page.locator(".hit-kind").first).to_have_text("Finding")
    assert "kind=Finding" in page.url
    page.go_back()
    expect(page.get_by_role("radio", name=re.compile("^All"))).to_be_checked()
    expect(results(page).first).to_have_text(before[0])


def test_more_results_come_on_demand_and_the_focus_goes_to_the_first_of_them(page):
    page.goto("/search/?q=council")
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name=re.compile("^Show 10 more")).click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10)).to_be_focused()


def test_words_that_are_misspelt_get_a_suggestion_that_leads_on(page):
    page.goto("/search/?q=wigna")
    expect(status(page)).to_have_text("Nothing found for “wigna”.")
    page.get_by_role("link", name="Wigan", exact=True).click()
    expect(results(page).first).to_have_text(re.compile("Wigan"))


@pytest.mark.parametrize(
    "query",
    ["%3Cimg src=x onerror=alert(1)%3E", "%22", "%25%25", "((((", "🌱", "a" * 5000, "constructor"],
)
def test_garbage_in_the_address_breaks_nothing(page, seen, query):
    page.goto(f"/search/?q={query}&kind=Nonsense&page=-1#nowhere")
    expect(status(page)).not_to_be_empty()
    expect(page.locator("[data-fault]")).to_be_hidden()
    assert page.locator("[data-results] img").count() == 0
    assert seen.complaints == []


def test_a_kind_that_is_not_there_is_named_and_left_out(page):
    page.goto("/search/?q=wigan&kind=Recipe")
    expect(status(page)).to_contain_text("no kind of page called “Recipe”")
    expect(page.get_by_role("radio", name=re.compile("^All"))).to_be_checked()
    expect(results(page).first).to_be_visible()


BROKEN = {
    "no index": "**/pagefind/**",
    "no list of pages": "**/*.pf_meta",
    "no program": "**/wasm.*",
    "no words": "**/*.pf_index",
    "no texts": "**/*.pf_fragment",
}


@pytest.mark.parametrize("pattern", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("how", ["missing", "cut off", "rubbish"])
def test_an_index_that_fails_gives_a_sentence_and_the_lists(page, pattern, how):
    answers = {
        "missing": lambda route: route.fulfill(status=404, body="gone"),
        "cut off": lambda route: route.abort(),
        "rubbish": lambda route: route.fulfill(body="rubbish"),
    }
    page.route(pattern, answers[how])
    page.goto("/search/?q=wigan")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("link", name="Cases", exact=True).last).to_be_visible()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("wigan")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be loaded")


def test_without_a_catalogue_there_is_no_suggestion_and_no_fault(page):
    page.route("**/catalogue.json", lambda route: route.fulfill(status=404, body="gone"))
    page.goto("/search/?q=wigna")
    expect(status(page)).to_have_text("Nothing found for “wigna”.")


def test_without_javascript_the_page_says_so_and_leads_to_the_lists(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(CASE)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("Search needs JavaScript")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Findings").click()
    page.wait_for_url("**/findings/")


def test_a_phone_can_search(open_page):
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Search").tap()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("preston")
    expect(page.get_by_role("dialog").locator("[data-hit]").first).to_be_visible()
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= 320
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=preston")
    expect(results(page).first).to_be_visible()
    assert page.evaluate(wide) <= 320


def test_last_queries_stay_in_the_tab_and_only_once_sent(page, open_page):
    kept = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    page.goto("/search/?q=wigan")
    expect(results(page).first).to_be_visible()
    assert page.evaluate(kept) == []
    page.get_by_role("searchbox").fill("oldham")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=oldham")
    assert page.evaluate(kept) == ["queries"]
    page.goto("/search/")
    expect(page.get_by_role("link", name="oldham", exact=True)).to_be_visible()
    page.evaluate("sessionStorage.setItem('queries', '{broken')")
    page.reload()
    expect(page.get_by_role("searchbox")).to_be_visible()
    other = open_page()
    other.goto("/search/")
    assert other.get_by_role("link", name="oldham", exact=True).count() == 0


STATES = {
    "empty": "/search/",
    "found": "/search/?q=community wealth building",
    "nothing": "/search/?q=wigna",
    "one kind": "/search/?q=wigan&kind=Finding",
}


@pytest.mark.parametrize("address", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_in_any_state(page, address):
    page.goto(address, wait_until="networkidle")
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []


def test_axe_finds_nothing_in_the_dialog_or_where_the_index_fails(page):
    page.goto("/about/licence/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("wigan")
    expect(page.get_by_role("dialog").locator("[data-hit]").first).to_be_visible()
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto("/search/?q=wigan")
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults_of(page) == []
