"""Places like mine: a reader says what a place is like, and sees cases from places like it."""

import re

import pytest
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from test_layout import CUT_OFF, STICKING_OUT
from visits import tab_to

pytestmark = pytest.mark.browser

DATA = "**/assets/data/places.json"
SAID = {
    "Kind of council": "Metropolitan borough or city",
    "Nation": "England",
    "Urban or rural": "Mostly urban",
    "Deprivation": "In the most deprived third",
}
ASKED = "/places/?council=metropolitan-district&nation=england&setting=urban&deprivation=most"


def results(page):
    """The cases, in their order."""
    return page.get_by_role("region", name="Cases in order of likeness").get_by_role("listitem")


def status(page):
    """What a screen reader is told."""
    return page.get_by_role("status")


def titles(page):
    expect(results(page).first).to_be_visible()
    return results(page).get_by_role("heading").all_inner_texts()


def choose(page, label, value):
    page.get_by_label(label).select_option(label=value)


def test_a_reader_says_what_a_place_is_like_and_sees_why_each_case_is_offered(page, seen):
    page.goto("/places/")
    expect(status(page)).to_be_empty()
    for label, value in SAID.items():
        choose(page, label, value)
    page.get_by_label("People who live there").fill("480k")
    expect(status(page)).to_contain_text(re.compile(r"^\d+ cases, the likest place first; \d+ of"))
    first = results(page).first
    expect(first).to_contain_text("the same kind of council (metropolitan borough or city)")
    expect(first).to_contain_text("similar deprivation; also mostly urban")
    expect(first).to_contain_text("also in England")
    expect(first).to_contain_text(re.compile(r"things that did not work\.$"))
    wigan = results(page).filter(has_text="The Wigan Deal")
    expect(wigan).to_contain_text("about the same size")
    page.get_by_label("People who live there").fill("1.2 million")
    expect(wigan).to_contain_text("But about a quarter of the size.")
    assert seen.complaints == []
    assert seen.outside == []


def test_nothing_is_asked_for_before_the_reader_says_something(page, seen):
    page.goto("/places/", wait_until="networkidle")
    assert not [it for it in seen.requests if it.url.endswith("places.json")]
    choose(page, "Nation", "Wales")
    expect(status(page)).not_to_be_empty()
    asked = [it for it in seen.requests if it.url.endswith("places.json")]
    assert len(asked) == 1
    assert not asked[0].headers.get("referer")
    choose(page, "Nation", "England")
    expect(page).to_have_url(re.compile("nation=england"))
    assert len([it for it in seen.requests if it.url.endswith("places.json")]) == 1


def test_the_address_is_shared_and_back_and_forward_work(page, open_page):
    page.goto("/places/")
    choose(page, "Nation", "Wales")
    expect(results(page).first).to_contain_text("also in Wales")
    welsh = titles(page)
    choose(page, "Urban or rural", "Mostly urban")
    expect(page).to_have_url(re.compile(r"\?nation=wales&setting=urban$"))
    both = titles(page)
    assert both != welsh
    other = open_page()
    other.goto(page.url)
    assert titles(other) == both
    expect(other.get_by_label("Nation")).to_have_value("wales")
    page.go_back()
    expect(page.get_by_label("Urban or rural")).to_have_value("")
    expect(page.get_by_label("Nation")).to_have_value("wales")
    expect(results(page).first).not_to_contain_text("mostly urban")
    assert titles(page) == welsh
    page.go_back()
    expect(results(page)).to_have_count(0)
    expect(status(page)).to_be_empty()
    page.go_forward()
    expect(results(page).first).to_contain_text("also in Wales")


