"""The matrix of cases and themes: every cell says why, and a heading sorts it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROWS = ".matrix tbody tr"


def names(page):
    """The cases as they stand now, from top to bottom."""
    return page.locator(f"{ROWS} > th").all_inner_texts()


def has_theme(page, column):
    """Whether each row has a reason in a column, from top to bottom."""
    cells = page.locator(f"{ROWS} > td:nth-child({column})")
    return [it != "No ground found" for it in cells.all_inner_texts()]


def test_a_heading_brings_the_cases_with_its_theme_to_the_top(page):
    page.goto("/themes/")
    before = names(page)
    button = page.get_by_role("button", name="Sort by Thinking big")
    button.press("Enter")
    found = has_theme(page, 7)
    assert found == sorted(found, reverse=True)
    assert 0 < sum(found) < len(found)
    # Those that are equal keep the order of the alphabet.
    kept = [it for it in before if it in names(page)[: sum(found)]]
    assert names(page)[: sum(found)] == kept
    heading = page.locator(".matrix th[aria-sort]")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("status").filter(has_text="Sorted by Thinking big")).to_be_attached()


def test_pressed_again_it_sorts_the_other_way(page):
    page.goto("/themes/")
    before = names(page)
    button = page.get_by_role("button", name="Sort by Case")
    button.click()
    button.click()
    assert names(page) == sorted(before, key=str.casefold, reverse=True)
    expect(page.locator(".matrix th[aria-sort]")).to_have_count(1)


def test_without_javascript_the_matrix_stands_and_offers_nothing_that_does_not_work(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/themes/")
    assert page.locator(ROWS).count() >= 23
    expect(page.locator(".matrix button")).to_have_count(0)


def test_every_cell_leads_to_the_sources_of_its_reason(page):
    page.goto("/themes/")
    link = page.locator(f"{ROWS} td a").first
    link.click()
    expect(page.locator(":target")).to_be_visible()
