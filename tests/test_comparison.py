"""Cases side by side: the fields of a case, and the pairs that editors set against each other."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.comparison_data import write_data
from casebook.contrasts import Contrasts
from casebook.evidence import Label
from casebook.pages import render_pages
from casebook.pages.comparison import SHOWN_SETBACKS, compare_case, filled_rows
from casebook.pages.facts import Facts

ROOT = Path(__file__).resolve().parents[1]
TOY = ROOT / "tests/site/docs"
TODAY = date(2026, 11, 22)
PAIR = "compare/paper-boats-and-toyborough-promise.md"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The toy casebook."""
    return Facts(check_folder(TOY, TODAY).catalog)


@pytest.fixture(scope="module")
def real() -> Facts:
    """The casebook itself."""
    return Facts(check_folder(ROOT / "docs", TODAY).catalog)


def fields_of(facts, id):
    case = next(it for it in facts.catalog.cases if it.id == id)
    return {it.id: it for it in compare_case(case, facts)}


def says(field):
    return [it.says for it in field.entries]


def test_every_case_has_the_same_fields_in_the_same_order(facts, real) -> None:
    for each in (facts, real):
        names = {
            tuple((it.id, it.name) for it in compare_case(case, each))
            for case in each.catalog.cases
        }
        assert len(names) == 1


def test_what_a_case_says_of_itself_is_put_into_words(facts) -> None:
    found = fields_of(facts, "toyborough-promise")
    assert says(found["period"]) == ["April 2013 to 2024"]
    assert says(found["status"]) == ["Absorbed, as of 2024."]
    assert found["status"].entries[0].sources == ("toy-minutes-2024",)
    assert says(found["formation"]) == ["Crisis: an emergency or a failure forced it."]
    assert found["costs"].entries[0].note == (
        "£250,000.5. 2013 to 2016. Paid by: Toyborough Council. "
        "How it is known: audit or inspection."
    )
    assert says(found["conditions-hindering"]) == ["The river is owned by nine landlords."]
    assert found["conditions-hindering"].entries[0].note == "Our reading."
    assert says(found["not-heard"]) == ["Front line, service users, partners."]


def test_each_claim_stands_once_under_its_own_label_with_its_way_and_its_link(real) -> None:
    for case in real.catalog.cases:
        found = [it for it in compare_case(case, real) if it.id.startswith("outcomes-")]
        assert [it.id.removeprefix("outcomes-") for it in found] == [
            *("well-supported", "supported", "reported", "claimed", "disputed")
        ]
        told = {entry.anchor: (field, entry) for field in found for entry in field.entries}
        assert len(told) == sum(len(it.entries) for it in found) == len(case.record.claims)
        for id, assessment in real.assessments[case.path].items():
            field, entry = told[f"claim-{id}"]
            assert field.id == f"outcomes-{assessment.label}"
            assert entry.says == assessment.claim.says
            assert entry.sources == assessment.claim.sources
            assert (entry.label, entry.link) == (assessment.label, assessment.link_words)
            assert assessment.claim.direction.label in field.counts


def test_the_ways_of_the_outcomes_under_a_label_are_counted(facts) -> None:
    found = fields_of(facts, "toyborough-promise")
    assert found["outcomes-disputed"].counts == "2 outcomes: 1 better, 1 mixed."
    assert fields_of(facts, "paper-boats")["outcomes-disputed"].counts == ""


def test_of_many_setbacks_five_are_shown_and_all_are_counted(real) -> None:
    found = fields_of(real, "wigan-deal")["setbacks"]
    total = len(next(it for it in real.catalog.cases if it.id == "wigan-deal").record.setbacks)
    assert total > SHOWN_SETBACKS == len(found.entries)
    assert found.counts == f"{total} setbacks; the first 5."
    assert (found.more, found.more_anchor) == (
        f"All {total} on the page of the case",
        "what-did-not-work",
    )


def test_what_was_not_found_says_what_was_searched_and_when(facts) -> None:
    found = fields_of(facts, "paper-boats")["costs"]
    assert found.entries == ()
    assert found.blank == "Not found. The size of the grant. Searched on 1 August 2026."


def test_a_row_that_no_case_fills_is_left_out_and_one_with_a_search_stays(facts) -> None:
    boats = next(it for it in facts.catalog.cases if it.id == "paper-boats")
    rows = filled_rows([compare_case(boats, facts), compare_case(boats, facts)])
    ids = [row[0].id for row in rows]
    assert "outcomes-disputed" not in ids
    assert "costs" in ids
    assert all(len(row) == 2 for row in rows)


def test_every_entry_leads_to_a_place_on_a_page(real) -> None:
    """Only a place is elsewhere than on the page of the case, and what is cited is a source."""
    for case in real.catalog.cases:
        for field in compare_case(case, real):
            for entry in field.entries:
                assert entry.anchor or entry.target.startswith("places/")
                assert set(entry.sources) <= real.sources.keys()


