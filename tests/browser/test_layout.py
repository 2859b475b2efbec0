"""Pages hold together: narrow, zoomed, with wider text, still, in forced colours, and on paper."""

import re

import pytest
from playwright.sync_api import expect
from visits import CASE, RGBA, TEMPLATES, each_template, open_details, read_claims, wait_until

pytestmark = pytest.mark.browser

# What sticks out of the window, except in a frame that scrolls by itself or is not for the eye.
STICKING_OUT = """() => {
  const wide = innerWidth + 1;
  const framed = (it) => {
    for (let up = it; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (/auto|scroll/.test(style.overflowX) || style.clipPath !== "none") return true;
    }
    return false;
  };
  const faults = [...document.body.querySelectorAll("*")]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest("svg"))
    .filter((it) => [...it.getClientRects()].some((box) => box.width && box.right > wide))
    .filter((it) => !framed(it))
    .map((it) => `${it.localName} "${it.textContent.trim().slice(0, 30)}" sticks out`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  return faults.slice(0, 8);
}"""
# Text that is cut off. What is one pixel small is for ears only.
CUT_OFF = """() => [...document.body.querySelectorAll("*")]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && it.textContent.trim())
  .filter((it) => it.clientWidth > 1 && it.clientHeight > 1 && !it.closest("svg"))
  .filter((it) => {
    const { overflowX, overflowY } = getComputedStyle(it);
    const cut = /hidden|clip/;
    return (cut.test(overflowX) && it.scrollWidth > it.clientWidth + 1)
      || (cut.test(overflowY) && it.scrollHeight > it.clientHeight + 1);
  })
  .map((it) => `${it.localName} "${it.textContent.trim().slice(0, 30)}" is cut off`)"""
# https://www.w3.org/TR/WCAG22/#text-spacing
SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
# All that moves, or would move as soon as a pointer comes.
MOVING = """() => {
  const longest = (list) => Math.max(...list.split(",").map(parseFloat));
  const faults = document.getAnimations().map((it) => `${it.effect?.target?.localName} is moving`);
  for (const it of document.querySelectorAll("*")) {
    if (!it.checkVisibility()) continue;
    for (const part of ["", "::before", "::after", "::details-content"]) {
      const style = getComputedStyle(it, part);
      if (/before|after/.test(part) && style.content === "none") continue;
      if (longest(style.transitionDuration) > 0.01) faults.push(`${it.localName}${part} glides`);
      if (style.scrollBehavior === "smooth") faults.push(`${it.localName} scrolls smoothly`);
    }
  }
  return faults.slice(0, 8);
}"""
# Text on paper that is not dark on white.
NOT_BLACK_ON_WHITE = (
    "() => {"
    + RGBA
    + """
  const faults = [];
  for (const it of document.querySelectorAll("body, body *")) {
    if (!it.checkVisibility() || it.closest("svg")) continue;
    const style = getComputedStyle(it);
    const ground = rgba(style.backgroundColor);
    const ink = rgba(style.color);
    const name = `${it.localName} "${it.textContent.trim().slice(0, 30)}"`;
    if (ground[3] && Math.min(...ground.slice(0, 3)) < 250) faults.push(`${name} has a ground`);
    const texts = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (texts && Math.max(...ink.slice(0, 3)) > 85) faults.push(`${name} is ${style.color}`);
  }
  return faults.slice(0, 8);
}"""
)


def look(page, widths):
    """What does not fit, in windows of several widths."""
    faults = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640})
        found = page.evaluate(STICKING_OUT) + page.evaluate(CUT_OFF)
        faults += [f"{width} px: {fault}" for fault in found]
    return faults


@each_template
def test_nothing_scrolls_sideways_or_is_cut_off(page, address):
    page.goto(address)
    open_details(page)
    assert look(page, [320, 360, 768, 1280]) == []


