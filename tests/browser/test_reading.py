"""Reading a case from home to a source and back: by keyboard only, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect
from visits import CASE, RGBA, TEMPLATES, each_template, press_until, read_claims, tab_to

pytestmark = pytest.mark.browser

CLAIM = "savings"
# Functions for scripts: how bright a colour is, and what is wrong with how the focus shows.
FOCUS = (
    RGBA
    + """
  const light = (colour) => rgba(colour).slice(0, 3)
    .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);

  function ground(it) {
    const colours = [];
    for (let up = it.parentElement; up; up = up.parentElement) {
      colours.push(getComputedStyle(up).backgroundColor);
    }
    return colours.find((colour) => rgba(colour)[3] > 0.9) ?? "white";
  }

  function hidden(it) {
    const box = it.getClientRects()[0];
    if (!box) return "not shown";
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!top) return "outside of the window";
    const same = it.contains(top) || top.contains(it);
    return same ? "" : `covered by ${top.localName} ${top.className}`;
  }

  function faint(it, shadowAtRest) {
    const style = getComputedStyle(it);
    if (style.boxShadow !== "none" && style.boxShadow !== shadowAtRest) return "";
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "without focus";
    const [less, more] = [light(style.outlineColor), light(ground(it))].sort((a, b) => a - b);
    return more / less < 3 ? `faint: ${style.outlineColor} on ${ground(it)}` : "";
  }
"""
)
# Focus on every stop in turn. One script for all, as a key for each takes a minute on a long page.
WALK = f"""(every = 1) => {{
  {FOCUS}
  const kinds = "a[href], button, summary, input, select, [tabindex]";
  const stops = [...document.querySelectorAll(kinds)]
    .filter((it) => it.checkVisibility({{ visibilityProperty: true }}) && it.tabIndex >= 0)
    .filter((it, at) => at < 30 || at % every === 0);
  const faults = [];
  for (const it of stops) {{
    const shadow = getComputedStyle(it).boxShadow;
    it.focus({{ focusVisible: true }});
    const fault = document.activeElement === it ? hidden(it) || faint(it, shadow) : "no focus";
    const name = `${{it.localName}} "${{it.textContent.trim().slice(0, 40)}}"`;
    if (fault) faults.push(`${{name}}: ${{fault}}`);
  }}
  return {{ stops: stops.length, faults }};
}}"""
NOW = f"""() => {{
  {FOCUS}
  return hidden(document.activeElement) || faint(document.activeElement, "none");
}}"""
AFTER = "it => Boolean(it.compareDocumentPosition(document.activeElement) & 4)"
FOCUSED = "it => it === document.activeElement"
# The explorer, the search and the pack draw their own; their own tests go without scripts, too.
STEADY = [it for it in TEMPLATES.values() if it not in ("/cases/", "/search/", "/pack/")]
# The lines of the page, without what needs a script and may come with one.
LINES = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("button, script, [data-scripted]").forEach((it) => it.remove());
  return copy.textContent.split("\\n").map((line) => line.trim()).filter(Boolean);
}"""


def read_evidence(page):
    """Open the evidence of a claim from the keyboard, and see all of its reasons."""
    claim = page.locator(f"#claim-{CLAIM}")
    summary = claim.locator("summary")
    evidence = claim.locator("details")
    known = read_claims()[CLAIM]
    expect(summary).to_contain_text(known.label.label, ignore_case=True)
    expect(summary).to_contain_text(known.link_words)
    tab_to(page, summary, 300)
    assert page.evaluate(NOW) == ""
    assert not evidence.get_by_text(known.label.meaning).is_visible()
    page.keyboard.press("Enter")
    shown = [known.label.meaning, known.claim.basis.meaning, known.claim.link.meaning]
    for words in [*shown, known.claim.limits, *known.outside]:
        expect(evidence.get_by_text(words).first).to_be_visible()
    page.keyboard.press("Space")
    expect(evidence.get_by_text(known.label.meaning)).to_be_hidden()
    for source in known.claim.sources:
        expect(claim.locator(f"a[href='#ref-{source}']").first).to_be_visible()


