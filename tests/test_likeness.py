"""Which cases are like which: by what they share, the rarer the more, and with reasons."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from casebook.catalog import Catalog
from casebook.checking import check_folder
from casebook.likeness import Kinship

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The casebook itself."""
    return check_folder(DOCS, date(2026, 11, 22)).catalog


def case(catalog, id):
    return next(it for it in catalog.cases if it.id == id)


def with_record(catalog, id, **changes):
    """The catalog with one case changed."""
    entries = dict(catalog.entries)
    cases = dict(entries["cases"])
    cases[id] = replace(cases[id], record=cases[id].record.model_copy(update=changes))
    entries["cases"] = cases
    return replace(catalog, entries=entries)


def test_the_likest_comes_first_and_says_why(catalog):
    first, *rest = Kinship(catalog).like(case(catalog, "northern-roots"), 5)
    assert {first.case.id, rest[0].case.id} == {
        "oldham-cooperative-council",
        "oldham-thriving-communities",
    }
    assert "both are in Oldham" in first.reasons
    scores = [it.score for it in (first, *rest)]
    assert scores == sorted(scores, reverse=True)


def test_no_case_is_like_itself_and_each_is_named_once(catalog):
    kinship = Kinship(catalog)
    for it in catalog.cases:
        ids = [like.case.id for like in kinship.like(it, 100)]
        assert it.id not in ids
        assert len(ids) == len(set(ids))
        assert all(like.reasons for like in kinship.like(it, 100))


def test_likeness_is_the_same_from_both_ends(catalog):
    kinship = Kinship(catalog)
    scores = {
        (it.id, like.case.id): like.score for it in catalog.cases for like in kinship.like(it, 100)
    }
    assert all(scores[b, a] == pytest.approx(scores[a, b]) for a, b in scores)


def test_what_an_editor_tied_already_can_be_left_out(catalog):
    kinship = Kinship(catalog)
    wigan = case(catalog, "wigan-deal")
    tied = {it.case for it in wigan.record.related.contrasts_with}
    assert tied & {it.case.id for it in kinship.like(wigan, 100)}
    assert not tied & {it.case.id for it in kinship.like(wigan, 100, tied=False)}


def test_a_shared_rare_approach_brings_a_case_nearer(catalog):
    before = {
        it.case.id: it.score for it in Kinship(catalog).like(case(catalog, "surrey-your-fund"), 100)
    }
    preston = case(catalog, "preston-community-wealth-building").record
    more = with_record(
        catalog,
        "surrey-your-fund",
        approaches=(*case(catalog, "surrey-your-fund").record.approaches, *preston.approaches),
    )
    after = {it.case.id: it.score for it in Kinship(more).like(case(more, "surrey-your-fund"), 100)}
    id = "preston-community-wealth-building"
    assert after[id] > before.get(id, 0)
