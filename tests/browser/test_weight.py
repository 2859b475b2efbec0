"""A first visit to a case: light, in few requests, and without anything that jumps."""

import time

import pytest
from visits import CASE, TEMPLATES

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  // Buffered entries come in a task of their own.
  setTimeout(() => done(found.map((it) => it.value)), 200);
})"""


def test_a_first_visit_to_a_case_weighs_at_most_160_kb_in_15_requests(page, seen):
    page.goto(CASE, wait_until="networkidle")
    asked = [response.url for response in seen.responses]
    assert seen.weight <= 160_000
    assert len(asked) <= 15, asked
    assert len(asked) == len(seen.requests)


def shift_of(page, address):
    """How far a page jumps while it loads on a slow line and is scrolled to its end."""
    for pattern in ("**/*.woff2", "**/*.js"):
        page.route(pattern, lambda route: (time.sleep(0.2), route.continue_()))
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    for _ in range(12):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(20)
    return sum(page.evaluate(SHIFTS))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [CASE, TEMPLATES["home"], TEMPLATES["themes"]])
def test_nothing_jumps_while_a_page_loads(open_page, address, width):
    page = open_page(viewport={"width": width, "height": 720})
    assert shift_of(page, address) <= 0.02


def test_a_page_that_jumps_is_noticed(page):
    page.add_init_script("""addEventListener("load", () => setTimeout(() => {
      const gap = document.createElement("div");
      gap.attributeStyleMap.set("height", CSS.px(300));
      document.body.prepend(gap);
    }, 100));""")
    assert shift_of(page, "/") > 0.02
