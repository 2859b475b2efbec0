"""A pack: from home to two printed pages, arranged, shared, copied, downloaded, and failing."""

import re

import pytest
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from test_layout import CUT_OFF, STICKING_OUT
from test_privacy import KEPT, NO_STORE
from visits import CASE, TEMPLATES, tab_to

pytestmark = pytest.mark.browser

PACK = TEMPLATES["pack"]
CASES = ["wigan-deal", "northern-roots", "greater-manchester-model"]
THREE = ",".join(f"case.{it}" for it in CASES)
FINDING = "finding.money-came-before-savings"
CHECK = "check.should-we-collaborate.one-could-y"
# 210 by 297 millimetres in points, as the PDF says it.
A4 = re.compile(rb"/MediaBox\s*\[\s*0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\s*\]")
PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; };"
OWN = "() => localStorage.getItem('pack')"
CLIPBOARD = """async (type) => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType(type)).text();
}"""


def brief(page):
    return page.locator("article.pack")


def titles(page):
    """What is in the pack, in its order: the cases, findings and checks."""
    return brief(page).locator(".pack-part h3").all_inner_texts()


def status(page):
    return page.locator("[data-pack-page] [role=status]")


def open_pack(page, items, rest=""):
    page.goto(f"{PACK}?items={items}{rest}")
    expect(brief(page)).to_be_visible()


def check_paper(page):
    """Two pages of A4 with what was picked, its labels and links; nothing of the site around it."""
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(A4.findall(pdf)) == 2
    assert pdf.count(b"/URI (http") > 30
    page.emulate_media(media="print")
    for unseen in ["header.top", "footer", "main h1", "[data-act]", "#single-briefs"]:
        assert not page.locator(unseen).first.is_visible(), unseen
    assert brief(page).locator(".label").first.is_visible()
    assert brief(page).locator(".brief-references").is_visible()


def test_from_home_to_two_printed_pages_in_nine_actions_by_mouse(page, seen):
    page.add_init_script(PRINTS)
    page.goto("/")
    actions = [page.get_by_role("banner").get_by_role("link", name="Cases", exact=True)]
    actions += [page.locator(f"[data-pick='case.{it}'] button") for it in CASES]
    actions.append(page.get_by_role("banner").get_by_role("link", name="Pack (3)"))
    actions.append(page.get_by_role("button", name="For councillors and scrutiny (3)"))
    actions.append(page.get_by_role("button", name="For residents"))
    actions.append(page.get_by_role("button", name="Print"))
    assert len(actions) <= 9
    for action in actions:
        action.click()
        if action is not actions[0]:
            page.wait_for_timeout(50)
    assert page.evaluate("window.printed") == 1
    assert brief(page).locator(".pack-part").count() == 3
    asked = brief(page).locator("> ul > li")
    assert asked.count() == 6
    check_paper(page)
    assert seen.complaints == []
    assert seen.outside == []


def test_the_same_by_keyboard_alone(page):
    page.add_init_script(PRINTS)
    page.goto("/")

    def press(target, limit=800):
        expect(target).to_be_visible()
        tab_to(page, target, limit)
        page.keyboard.press("Enter")

    press(page.get_by_role("banner").get_by_role("link", name="Cases", exact=True))
    page.wait_for_url("**/cases/")
    expect(page.locator(".explorer.is-ready")).to_be_visible()
    first = sorted(CASES)
    for name in first:
        press(page.locator(f"[data-pick='case.{name}'] button"))
    expect(page.locator("body > [aria-live]")).to_contain_text("It holds 3")
    press(page.get_by_role("banner").get_by_role("link", name="Pack (3)"))
    page.wait_for_url(f"**{PACK}")
    press(page.get_by_role("button", name="For councillors"))
    expect(status(page)).to_contain_text("Questions added: 3")
    expect(page.get_by_role("button", name="For councillors")).to_be_focused()
    press(page.get_by_role("button", name="For boards"))
    press(page.get_by_role("button", name="Print"))
    assert page.evaluate("window.printed") == 1
    check_paper(page)