def test_a_pair_is_one_pair_whoever_declares_it(real) -> None:
    pairs = real.contrasts.pairs
    declared = {
        tuple(sorted((case.id, it.case)))
        for case in real.catalog.cases
        for it in case.record.related.contrasts_with
    }
    assert [tuple(it.id for it in pair.cases) for pair in pairs] == sorted(declared)
    assert len({pair.target for pair in pairs}) == len(pairs)
    both = real.contrasts.between("wigan-deal", "barking-and-dagenham")
    assert both is real.contrasts.between("barking-and-dagenham", "wigan-deal")
    assert both.target == "compare/barking-and-dagenham-and-wigan-deal.md"
    assert [case.id for case, _ in both.reasons] == ["barking-and-dagenham", "wigan-deal"]
    assert real.contrasts.between("wigan-deal", "wigan-deal") is None


def test_two_pairs_that_ask_for_one_address_get_two(facts) -> None:
    """`a` and `b-and-c` read like `a-and-b` and `c`."""
    boats, promise = facts.contrasts.pairs[0].cases

    def case(id, other):
        related = boats.record.related.model_copy(
            update={"contrasts_with": promise.record.related.contrasts_with}
        )
        relation = related.contrasts_with[0].model_copy(update={"case": other})
        related = related.model_copy(update={"contrasts_with": (relation,) if other else ()})
        return replace(boats, id=id, record=boats.record.model_copy(update={"related": related}))

    cases = [case("a", "b-and-c"), case("a-and-b", "c"), case("b-and-c", ""), case("c", "")]
    catalog = replace(
        facts.catalog, entries={**facts.catalog.entries, "cases": {it.id: it for it in cases}}
    )
    assert [it.target for it in Contrasts(catalog).pairs] == [
        "compare/a-and-b-and-c.md",
        "compare/a-and-b-and-c-2.md",
    ]


def test_a_page_of_a_pair_is_a_table_of_named_rows_and_columns(facts) -> None:
    page = render_pages(facts)[PAIR]
    assert page.count('<th scope="col">') == 3
    rows = re.findall(r'<tr class="row-[a-z-]+"><th scope="row">[^<]+</th>\n(.*?)</tr>', page, re.S)
    assert len(rows) > 15
    assert all(row.count("<td data-label=") == 2 for row in rows)
    assert "The boats had money and no residents." in page


def test_every_claim_on_a_page_of_a_pair_has_its_label_and_references(real) -> None:
    page = render_pages(real)["compare/barking-and-dagenham-and-wigan-deal.md"]
    anchors = set(re.findall(r'href="#(ref-[^"]+)"', page))
    assert anchors == set(re.findall(r'id="(ref-[^"]+)"', page))
    marks = re.findall(r'<a class="claim-mark" href="../../cases/[a-z-]+/#claim-', page)
    claims = [
        it
        for case in ("wigan-deal", "barking-and-dagenham")
        for it in real.assessments[f"docs/cases/{case}.md"].values()
    ]
    assert len(marks) == len(claims)
    for it in claims:
        words = {Label.WELL_SUPPORTED: "Well supported"}.get(it.label, str(it.label).capitalize())
        assert f"{words}; link: {it.link_words}" in page


def test_both_cases_of_a_pair_lead_to_it_and_every_case_to_the_choice(facts) -> None:
    pages = render_pages(facts)
    for id in ("paper-boats", "toyborough-promise"):
        assert 'href="../../compare/paper-boats-and-toyborough-promise/"' in pages[f"cases/{id}.md"]
        assert f'href="../../compare/?cases={id}"' in pages[f"cases/{id}.md"]
    assert "compare/paper-boats" not in pages["cases/lantern-street.md"]
    assert 'href="paper-boats-and-toyborough-promise/"' in pages["compare/index.md"]


def test_the_data_file_of_a_case_says_what_its_fields_say(facts) -> None:
    files = dict(write_data(facts))
    assert sorted(files) == [f"assets/data/cases/{it.id}.json" for it in facts.catalog.cases]
    data = json.loads(files["assets/data/cases/toyborough-promise.json"])
    assert (data["version"], data["url"]) == (1, "cases/toyborough-promise/")
    fields = fields_of(facts, "toyborough-promise")
    assert [it["id"] for it in data["fields"]] == [*fields]
    disputed = next(it for it in data["fields"] if it["id"] == "outcomes-disputed")
    assert disputed["entries"][0] == {
        "says": "The council counted 1,200 volunteers.",
        "url": "cases/toyborough-promise/#claim-volunteers-council",
        "sources": 1,
        "lead": "Better",
        "arrow": "↑",
        "label": ["disputed", "Disputed"],
        "link": "asserted, not tested",
    }


def test_own_javascript_of_the_comparison_is_small() -> None:
    scripts = sorted((ROOT / "docs/assets/javascripts/compare").glob("*.js"))
    assert sum(len(gzip.compress(it.read_bytes(), mtime=0)) for it in scripts) <= 4096
    assert all(len(it.read_text(encoding="utf-8").splitlines()) < 150 for it in scripts)
