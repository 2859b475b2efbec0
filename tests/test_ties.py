"""What holds entries together, and what the casebook counts of itself, on the toy casebook."""

from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.pages.facts import Facts
from casebook.pages.gaps import count_gaps, cross_themes

TOY = Path(__file__).parent / "site/docs"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """All that is computed for the pages of the toy casebook."""
    return Facts(check_folder(TOY, date(2026, 11, 22)).catalog)


def test_a_case_counts_once_on_each_side_of_a_finding(facts):
    (finding,) = facts.catalog.findings
    assert len(finding.record.for_) == len(finding.record.against) == 2
    tally = facts.ties.tally(finding)
    assert (tally.speaking_for, tally.speaking_against) == (2, 2)
    # Paper Boats stands on both sides, so all three cases have spoken.
    assert (tally.both, tally.silent) == (1, 0)


def test_a_case_knows_what_names_it(facts):
    roles = {
        kind: [(it.document.id, it.role) for it in facts.ties.mentions("paper-boats", kind)]
        for kind in ("findings", "problems", "ideas")
    }
    assert roles == {
        "findings": [("slow-starts-last", "for"), ("slow-starts-last", "against")],
        "problems": [("nobody-comes", "failed")],
        "ideas": [],
    }


def test_an_organisation_knows_the_cases_it_is_a_partner_in(facts):
    named = {
        (case.id, partner.role.label)
        for case in facts.catalog.cases
        for partner in case.record.partners
        if partner.organisation == "toy-trust"
    }
    found = facts.ties.partner_in("toy-trust")
    assert {(case.id, role) for case, role in found} == named
    assert named


def test_blanks_are_counted_too(facts):
    counts = {it.id: it for it in count_gaps(facts)}
    assert dict(counts["nation"].rows) == {
        "England": 3,
        "Scotland": 0,
        "Wales": 0,
        "Northern Ireland": 0,
    }
    assert counts["nation"].blanks == 3
    assert dict(counts["asked"].rows)["Gives at least one sum of what it cost"] == 1
    assert dict(counts["setting"].rows)["Not known"] == 1


def test_counts_of_what_each_thing_has_once_add_up(facts):
    for count in count_gaps(facts):
        summed = sum(number for _, number in count.rows)
        if count.id in {"stage", "label", "direction", "basis", "link", "read"}:
            assert summed == count.total, count.id
        assert all(number <= count.total for _, number in count.rows), count.id


def test_the_crossing_of_themes_and_councils_agrees_with_the_counts(facts):
    rows = dict(cross_themes(facts))
    assert len(facts.catalog.themes) == 2
    # Two cases are in the borough, two in its lower half, and one of them is in both.
    assert rows.pop("Metropolitan borough or city") == [2, 1]
    assert rows.pop("None of these") == [1, 2]
    assert {number for counts in rows.values() for number in counts} == {0}