def read_source(page):
    """Follow a claim's first citation to its reference, and come back by the backlink."""
    citation = page.locator(f"#claim-{CLAIM} a[href^='#ref-']").first
    key = citation.get_attribute("href").removeprefix("#ref-")
    press_until(page, "Shift+Tab", lambda: bool(citation.evaluate(FOCUSED)), 20)
    page.keyboard.press("Enter")
    reference = page.locator(f"#ref-{key}")
    expect(page).to_have_url(re.compile(f"#ref-{key}$"))
    expect(reference).to_be_in_viewport()
    tab_to(page, reference.locator("a[href^='#cite-']").first, 8)
    assert page.evaluate(NOW) == ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#cite-"))
    expect(citation).to_be_focused()
    assert page.evaluate(NOW) == ""


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_case_is_read_by_keyboard_from_home_to_a_source_and_back(open_page, site, scripts):
    page = open_page(java_script_enabled=scripts)
    page.goto("/")
    tab_to(page, page.get_by_role("banner").get_by_role("link", name="Cases", exact=True))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/cases/")
    main = page.get_by_role("main")
    if scripts:
        tab_to(page, main.get_by_role("link", name="Skip the filters, to the cases"))
        page.keyboard.press("Enter")
    # One of the last cards, each with a few stops.
    tab_to(page, main.get_by_role("link", name="The Wigan Deal").first, 150)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url + CASE)
    expect(page.get_by_role("heading", level=1)).to_have_text("The Wigan Deal")
    read_evidence(page)
    read_source(page)


def test_home_leads_to_a_case_without_a_list_between(page, site):
    page.goto("/")
    main = page.get_by_role("main")
    # The matrix has a stop for each dot, and the case stands near its end.
    tab_to(page, main.locator(f"a[href$='{CASE.lstrip('/')}']").first, limit=250)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(site.url + CASE)))
    expect(page.get_by_role("heading", level=1)).to_have_text("The Wigan Deal")


@each_template
def test_the_skip_link_is_the_first_stop_and_leads_past_the_navigation(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert page.evaluate(NOW) == ""
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # A page may have no link of its own: then the next one is in the foot.
    assert page.get_by_role("heading", level=1).evaluate(AFTER)


@each_template
def test_the_focus_is_always_seen_and_never_covered(page, address):
    page.goto(address)
    # In the dark only colours can differ, and the stops of a long list are alike.
    for scheme, every in (("light", 1), ("dark", 7)):
        page.emulate_media(color_scheme=scheme)
        walk = page.evaluate(WALK, every)
        assert walk["faults"] == [], scheme
        assert walk["stops"] > 8


@pytest.mark.parametrize("size", [(360, 640), (320, 256)], ids=["phone", "zoomed-400-percent"])
def test_the_focus_is_never_covered_in_a_small_window(open_page, size):
    page = open_page(viewport={"width": size[0], "height": size[1]})
    page.goto(CASE)
    assert page.evaluate(WALK)["faults"] == []


def test_the_tab_key_stops_in_the_order_of_the_page_and_at_nothing_unseen(page):
    page.goto(CASE)
    order = "it => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(order))
        assert page.evaluate(NOW) == ""
    assert stops == sorted(set(stops))


@pytest.mark.parametrize("address", STEADY)
def test_a_page_says_the_same_without_javascript(page, open_page, address):
    page.goto(address, wait_until="networkidle")
    bare = open_page(java_script_enabled=False)
    bare.goto(address)
    assert bare.evaluate(LINES) == page.evaluate(LINES)


def test_the_table_of_contents_leads_to_every_section_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(CASE)
    contents = page.get_by_role("navigation", name="On this page")
    links = contents.get_by_role("link")
    expect(links.filter(has_text="References")).to_be_visible()
    targets = [link.get_attribute("href") for link in links.all()]
    # The minute stands at the top, and is not in the list.
    sections = page.get_by_role("main").locator("article > div > h2[id]")
    assert [f"#{it.get_attribute('id')}" for it in sections.all()] == targets
    links.filter(has_text="References").click()
    expect(page.get_by_role("heading", name="References")).to_be_in_viewport()


def test_what_needs_javascript_is_not_offered_without_it(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(CASE)
    assert page.get_by_role("button").all_inner_texts() == []


def test_a_link_to_a_claim_opens_its_evidence(page):
    page.goto(f"{CASE}#claim-{CLAIM}")
    claim = page.locator(f"#claim-{CLAIM}")
    expect(claim).to_be_in_viewport()
    expect(claim.get_by_text(read_claims()[CLAIM].label.meaning)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_link_to_a_claim_shows_it_also_where_it_is_folded_away(open_page, scripts):
    page = open_page(java_script_enabled=scripts)
    for id_ in list(read_claims())[-3:]:
        page.goto("about:blank")
        page.goto(f"{CASE}#claim-{id_}")
        expect(page.locator(f"#claim-{id_} summary")).to_be_in_viewport()


def test_a_page_says_so_when_its_review_has_become_overdue_since_it_was_built(page):
    page.goto(CASE)
    expect(page.get_by_text("overdue for review")).to_be_hidden()
    page.clock.set_fixed_time("2030-01-01T12:00:00Z")
    page.reload()
    expect(page.get_by_text("overdue for review")).to_be_visible()