def test_no_figure_without_label_and_reference_and_one_numbering(page):
    open_pack(page, f"{THREE},{FINDING},{CHECK}")
    numbers = brief(page).locator("a.cite").all_inner_texts()
    firsts = list(dict.fromkeys(map(int, numbers)))
    assert firsts == list(range(1, len(firsts) + 1))
    assert brief(page).locator(".brief-references > li").count() == len(firsts) > 60
    for link in brief(page).locator("a.cite").all():
        target = brief(page).locator(link.get_attribute("href").replace("#", "#", 1))
        place = target.evaluate("it => [...it.parentElement.children].indexOf(it) + 1")
        assert link.inner_text() == str(place)
    for name in CASES:
        part = brief(page).locator(".pack-part").nth(CASES.index(name))
        rows = part.locator("section", has_text="What changed").locator("li")
        assert rows.count() >= 4
        assert rows.locator(".label").count() == rows.count()
        for heading in ["What changed", "What did not work", "What it cost"]:
            for row in part.locator("section", has_text=heading).locator("li").all():
                assert row.locator(".cite").count() >= 1
    finding = brief(page).locator(".pack-part").nth(3)
    for side in ["For:", "Against:"]:
        line = finding.locator("p", has_text=re.compile(f"^{side}"))
        expect(line.get_by_role("link").first).to_be_visible()
        expect(line).to_contain_text(re.compile(r"\((claimed|supported|setback)"))
    assert brief(page).locator(".pack-part").nth(4).locator("li .cite").count() >= 1


def test_a_case_in_a_pack_says_what_its_brief_says(page):
    words = "it => it.textContent.replace(/\\s+/g, ' ').replace(/ [\\d ]+(?=[ .]|$)/g, '').trim()"
    page.goto(f"{CASE}brief/")
    rows = "[data-part=case] li"
    said = [it.evaluate(words) for it in page.locator(rows).all()]
    open_pack(page, f"case.leeds-abcd,case.{CASE.split('/')[2]}")
    packed = [
        it.evaluate(words) for it in brief(page).locator(".pack-part").nth(1).locator("li").all()
    ]
    assert packed == said
    link = (
        brief(page)
        .locator(".pack-part")
        .nth(1)
        .get_by_role("link", name=re.compile(r"^\d of"))
        .first
    )
    assert link.evaluate("it => it.pathname + it.hash") == f"{CASE}#outcomes"


def test_picking_and_taking_out_on_any_page_is_announced_kept_and_undone(page):
    page.goto(CASE)
    page.get_by_role("button", name="Add to pack The Wigan Deal").click()
    expect(page.locator("body > [aria-live]")).to_contain_text("Put into your pack: The Wigan Deal")
    question = page.get_by_role("checkbox", name="Into your pack:").first
    question.check()
    page.goto(TEMPLATES["finding"])
    page.get_by_role("button", name="Add to pack").click()
    page.goto("/cases/")
    expect(page.get_by_role("banner").get_by_role("link", name="Pack (3)")).to_be_visible()
    assert page.evaluate(KEPT) == ["pack"]
    card = page.locator("[data-pick='case.wigan-deal']")
    expect(card.get_by_role("button")).to_have_text(re.compile("^In your pack: take out"))
    card.get_by_role("button").click()
    expect(page.locator("body > [aria-live]")).to_contain_text("Taken out of your pack")
    page.goto(CASE)
    expect(page.get_by_role("checkbox", name="Into your pack:").first).to_be_checked()
    page.get_by_role("checkbox", name="Into your pack:").first.uncheck()
    page.goto(PACK)
    expect(brief(page)).to_be_visible()
    page.get_by_role("button", name="Take everything out").click()
    expect(page.get_by_text("Three ways to begin")).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Pack (1)")).to_be_visible()


