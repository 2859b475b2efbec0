"""What the casebook promises of its own entries, beyond the rules that every entry keeps."""

from datetime import date
from pathlib import Path

import pytest
from casebook.catalog import Catalog
from casebook.checking import check_folder
from casebook.pages.facts import Facts
from casebook.records import NotFound, UserProblem

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The casebook itself."""
    report = check_folder(DOCS, date(2026, 11, 22))
    assert report.problems == ()
    return report.catalog


def test_every_case_is_full(catalog):
    thin = {
        case.id: found
        for case in catalog.cases
        for record in [case.record]
        for found in [
            {
                "claims": len(record.claims) < 4,
                "setbacks": not isinstance(record.setbacks, NotFound) and len(record.setbacks) < 2,
                "events": len(record.events) < 5,
                "story": not 500 <= len(case.body.split()) <= 1300,
            }
        ]
        if any(found.values())
    }
    assert thin == {}


def test_every_case_is_related_to_two_others_with_reasons(catalog):
    for case in catalog.cases:
        related = case.record.related
        others = [it.case for rows in vars(related).values() for it in rows]
        assert len({*others} - {case.id}) >= 2, case.id


def test_every_theme_has_two_findings_and_each_was_searched_for_a_counter_case(catalog):
    ties = Facts(catalog).ties
    for theme in catalog.themes:
        findings = ties.findings_on(theme.id)
        assert len(findings) >= 2, theme.id
        assert all(it.record.counter_search.says for it in findings)


def test_every_finding_rests_on_claims_and_setbacks(catalog):
    for finding in catalog.findings:
        record = finding.record
        rows = [*record.for_, *record.against]
        # A few rest on a status or on another page, and say so.
        assert sum(bool(it.claim or it.setback) for it in rows) >= 4, finding.id


def test_there_are_enough_ways_in(catalog):
    assert len(catalog.cases) >= 23
    assert len(catalog.findings) >= 14
    assert len(catalog.of("problems", UserProblem)) >= 16
