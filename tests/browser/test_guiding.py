"""Guides as a group in a room uses them: the check, the questions, the sheets of one page."""

import re
from collections import Counter

import pytest
from casebook.frontmatter import read_entry
from playwright.sync_api import expect
from test_accessibility import colour_faults_of, faults_of
from visits import ROOT, TEMPLATES, tab_to

pytestmark = pytest.mark.browser

CHECK = TEMPLATES["check"]
QUESTIONS = TEMPLATES["questions"]
GROUPS = read_entry((ROOT / "docs/guides/should-we-collaborate.md").read_bytes(), "").data["check"]
ASKED = [question for group in GROUPS for question in group["questions"]]
WORDS = {"yes": "Yes", "partly": "Partly", "no": "No", "unknown": "Don't know"}
LIGHTER = "Consider not collaborating, or something lighter"


def answer(page, question, choice):
    page.locator(f"#question-{question}").get_by_label(WORDS[choice], exact=True).check()


def result(page):
    return page.locator("[data-result]")


def part(page, title):
    """The lines under one heading of the result."""
    return result(page).locator(f"h3:text-is('{title}') + ul > li")


def lines_of(question, choice):
    """What a result has to say to one answer: heading → line, from the data of the guide."""
    opposite = {"yes": "no", "no": "yes"}[question["favours"]]
    kinds = {question["favours"]: "for", opposite: "against", "partly": "partly"}
    titles = {
        "for": "What speaks for it",
        "against": "What speaks against it",
        "partly": "What is partly so",
        "find-out": "What you do not know, and how to find out",
    }
    kind = kinds.get(choice, "find-out")
    found = {titles[kind]: question[kind]["says"]}
    if kind == "against" and "lighter" in question:
        found[LIGHTER] = question["lighter"]["says"]
    return found


@pytest.mark.parametrize("choice", WORDS)
def test_every_answer_to_every_question_has_its_line_with_a_source(page, choice):
    page.goto(f"{CHECK}?" + "&".join(f"{it['id']}={choice}" for it in ASKED))
    expect(result(page)).to_be_visible()
    wanted = [pair for it in ASKED for pair in lines_of(it, choice).items()]
    for title, count in Counter(title for title, _ in wanted).items():
        assert part(page, title).count() == count
        rows = part(page, title).all()
        says = [says for of, says in wanted if of == title]
        for row, line in zip(rows, says, strict=True):
            assert line in " ".join(row.inner_text().split())
            assert row.locator("a.cite").count() > 0
    titles = {title for title, _ in wanted}
    shown = set(result(page).locator("h3").all_inner_texts())
    assert shown - titles <= {"Settle these first", "Where these points told"}
    open_ = {it["id"] for it in ASKED if it["favours"] != choice}
    assert part(page, "Settle these first").count() == min(5, len(open_))
    told = sum(len(it.get("cases", ())) for it in ASKED)
    assert part(page, "Where these points told").count() == told


def test_knowing_nothing_gives_ways_to_find_out_and_no_verdict(page):
    page.goto(f"{CHECK}?" + "&".join(f"{it['id']}=unknown" for it in ASKED))
    expect(result(page)).to_contain_text("You know none of this yet.")
    assert part(page, "What you do not know, and how to find out").count() == len(ASKED)
    assert part(page, "Settle these first").count() == 5
    assert LIGHTER not in result(page).inner_text()


def test_the_result_holds_no_score(page):
    page.goto(f"{CHECK}?" + "&".join(f"{it['id']}={it['favours']}" for it in ASKED))
    expect(result(page)).to_contain_text("They make no score.")
    assert not re.search(
        r"\d+ ?%|\d+ (out )?of \d+|points?:", result(page).locator("p").first.inner_text()
    )


def test_a_check_by_keyboard_from_the_first_question_to_the_result(page):
    page.goto(CHECK)
    first = page.locator(f"#question-{ASKED[0]['id']} input").first
    tab_to(page, first)
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(page).to_have_url(re.compile(rf"\?{ASKED[0]['id']}=yes$"))
    tab_to(page, page.get_by_role("button", name="Show what this says"), limit=300)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What your answers say")).to_be_focused()


def test_the_address_is_the_whole_result_for_a_colleague(page, open_page):
    page.goto(CHECK)
    for question, choice in zip(ASKED, ["yes", "no", "partly", "unknown"], strict=False):
        answer(page, question["id"], choice)
    colleague = open_page()
    colleague.goto(page.url.partition("/guides")[1] + page.url.partition("/guides")[2])
    assert result(colleague).inner_text() == result(page).inner_text()
    assert colleague.locator("input:checked").count() == 4


def test_what_the_address_says_wrongly_is_named_and_left_out(page):
    page.goto(f"{CHECK}?{ASKED[0]['id']}=yes&nonsense=yes&{ASKED[1]['id']}=maybe&%3Cb%3E=1")
    said = page.locator("[role=status]").first
    expect(said).to_contain_text("nonsense=yes")
    expect(said).to_contain_text(f"{ASKED[1]['id']}=maybe")
    expect(said).to_contain_text("<b>=1")
    assert page.locator("input:checked").count() == 1


