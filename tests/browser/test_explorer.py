"""The explorer at /cases/ as a reader uses it: filter, combine, undo, share, go back, search."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from visits import press_until, tab_to

pytestmark = pytest.mark.browser

CASES = "/cases/"
INDEX = "**/catalogue.json"
LONELY = "Loneliness and isolation"


@pytest.fixture(scope="module")
def total(site):
    """How many cases stand in the list that needs no JavaScript."""
    return len(listed(site, "cases"))


def listed(site, folder):
    """The cases in the static list of a page."""
    tree = html.fromstring((site.folder / folder / "index.html").read_bytes())
    return tree.xpath("//*[contains(@class, 'case-list')]/li/@data-case")


def start(page, address=CASES):
    """Open the explorer and wait until it can be used."""
    page.goto(address)
    expect(page.locator(".explorer.is-ready")).to_be_attached()
    return page


def how_many(page):
    """The number of cases that the page says it shows."""
    return int(page.locator(".how-many").inner_text().split()[0])


def cards(page):
    return page.locator("[data-view=list] .case-card")


def box(page, facet, value):
    """The check box of a value."""
    group = page.get_by_role("group", name=facet, exact=True)
    return group.get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)}\b"))


def promised(page, facet, value):
    """What the page says that choosing a value would give."""
    row = page.get_by_role("group", name=facet, exact=True).locator("label", has_text=value)
    # Text that is out of sight is not laid out, and has no inner text.
    return int(row.locator(".number").text_content())


def search(page, words):
    page.get_by_role("searchbox").fill(words)
    wait_for_query(page, words)


def wait_for_query(page, words):
    expect(page).to_have_url(re.compile(rf"[?&]q={words.replace(' ', '.')}(&|$)"))


def names(page):
    return cards(page).locator(".card-title").all_text_contents()


def test_all_cases_stand_there_at_first_and_are_counted(page, total, seen):
    start(page)
    expect(page.get_by_role("status")).to_contain_text(f"{total} of {total} cases")
    expect(cards(page)).to_have_count(total)
    assert seen.complaints == []


def test_a_filter_gives_what_its_count_promised(page, site):
    start(page)
    wanted = promised(page, "Issue", LONELY)
    box(page, "Issue", LONELY).check()
    expect(page.locator(".how-many")).to_have_text(re.compile(rf"^{wanted} of"))
    expect(cards(page)).to_have_count(wanted)
    ids = cards(page).evaluate_all("all => all.map(it => it.dataset.case)")
    assert sorted(ids) == sorted(listed(site, "cases/by/issue-loneliness"))


def test_within_a_facet_any_will_do_and_between_facets_all_must_hold(page):
    start(page)
    one, other = promised(page, "Region", "London"), promised(page, "Region", "North West")
    box(page, "Region", "London").check()
    assert promised(page, "Region", "North West") == other
    box(page, "Region", "North West").check()
    either = how_many(page)
    assert max(one, other) <= either <= one + other
    wanted = promised(page, "Kind of place", "London borough")
    box(page, "Kind of place", "London borough").check()
    assert how_many(page) == wanted < either


def test_a_value_that_would_give_nothing_cannot_be_chosen(page):
    start(page)
    box(page, "Nation", "Wales").check()
    nothing = page.locator(".explorer-facets label", has=page.get_by_text("0", exact=True))
    expect(nothing.first).to_be_visible()
    for row in nothing.all():
        expect(row.get_by_role("checkbox")).to_be_disabled()
    expect(box(page, "Nation", "Wales")).to_be_enabled()


def test_filters_are_taken_away_one_by_one_and_all_at_once(page, total):
    start(page)
    box(page, "Region", "London").check()
    box(page, "Issue", LONELY).check()
    chosen = page.get_by_role("list", name="Chosen filters")
    expect(chosen.get_by_role("button")).to_have_count(2)
    chosen.get_by_role("button", name="Remove Region: London").click()
    expect(chosen.get_by_role("button")).to_have_count(1)
    expect(chosen.get_by_role("button")).to_be_focused()
    expect(box(page, "Region", "London")).not_to_be_checked()
    search(page, "money")
    page.get_by_role("button", name="Clear all").click()
    assert how_many(page) == total
    assert urlsplit(page.url).query == ""
    expect(page.get_by_role("searchbox")).to_be_empty()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_going_back_undoes_each_choice_and_forward_does_it_again(page, total):
    start(page)
    box(page, "Region", "London").check()
    first = how_many(page)
    page.get_by_role("button", name="Table").click()
    page.go_back()
    expect(page.locator("[data-view=list]")).to_be_visible()
    assert how_many(page) == first
    page.go_back()
    expect(page.locator(".how-many")).to_have_text(f"{total} of {total} cases")
    expect(box(page, "Region", "London")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".how-many")).to_have_text(re.compile(rf"^{first} of"))


def test_a_link_that_is_shared_opens_the_same(page, open_page):
    start(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search(page, "community")
    box(page, "Nation", "England").check()
    page.get_by_label("Order").select_option("start")
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_contain_text("was copied")
    link = page.evaluate("navigator.clipboard.readText()")
    query = parse_qs(urlsplit(link).query)
    assert query == {
        "q": ["community"],
        "nation": ["england"],
        "sort": ["start"],
        "view": ["table"],
    }
    rows = page.locator(".case-table tbody th").all_inner_texts()
    friend = start(open_page(), link)
    expect(friend.get_by_role("searchbox")).to_have_value("community")
    expect(box(friend, "Nation", "England")).to_be_checked()
    assert friend.locator(".case-table tbody th").all_inner_texts() == rows


@pytest.mark.parametrize(
    ("words", "through", "first"),
    [
        ("loneley", LONELY, None),
        ("social care", "Adult social care", None),
        ("LBBD", "Barking and Dagenham", "Barking and Dagenham"),
        ("wig", None, "Wigan"),
        ("who lost money", None, None),
    ],
)
def test_words_find_labels_places_and_other_names(page, words, through, first):
    start(page)
    search(page, words)
    expect(cards(page).first).to_be_visible()
    assert how_many(page) > 0
    if through:
        expect(cards(page).first.locator(".why-found")).to_contain_text(through)
    if first:
        assert first in names(page)[0]


def test_a_typo_is_named_and_what_is_looked_for_instead(page):
    start(page)
    search(page, "loneley")
    expect(page.get_by_role("status")).to_contain_text("“loneley” stands nowhere here")
    expect(page.get_by_role("status")).to_contain_text("lonel")


def test_words_and_filters_together_and_a_sentence_when_nothing_is_left(page):
    start(page)
    search(page, "wigan")
    box(page, "Region", "North West").check()
    assert how_many(page) >= 1
    search(page, "xyzzyqqq")
    expect(page.get_by_role("status")).to_contain_text("No case has all of this")
    assert how_many(page) == 0
    expect(page.locator("[data-view=list]")).to_be_hidden()


def test_typing_does_not_fill_the_way_back(page):
    page.goto("/themes/")
    start(page)
    page.get_by_role("searchbox").press_sequentially("trust", delay=150)
    wait_for_query(page, "trust")
    page.go_back()
    expect(page).to_have_url(re.compile("/themes/$"))


def test_the_list_is_put_in_order(page):
    start(page)
    assert names(page) == sorted(names(page), key=str.casefold)
    page.get_by_label("Order").select_option("start")
    years = [
        int(re.search(r"(?:19|20)\d\d", it)[0])
        for it in cards(page).locator(".card-facts > :first-child dd").all_text_contents()
    ]
    assert years == sorted(years, reverse=True)
    page.get_by_label("Order").select_option("stage")
    stages = page.locator("[data-view=list] .card-facts > :nth-child(3) dd").all_text_contents()
    assert stages[0] == "Studied with a comparison"
    assert stages == sorted(stages, key=stages.index)


def test_the_table_is_put_in_order_by_its_columns(page, total):
    start(page, f"{CASES}?view=table")
    rows = page.locator(".case-table tbody tr")
    expect(rows).to_have_count(total)
    head = page.get_by_role("columnheader", name="When")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    down = rows.locator("td:nth-of-type(2)").all_inner_texts()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = rows.locator("td:nth-of-type(2)").all_inner_texts()
    years = [int(re.search(r"\d{4}", it)[0]) for it in up]
    assert years == sorted(years)
    assert [int(re.search(r"\d{4}", it)[0]) for it in down] == years[::-1]
    expect(page.get_by_role("columnheader", name="Case")).not_to_have_attribute("aria-sort", "x")


def test_a_case_is_compared_or_taken_along_from_the_table(page):
    start(page, f"{CASES}?view=table&q=wigan+deal")
    row = page.locator(".case-table tbody tr").filter(has_text="The Wigan Deal")
    row.get_by_role("button", name="Add to pack").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Pack (1)")).to_be_visible()
    page.get_by_role("columnheader", name="When").get_by_role("button").click()
    expect(row.get_by_role("button", name="In your pack: take out")).to_be_visible()
    row.get_by_role("link", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/compare/\?cases=wigan-deal$"))


def test_the_map_shows_the_places_of_the_result(page):
    start(page, f"{CASES}?q=wigan+deal&issue=adult-social-care&view=map")
    shown = page.locator("[data-view=map] svg a:not([hidden])")
    expect(shown.first).to_be_visible()
    start(page, f"{CASES}?q=rhyl&nation=wales&view=map")
    labels = shown.evaluate_all("all => all.map(it => it.getAttribute('aria-label'))")
    assert "Denbighshire: 1 case" in labels
    assert len(labels) < 4
    expect(page.locator("[data-view=map] .map-list li:visible")).to_have_count(len(labels))
    expect(page.locator("[data-view=map] .map-list h3:visible")).to_have_count(1)
    page.get_by_role("button", name="Clear all").click()
    assert shown.count() > 5
    expect(page.locator("[data-view=list]")).to_be_hidden()


def test_the_timeline_shows_the_rows_of_the_result(page, total):
    start(page, f"{CASES}?view=timeline")
    rows = page.locator("[data-view=timeline] tr[data-case]:visible")
    expect(rows).to_have_count(total)
    box(page, "Region", "London").check()
    expect(rows).to_have_count(how_many(page))


def test_a_link_to_the_map_on_this_page_shows_the_map(page):
    start(page)
    page.get_by_role("link", name="cases on the map").click()
    expect(page.locator("[data-view=map]")).to_be_visible()
    expect(page.get_by_role("button", name="Map")).to_have_attribute("aria-pressed", "true")


GARBAGE = (
    "?region=atlantis&view=hologram&sort=%00&foo=%3Cscript%3Ealert(1)%3C/script%3E&theme=&%E0%A4%A"
)


def test_what_the_address_asks_for_and_is_not_here_is_named_and_left_out(page, total, seen):
    start(page, f"{CASES}{GARBAGE}&nation=wales")
    status = page.get_by_role("status")
    expect(status).to_contain_text("“Region: atlantis”")
    expect(status).to_contain_text("“view: hologram”")
    expect(status).to_contain_text("“foo: <script>alert(1)</script>”")
    expect(box(page, "Nation", "Wales")).to_be_checked()
    assert 0 < how_many(page) < total
    box(page, "Nation", "Wales").uncheck()
    assert urlsplit(page.url).query == ""
    expect(status).not_to_contain_text("atlantis")
    assert seen.complaints == []


BROKEN = {
    "missing": {"status": 404, "body": "nothing"},
    "cut off": {"status": 200, "body": '{"version":1,"facets":[{"id":"th'},
    "empty": {"status": 200, "body": "{}"},
    "of another form": {"status": 200, "body": '{"version":2,"facets":4}'},
    "of another version": {"status": 200, "body": '{"version":1}'},
}


@pytest.mark.parametrize("answer", [*BROKEN.values(), None], ids=[*BROKEN, "no network"])
def test_an_index_that_fails_leaves_a_sentence_and_the_whole_list(page, total, answer, seen):
    page.route(INDEX, lambda route: route.fulfill(**answer) if answer else route.abort())
    page.goto(f"{CASES}?region=london")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    expect(cards(page)).to_have_count(total)
    expect(page.locator("[data-view=map]")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    assert seen.errors == []


def test_without_the_library_of_words_the_filters_still_work(page, total):
    page.route("**/minisearch.js", lambda route: route.abort())
    start(page)
    search(page, "wigan")
    expect(page.get_by_role("status")).to_contain_text("could not be looked up")
    assert how_many(page) == total
    box(page, "Nation", "Wales").check()
    # Each choice asks for the library anew, and the answer waits for it.
    expect(page.locator(".how-many")).not_to_have_text(re.compile(rf"^{total} of"))
    assert how_many(page) < total


def test_without_javascript_the_whole_list_the_map_and_the_shorter_lists_stand(open_page, total):
    page = open_page(java_script_enabled=False)
    page.goto(CASES)
    expect(cards(page)).to_have_count(total)
    expect(cards(page).first).to_be_visible()
    expect(page.locator("[data-view=map]")).to_be_visible()
    expect(page.locator("[data-view=timeline]")).to_be_visible()
    page.locator("#browse-by ~ dl").get_by_role("link", name=LONELY).click()
    expect(page).to_have_url(re.compile("/cases/by/issue-loneliness/$"))
    assert page.locator(".case-card").count() < total


def test_by_keyboard_alone(page):
    start(page)
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("trust")
    wait_for_query(page, "trust")
    found = how_many(page)
    tab_to(page, page.get_by_role("button", name="Table"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-view=table]")).to_be_visible()
    expect(page.get_by_role("button", name="Table")).to_be_focused()
    wales = page.get_by_role("group", name="Theme", exact=True).get_by_role("checkbox").first
    tab_to(page, wales)
    page.keyboard.press("Space")
    expect(wales).to_be_focused()
    assert how_many(page) <= found
    tab_to(page, page.locator(".case-table tbody a").first, limit=200)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cases/[a-z-]+/$"))
    page.go_back()
    expect(wales).to_be_checked()


def test_the_filters_can_be_skipped(page):
    start(page)
    skip = page.get_by_role("link", name="Skip the filters")
    tab_to(page, skip)
    page.keyboard.press("Enter")
    first = cards(page).first.get_by_role("link").first
    focused = "it => it === document.activeElement"
    press_until(page, "Tab", lambda: first.evaluate(focused), 2)
    assert first.evaluate(focused)


def wider_than_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_on_a_phone_the_facets_are_folded_and_nothing_is_wider_than_it(open_page, view):
    page = start(open_page(viewport={"width": 320, "height": 640}), f"{CASES}?view={view}")
    assert not wider_than_the_window(page)
    expect(box(page, "Region", "London")).to_be_hidden()
    page.get_by_text("Narrow down", exact=True).click()
    box(page, "Region", "London").check()
    expect(page.locator(".facet-fold summary")).to_have_text("Narrow down (1 chosen)")
    assert not wider_than_the_window(page)


@pytest.mark.parametrize("view", ["list", "table", "map", "timeline"])
def test_with_text_twice_as_large_all_can_be_read(open_page, view):
    page = start(open_page(viewport={"width": 1280, "height": 900}), f"{CASES}?view={view}")
    page.evaluate("document.documentElement.attributeStyleMap.set('font-size', '200%')")
    assert not wider_than_the_window(page)
    expect(page.get_by_role("searchbox")).to_be_visible()


STATES = {
    "list": "",
    "words": "?q=loneley&region=london",
    "table": "?view=table&sort=-start",
    "map": "?view=map&nation=wales",
    "timeline": "?view=timeline",
    "nothing": "?q=xyzzyqqq",
    "garbage": GARBAGE,
}


@pytest.mark.parametrize("query", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_in_any_state(page, query):
    start(page, f"{CASES}{query}")
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []


def test_axe_finds_nothing_on_a_phone_with_the_facets_open_or_without_the_index(open_page):
    page = start(open_page(viewport={"width": 320, "height": 640}), f"{CASES}?region=london")
    page.get_by_text("Narrow down", exact=False).first.click()
    assert faults_of(page) == []
    page.route(INDEX, lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    assert faults_of(page) == []