def test_a_pack_is_arranged_by_keyboard(page):
    page.goto("/")
    page.evaluate(f"localStorage.setItem('pack', 'items={THREE}')")
    page.goto(PACK)
    expect(brief(page)).to_be_visible()
    before = titles(page)
    down = page.get_by_role("button", name=f"Down {before[0]}")
    tab_to(page, down)
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(f"Moved down: {before[0]}")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(brief(page).locator(".pack-part h3").last).to_have_text(before[0])
    assert titles(page) == [before[1], before[2], before[0]]
    page.keyboard.press("Enter")
    assert titles(page) == [before[1], before[2], before[0]]
    tab_to(page, page.get_by_role("button", name=f"Take out {before[0]}"), 3)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert len(titles(page)) == 2
    page.keyboard.press("Enter")
    expect(brief(page).locator(".pack-part")).to_have_count(3)
    assert titles(page) == [before[1], before[2], before[0]]
    assert page.evaluate(OWN).startswith("items=case.northern-roots,")


def test_each_role_is_offered_once_with_the_next_question_of_each_case_and_finding(page):
    open_pack(page, f"case.wigan-deal,case.leeds-abcd,{FINDING}")
    offers = page.locator("[data-act=ask]")
    expect(offers).to_have_text(
        [
            "For councillors and scrutiny (3)",
            re.compile(r"^For boards \(\d\)$"),
            re.compile(r"^For partners \(\d\)$"),
            re.compile(r"^For residents \(\d\)$"),
        ]
    )
    for count in (3, 6):
        page.get_by_role("button", name="For councillors").click()
        asked = brief(page).locator("> ul > li")
        expect(asked).to_have_count(count)
    assert len(set(asked.all_inner_texts())) == 6


def test_title_note_and_date_stand_in_the_brief_as_plain_text(page):
    page.goto("/")
    page.evaluate("localStorage.setItem('pack', 'items=case.wigan-deal')")
    page.goto(PACK)
    page.get_by_label("Title").fill("Scrutiny <b>on</b> Thursday")
    page.get_by_label("Date").fill("2027-03-04")
    page.get_by_label("Note").fill("First.\n<img src=x onerror=alert(1)>" + "x" * 700)
    expect(brief(page).locator("h2")).to_have_text("Scrutiny <b>on</b> Thursday")
    expect(brief(page).locator(".pack-note")).to_have_count(2)
    assert len(page.get_by_label("Note").input_value()) == 600
    page.reload()
    expect(brief(page).locator(".brief-name")).to_have_text("4 March 2027")
    expect(page.get_by_label("Title")).to_have_value("Scrutiny <b>on</b> Thursday")


def test_a_shared_pack_leaves_the_readers_own_alone_until_it_is_kept(page, site):
    page.goto("/")
    page.evaluate("localStorage.setItem('pack', 'items=case.leeds-abcd')")
    open_pack(page, THREE, "&title=From+a+colleague&note=Read+it")
    expect(page.get_by_text("This pack came with the address")).to_be_visible()
    expect(brief(page).locator("h2")).to_have_text("From a colleague")
    page.get_by_role("button", name="Take out The Wigan Deal").click()
    expect(brief(page).locator(".pack-part")).to_have_count(2)
    assert "wigan-deal" not in page.url
    assert page.evaluate(OWN) == "items=case.leeds-abcd"
    page.get_by_role("button", name="Keep as mine").click()
    expect(page.get_by_text("This pack came with the address")).to_be_hidden()
    assert page.url == f"{site.url}{PACK}"
    assert "northern-roots" in page.evaluate(OWN)
    page.get_by_role("button", name="Undo").click()
    expect(brief(page).locator(".pack-part")).to_have_count(1)
    assert page.evaluate(OWN) == "items=case.leeds-abcd"