def test_a_page_that_scrolls_sideways_is_noticed(open_page):
    page = open_page(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto("/")
    page.evaluate("document.querySelector('h1').append('x'.repeat(200))")
    page.add_style_tag(content="h1 { white-space: nowrap !important }")
    assert "the page scrolls sideways" in page.evaluate(STICKING_OUT)


@pytest.mark.parametrize("address", [TEMPLATES["home"], CASE, TEMPLATES["themes"]])
def test_at_400_percent_zoom_the_text_has_most_of_the_window(open_page, address):
    page = open_page(viewport={"width": 320, "height": 256})
    page.goto(address)
    page.mouse.wheel(0, 900)
    wait_until(page, "scrollY > 0")
    stuck = page.evaluate("""() => [...document.querySelectorAll("*")]
      .filter((it) => ["fixed", "sticky"].includes(getComputedStyle(it).position))
      .filter((it) => it.checkVisibility())
      .map((it) => it.getBoundingClientRect())
      .filter((box) => box.bottom > 0 && box.top < innerHeight && box.width > 160)
      .reduce((sum, box) => sum + box.height, 0)""")
    assert stuck < 256 / 3
    assert page.evaluate(STICKING_OUT) == []


@each_template
def test_wider_text_spacing_loses_nothing(open_page, address):
    # The style tag stands for what a reader's own extension does, which no policy stops.
    page = open_page(bypass_csp=True)
    page.goto(address)
    open_details(page)
    page.add_style_tag(content=SPACING)
    assert look(page, [320, 1280]) == []


def test_text_that_is_cut_off_is_noticed(open_page):
    page = open_page(bypass_csp=True)
    page.goto("/")
    page.add_style_tag(content="h1 { height: 1.1em; overflow: hidden; width: 8em }")
    assert any("is cut off" in fault for fault in page.evaluate(CUT_OFF))


@each_template
def test_nothing_moves_where_the_reader_wants_less_motion(open_page, address):
    page = open_page(reduced_motion="reduce")
    page.goto(address)
    open_details(page)
    assert page.evaluate(MOVING) == []


def test_something_that_moves_is_noticed(open_page):
    page = open_page(reduced_motion="reduce", bypass_csp=True)
    page.goto("/")
    page.add_style_tag(content="h1 { transition: color 1s !important }")
    assert page.evaluate(MOVING) == ["h1 glides"]


def printed(page, address):
    """Open a page as it goes on paper, from a reader who chose dark colours."""
    page.goto(address)
    page.evaluate("localStorage.setItem('scheme', 'dark')")
    page.reload()
    page.emulate_media(media="print")


@each_template
def test_on_paper_there_is_black_on_white_and_no_navigation(open_page, address):
    page = open_page(color_scheme="dark")
    printed(page, address)
    assert page.evaluate(NOT_BLACK_ON_WHITE) == []
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()
    for name in ("Main", "On this page", "Breadcrumb"):
        expect(page.get_by_role("navigation", name=name, include_hidden=True)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_on_paper_every_claim_shows_what_it_rests_on(page):
    page.goto(CASE)
    page.emulate_media(media="print")
    for id_, known in read_claims().items():
        claim = page.locator(f"#claim-{id_}")
        shown = [known.claim.says, known.claim.basis.meaning, known.claim.link.meaning]
        shown += [known.claim.limits] if known.claim.limits else []
        for words in shown:
            assert shows(claim, words), f"{id_}: {words}"


def shows(place, words):
    """Whether one of the elements with these words is drawn; closed details are not."""
    drawn = "it => it.checkVisibility() && it.getBoundingClientRect().height > 0"
    return any(it.evaluate(drawn) for it in place.get_by_text(words).all())


def test_on_the_screen_closed_evidence_is_not_drawn(page):
    """Or the test before this one would prove nothing."""
    page.goto(CASE)
    known = read_claims()["savings"]
    assert not shows(page.locator("#claim-savings"), known.claim.limits)


def test_a_case_prints_to_a_pdf_of_some_pages(page):
    page.goto(CASE)
    pdf = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pdf.startswith(b"%PDF-")
    assert 4 <= pages <= 30


def test_in_forced_colours_the_current_place_is_not_told_by_colour_alone(open_page):
    page = open_page(forced_colors="active")
    page.goto(CASE)
    styles = """it => { const s = getComputedStyle(it); return [s.borderBottomWidth,
      s.borderBottomStyle, s.outlineStyle, s.textDecorationLine, s.borderInlineStartWidth] }"""
    main = page.get_by_role("navigation", name="Main")
    current = main.locator("[aria-current]")
    expect(current).to_have_count(1)
    others = main.get_by_role("listitem").locator("a:not([aria-current])")
    look = current.evaluate(styles)
    assert all(other.evaluate(styles) != look for other in others.all())


def test_in_forced_colours_each_label_keeps_its_word_and_a_shape_that_shows(open_page):
    page = open_page(forced_colors="active")
    page.goto(CASE)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    open_details(page)
    drawn = {}
    for id_, known in read_claims().items():
        summary = page.locator(f"#claim-{id_} summary")
        expect(summary).to_contain_text(known.label.label, ignore_case=True)
        shape = summary.locator("svg").first
        assert shape.bounding_box()["width"] > 8
        assert shape.evaluate("it => getComputedStyle(it).color") != ground
        drawn.setdefault(known.label, set()).add(shape.inner_html())
    # One shape a label, and no two labels with the same.
    assert all(len(shapes) == 1 for shapes in drawn.values())
    assert len(set.union(*drawn.values())) == len(drawn) > 2


@pytest.mark.parametrize("address", ["/themes/", TEMPLATES["home"]])
def test_a_frame_that_scrolls_can_be_scrolled_by_keyboard(open_page, address):
    page = open_page(viewport={"width": 800, "height": 600})
    page.goto(address)
    frames = page.evaluate("""() => [...document.querySelectorAll("main *")]
      .filter((it) => /auto|scroll/.test(getComputedStyle(it).overflowX))
      .filter((it) => it.scrollWidth > it.clientWidth + 1)
      .map((it) => [it.tabIndex, it.ariaLabel ?? it.getAttribute("aria-labelledby")])""")
    assert all(index == 0 and name for index, name in frames)