def test_start_again_and_back(page):
    page.goto(f"{CHECK}?{ASKED[0]['id']}=yes")
    page.get_by_role("button", name="Start again").click()
    assert page.locator("input:checked").count() == 0
    expect(result(page)).to_be_hidden()
    page.go_back()
    expect(page.locator("input:checked")).to_have_count(1)
    expect(result(page)).to_be_visible()


def test_a_result_is_copied_with_its_links(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{CHECK}?{ASKED[0]['id']}=yes")
    page.get_by_role("button", name="Copy the result").click()
    expect(result(page)).to_contain_text("Copied.")
    kinds = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const html = await (await item.getType("text/html")).text();
          const plain = await (await item.getType("text/plain")).text();
          return { html, plain };
        }"""
    )
    assert f"{LIGHTER}</h3>" in kinds["html"]
    assert re.search(r'href="http[^"]+#ref-huxham-2009"', kinds["html"])
    assert LIGHTER in kinds["plain"]
    assert page.url in kinds["plain"]


def test_a_result_prints_without_the_questions_and_with_its_references_under_their_numbers(page):
    page.goto(f"{CHECK}?{ASKED[0]['id']}=yes")
    page.evaluate("window.print = () => {}")
    cited = result(page).locator("a.cite").first
    number, key = cited.inner_text(), cited.get_attribute("href")
    page.get_by_role("button", name="Print the result").click()
    page.emulate_media(media="print")
    assert not page.locator("[data-check]").is_visible()
    assert page.locator(key).is_visible()
    assert page.locator(key).evaluate("it => String(it.value)") == number
    hidden = page.locator(".references > li[hidden]").count()
    assert 0 < hidden < page.locator(".references > li").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-check]").is_visible()
    assert page.locator(".references > li[hidden]").count() == 0


def test_without_javascript_the_check_is_a_worksheet(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(CHECK)
    assert page.locator("fieldset").count() == len(ASKED)
    assert page.get_by_role("button").count() == 0
    page.locator(".answer-lines summary").first.click()
    expect(page.get_by_text(ASKED[0]["for"]["says"])).to_be_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Our reason:").first.is_visible()
    assert not page.locator(".answer-lines").nth(3).is_visible()


@pytest.mark.parametrize("query", ["", f"?{ASKED[0]['id']}=yes&{ASKED[1]['id']}=unknown&x=1"])
def test_axe_finds_nothing_in_a_check(page, query):
    page.goto(CHECK + query)
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert colour_faults_of(page) == []


def shown(page):
    return page.locator("[data-role] > li:visible")


def test_questions_are_narrowed_by_role_and_theme_and_the_address_keeps_it(page, open_page):
    page.goto(QUESTIONS)
    status = page.get_by_role("status")
    every = shown(page).count()
    expect(status).to_have_text(f"{every} questions.")
    page.get_by_role("combobox", name="Who asks").select_option("boards")
    boards = shown(page).count()
    assert 0 < boards < every
    page.get_by_role("combobox", name="Theme").select_option("rebalancing-power")
    expect(page).to_have_url(re.compile(r"\?role=boards&theme=rebalancing-power$"))
    both = shown(page).count()
    assert 0 < both < boards
    assert {
        it.get_attribute("data-themes").count("rebalancing-power") for it in shown(page).all()
    } == {1}
    expect(status).to_have_text(f"{both} questions.")
    other = open_page()
    other.goto(f"{QUESTIONS}?role=boards&theme=rebalancing-power")
    assert shown(other).count() == both


def test_a_role_that_is_none_is_named_and_left_out(page):
    page.goto(f"{QUESTIONS}?role=kings&theme=rebalancing-power")
    expect(page.get_by_role("status")).to_contain_text("there is no such choice: role=kings")
    assert shown(page).count() > 0


def test_without_javascript_all_questions_stand_and_lead_to_their_pages(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(QUESTIONS)
    assert shown(page).count() > 300
    assert not page.locator("[data-ask]").is_visible()
    shown(page).first.get_by_role("link").click()
    expect(page.locator("#questions")).to_be_in_viewport()


SHEETS = sorted(it.stem for it in (ROOT / "docs/cases").glob("*.md") if it.stem != "index")


@pytest.mark.parametrize("sheet", ["brief", "would-it-work-here"])
def test_every_brief_and_worksheet_prints_on_one_page(open_page, sheet):
    page = open_page(java_script_enabled=False)
    counts = {}
    for case in SHEETS:
        page.goto(f"/cases/{case}/{sheet}/")
        pdf = page.pdf(prefer_css_page_size=True, format="A4")
        counts[case] = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert {case: count for case, count in counts.items() if count != 1} == {}


def test_a_brief_leads_to_its_case_and_its_sources(page):
    page.goto(TEMPLATES["brief"])
    number = page.locator("a.cite").first
    number.click()
    expect(page.locator(number.get_attribute("href"))).to_be_in_viewport()
    page.get_by_role("link", name="of 25").click()
    expect(page).to_have_url(re.compile("/cases/wigan-deal/#outcomes$"))


def test_notes_on_a_worksheet_stay_in_the_page(page, seen):
    page.goto(TEMPLATES["worksheet"], wait_until="networkidle")
    before = len(seen.requests)
    page.get_by_label("Notes").first.fill("We have had four leaders in six years.")
    page.get_by_label("it is not").first.check()
    assert len(seen.requests) == before
    assert page.evaluate("localStorage.length") == 0