def test_the_link_carries_the_whole_pack(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    open_pack(page, f"{THREE},{CHECK}", "&title=A+%26+B&note=A+d%C3%A9tente&date=2027-03-04")
    page.get_by_role("button", name="Copy link").click()
    expect(status(page)).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page()
    other.goto(link)
    expect(brief(other)).to_be_visible()
    assert titles(other) == titles(page)
    expect(brief(other).locator("h2")).to_have_text("A & B")
    expect(other.get_by_label("Note")).to_have_value("A détente")


def test_a_copy_keeps_headings_lists_links_and_numbers_for_word(open_page, site, seen):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    open_pack(page, f"case.wigan-deal,{FINDING}", "&title=For+Thursday")
    page.get_by_role("button", name="Copy for Word").click()
    expect(status(page)).to_contain_text("Copied")
    html = page.evaluate(CLIPBOARD, "text/html")
    assert re.search(r"<h1[^>]*>For Thursday</h1>", html)
    assert html.count("<h2") == 3
    assert html.count("<li") > 15
    assert re.search(r"<sup[^>]*>\[1, 2\]</sup>", html)
    assert f'href="{site.url}{CASE}"' in html
    assert "Claimed" in html
    assert not re.search("<svg|<script|<button|class=", html)
    plain = page.evaluate(CLIPBOARD, "text/plain")
    assert plain.startswith("# For Thursday")
    assert seen.complaints == []


def test_a_browser_that_refuses_the_copy_gets_the_brief_selected(page):
    page.add_init_script("delete window.ClipboardItem;")
    open_pack(page, "case.wigan-deal")
    page.get_by_role("button", name="Copy for Word").click()
    expect(status(page)).to_contain_text("The pack is selected")
    assert "What did not work" in page.evaluate("getSelection().toString()")


def test_the_download_is_markdown_with_footnotes(page, seen):
    open_pack(page, f"case.wigan-deal,{FINDING},{CHECK}", "&title=A+*+B")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as Markdown").click()
    assert re.fullmatch(r"pack-\d{4}-\d\d-\d\d\.md", waiting.value.suggested_filename)
    text = waiting.value.path().read_text(encoding="utf-8")
    assert text.startswith("# A \\* B\n\n## [The Wigan Deal](http")
    assert "### What did not work\n\n- **× " in text
    cited = {int(it) for it in re.findall(r"\[\^(\d+)\](?!:)", text)}
    listed = [int(it) for it in re.findall(r"^\[\^(\d+)\]: ", text, re.M)]
    assert listed == sorted(cited) == list(range(1, len(listed) + 1))
    assert re.search(r"\[\^3\].* Claimed; link: asserted", text)
    assert not re.search(r"</?\w+>|\n\n\n", text)
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("items", "said", "count"),
    [
        (
            "case.nowhere,case.wigan-deal",
            "No longer in the casebook, and left out: “case.nowhere”",
            1,
        ),
        ("<img src=x onerror=alert(1)>,case.wigan-deal", "“<img src=x onerror=alert(1)>”", 1),
        ("question.00000000,case.wigan-deal", "left out: “question.00000000”", 1),
        ("check.should-we-collaborate.nothing-y,case.wigan-deal", "left out: “check.should", 1),
        ("case.../../x,__proto__,%00,%FF,case.wigan-deal", "Nothing that a pack can hold", 1),
        ("case.wigan-deal,case.wigan-deal&date=soon", "“soon”", 1),
        ("", "", 0),
        ("nonsense", "“nonsense”", 0),
    ],
)
def test_what_is_wrong_in_the_address_is_named_and_left_out(page, seen, items, said, count):
    page.goto(f"{PACK}?items={items}")
    expect(status(page)).to_contain_text(said)
    expect(brief(page).locator(".pack-part")).to_have_count(count)
    if not count:
        expect(page.get_by_text("Three ways to begin")).to_be_visible()
    assert [it for it in seen.complaints if "404" not in it] == []


def test_too_many_items_are_named_and_left_out(page):
    asked = ",".join(f"question.{number:08x}" for number in range(70))
    page.goto(f"{PACK}?items={asked}")
    expect(status(page)).to_contain_text("question.0000003c")