def test_a_place_of_the_casebook_fills_in_the_rest_and_its_own_cases_stay_out(page):
    page.goto("/places/")
    page.get_by_label("Or start from a place").select_option(label="Oldham")
    expect(page.get_by_label("Kind of council")).to_have_value("metropolitan-district")
    expect(page.get_by_label("Region")).to_have_value("North West")
    expect(page.get_by_label("People who live there")).to_have_value("242094")
    expect(page).to_have_url(re.compile(r"\?place=oldham$"))
    expect(status(page)).to_contain_text("Cases set in Oldham alone are left out.")
    assert titles(page)[0] == "The Wigan Deal"
    # A change of one answer: no longer Oldham, so its cases come, and come first.
    choose(page, "Nation", "Not said")
    expect(page.get_by_label("Or start from a place")).to_have_value("")
    expect(page).to_have_url(re.compile("council=metropolitan-district.*people=242094"))
    expect(results(page).first).to_contain_text("Oldham")
    page.get_by_role("button", name="Clear").click()
    expect(results(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("/places/$"))


def test_from_the_page_of_a_place_to_cases_from_places_like_it(page):
    page.goto("/places/rhyl/")
    page.get_by_role("link", name=re.compile("^All cases, in order")).click()
    expect(page.get_by_label("Nation")).to_have_value("wales")
    expect(page.get_by_label("Or start from a place")).to_have_value("rhyl")
    expect(status(page)).to_be_in_viewport()
    expect(results(page).first).to_contain_text("the likest of its 2 places")


def test_what_is_not_known_of_a_place_is_said(page):
    page.goto("/places/?nation=wales&people=5000")
    shown = page.get_by_role("region", name="Cases in order of likeness")
    expect(shown).to_contain_text("Size not known.")


def test_garbage_in_the_address_is_named_and_left_out(page, seen):
    page.goto(
        "/places/?council=parish&nation=wales&people=many&<b>=1&nation=england&place=atlantis"
    )
    expect(page.get_by_label("Nation")).to_have_value("wales")
    said = status(page)
    for words in ("council “parish”", "people “many”", "<b> “1”", "nation “england”", "place “atl"):
        expect(said).to_contain_text(words)
    expect(results(page).first).to_contain_text("also in Wales")
    page.goto("/places/?%FF&&=&size=%00")
    expect(status(page)).to_contain_text("Left out")
    expect(results(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="By kind of council")).to_be_visible()
    assert seen.complaints == []


def test_a_size_that_is_no_number_is_named_beside_what_is_known(page):
    page.goto("/places/?nation=wales")
    people = page.get_by_label("People who live there")
    people.fill("a lot")
    expect(status(page)).to_contain_text("Left out, as this page does not know it: people “a lot”.")
    expect(people).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(re.compile(r"\?nation=wales$"))
    people.fill("95 814")
    expect(people).to_have_attribute("aria-invalid", "false")
    expect(status(page)).not_to_contain_text("Left out")
    expect(page).to_have_url(re.compile("people=95"))


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "{"}, {"body": "{}"}, None])
def test_data_that_do_not_load_give_a_sentence_and_the_lists(page, answer):
    page.route(DATA, lambda route: route.fulfill(**answer) if answer else route.abort())
    page.goto("/places/?nation=wales")
    expect(status(page)).to_contain_text("The data did not load")
    expect(results(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="By kind of council")).to_be_visible()
    page.unroute(DATA)
    choose(page, "Nation", "England")
    if answer != {"body": "{}"}:
        expect(results(page).first).to_contain_text("also in England")


def test_without_javascript_the_lists_stand_and_no_form_promises_more(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(ASKED)
    expect(page.locator("#like-form")).to_be_hidden()
    expect(page.locator("#like-without")).to_be_visible()
    kinds = page.get_by_role("heading", name="By kind of council")
    expect(kinds).to_be_visible()
    expect(page.get_by_role("link", name="Wigan", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="The Wigan Deal").first).to_be_visible()


def test_by_keyboard_from_the_form_to_a_case(page):
    page.goto("/places/")
    nation = page.get_by_label("Nation")
    tab_to(page, nation)
    page.keyboard.type("Wales")
    expect(nation).to_have_value("wales")
    tab_to(page, page.get_by_role("button", name="Show the cases"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Cases in order of likeness")).to_be_focused()
    link = results(page).first.get_by_role("link").first
    tab_to(page, link, 2)
    more = page.get_by_role("button", name=re.compile("^Show .* more of"))
    tab_to(page, more)
    page.keyboard.press("Enter")
    expect(results(page).nth(10).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cases/[^/]+/$"))


def test_asking_without_an_answer_says_what_is_missing(page):
    page.goto("/places/")
    page.get_by_role("button", name="Show the cases").click()
    expect(status(page)).to_contain_text("Say at least one thing")


@pytest.mark.parametrize(
    "query", ["", "?place=oldham", "?council=parish&people=many", "?place=oldham&setting=rural"]
)
def test_axe_finds_nothing_in_any_state(page, query):
    page.goto(f"/places/{query}")
    if query:
        expect(status(page)).not_to_be_empty()
    if query.startswith("?place=oldham"):
        page.get_by_role("button", name=re.compile("^Show .* more of")).click()
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []


@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (360, "200%"), (1280, "200%")])
def test_nothing_sticks_out_or_is_cut_off_on_a_phone_or_in_large_text(open_page, width, size):
    page = open_page(viewport={"width": width, "height": 720}, bypass_csp=True)
    page.goto("/places/?place=oldham")
    page.add_style_tag(content=f"html {{ font-size: {size} !important }}")
    expect(results(page).first).to_be_visible()
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(CUT_OFF) == []


def test_on_paper_the_cases_stand_without_the_form(page):
    page.goto("/places/?place=oldham")
    expect(results(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#like-form")).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("Show"))).to_have_count(0)
    expect(results(page).first).to_be_visible()
    expect(status(page)).to_be_visible()


def test_the_third_door_of_home_leads_here(page):
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Start from a place like yours")).click()
    expect(page).to_have_url(re.compile("/places/$"))
    expect(page.get_by_label("Kind of council")).to_be_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Cases").click()
    expect(page).to_have_url(re.compile("/cases/$"))