@pytest.mark.parametrize("answer", ["gone", "failed"])
def test_a_page_that_does_not_load_gives_a_sentence_and_the_rest_stands(page, answer):
    page.route(
        "**/cases/northern-roots/brief/",
        lambda route: route.abort() if answer == "gone" else route.fulfill(status=500, body="no"),
    )
    open_pack(page, THREE)
    expect(status(page)).to_contain_text("did not load")
    assert brief(page).locator(".pack-part").count() == 2
    link = status(page).get_by_role("link", name="Read it on its own page")
    assert link.get_attribute("href").endswith("/cases/northern-roots/brief/")


def test_a_citation_without_a_reference_is_never_shown(page):
    def cut(route):
        body = re.sub(r'<li id="ref-[^"]*">', "<li>", route.fetch().text())
        route.fulfill(body=body, content_type="text/html")

    page.route("**/cases/wigan-deal/brief/", cut)
    open_pack(page, "case.wigan-deal,case.northern-roots")
    expect(status(page)).to_contain_text("“The Wigan Deal” did not load")
    assert "£140 million" not in brief(page).inner_text()


def test_where_nothing_can_be_kept_the_link_carries_what_was_picked(page, seen):
    page.add_init_script(NO_STORE)
    page.goto(CASE)
    page.get_by_role("button", name="Add to pack").click()
    page.get_by_role("banner").get_by_role("link", name="Pack (1)").click()
    page.wait_for_url("**/pack/?items=case.wigan-deal")
    expect(brief(page).locator(".pack-part")).to_have_count(1)
    assert seen.complaints == []


def test_a_nonsense_store_is_no_obstacle(page, seen):
    page.goto("/")
    page.evaluate("localStorage.setItem('pack', '{\"items\": [1]}&items=%%%,case.wigan-deal')")
    page.goto(PACK)
    assert titles(page) or brief(page).wait_for() is None
    assert titles(page) == ["The Wigan Deal"]
    assert seen.complaints == []


def test_without_javascript_the_page_says_so_and_leads_to_briefs(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(CASE)
    assert page.locator("main").get_by_text("Add to pack").count() == 0
    page.get_by_role("banner").get_by_role("link", name="Pack").click()
    assert "needs JavaScript" in page.locator("noscript p").inner_text()
    assert not page.get_by_role("button", name="Print").is_visible()
    page.get_by_role("link", name="brief of The Wigan Deal").click()
    page.wait_for_url(f"**{CASE}brief/")


def test_two_to_four_cases_can_be_compared_and_every_row_leads_to_a_comparison(page):
    open_pack(page, f"case.wigan-deal,{FINDING}")
    link = page.get_by_role("link", name="Compare these cases")
    expect(link).to_be_hidden()
    open_pack(page, THREE)
    link.click()
    expect(page.locator("[data-comparison] thead th")).to_have_count(4)
    page.goto("/cases/")
    page.get_by_role("link", name="Compare The Wigan Deal").click()
    expect(page.locator("[data-compare-status]")).to_contain_text("Choose one more case")


def test_a_check_result_goes_into_the_pack(page):
    page.goto("/guides/should-we-collaborate/")
    page.locator("#question-one-could").get_by_label("Yes").check()
    page.locator("[data-result]").get_by_role("button", name="Add to pack").click()
    page.goto(PACK)
    expect(brief(page).locator(".pack-part h3")).to_have_text("Should we collaborate?")
    part = brief(page).locator(".pack-part")
    expect(part).to_contain_text("What speaks against it")
    part.locator("h3 a").click()
    expect(page.locator("#question-one-could").get_by_label("Yes")).to_be_checked()


STATES = {
    "empty": "",
    "full": f"?items={THREE},{FINDING},{CHECK}&title=A&note=B",
    "gone": "?items=x",
}


@pytest.mark.parametrize("query", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_and_nothing_sticks_out_in_any_state(open_page, query):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(PACK + query)
    expect(brief(page) if "case" in query else page.get_by_text("Three ways")).to_be_visible()
    assert page.evaluate(STICKING_OUT) + page.evaluate(CUT_OFF) == []
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []
