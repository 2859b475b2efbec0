"""What readers take away: briefs, questions, checks, and the rules by which they choose."""

from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.evidence import Assessment, Label
from casebook.pages import render_pages
from casebook.pages.asking import list_questions, question_id
from casebook.pages.briefs import choose_outcomes, write_brief
from casebook.pages.facts import Facts
from casebook.records import Claim
from casebook.records.guides import Step

SITE = Path(__file__).parent / "site" / "docs"


@pytest.fixture(scope="module")
def facts():
    return Facts(check_folder(SITE, date(2026, 11, 22)).catalog)


@pytest.fixture(scope="module")
def pages(facts):
    return render_pages(facts)


def outcome(id, direction, link="asserted", disputes=(), sources=None):
    claim = Claim.model_validate(
        {
            "id": id,
            "says": id,
            "direction": direction,
            "basis": "self-reported",
            "link": link,
            "sources": sources or [f"source-{id}"],
        }
    )
    return Assessment(claim, Label.CLAIMED, (), (), tuple(disputes))


def chosen(*outcomes):
    return [it.claim.id for it in choose_outcomes({it.claim.id: it for it in outcomes})]


def test_a_brief_has_as_much_bad_as_good():
    good = [outcome(f"good-{n}", "better") for n in range(5)]
    bad = [
        outcome(f"bad-{n}", direction) for n, direction in enumerate(["worse", "mixed", "worse"])
    ]
    assert chosen(*good, *bad) == ["good-0", "good-1", "bad-0", "bad-2"]
    assert chosen(*bad, *good) == ["bad-0", "bad-2", "good-0", "good-1"]


def test_a_brief_is_filled_where_one_side_is_short():
    good = [outcome(f"good-{n}", "better") for n in range(5)]
    assert chosen(*good, outcome("bad", "worse")) == ["good-0", "good-1", "good-2", "bad"]
    assert chosen(outcome("good", "better")) == ["good"]


def test_what_is_credited_to_the_case_comes_first():
    loose = outcome("loose", "better", link="not-claimed")
    tied = [outcome("one", "better"), outcome("two", "better")]
    bad = [outcome("bad", "worse"), outcome("sad", "worse")]
    assert chosen(loose, *tied, *bad) == ["one", "two", "bad", "sad"]


def test_a_disputed_outcome_never_stands_alone():
    one = outcome("one", "better", disputes=["rival"])
    rest = [outcome(f"good-{n}", "better") for n in range(4)]
    rival = outcome("rival", "better", disputes=["one"])
    bad = [outcome("bad", "worse"), outcome("sad", "worse")]
    assert "rival" in chosen(one, *rest, rival, *bad)


def test_a_brief_counts_what_it_leaves_out(facts):
    case = next(it for it in facts.catalog.cases if it.id == "toyborough-promise")
    brief = write_brief(case, facts)
    assert brief.all_outcomes == len(case.record.claims) > len(brief.outcomes)


def test_what_got_worse_comes_before_what_is_mixed():
    mixed = [outcome(f"mixed-{n}", "mixed") for n in range(3)]
    good = [outcome("good", "better"), outcome("fine", "better")]
    assert chosen(*good, *mixed, outcome("worse", "worse")) == ["good", "fine", "mixed-0", "worse"]


def test_a_second_outcome_of_the_same_study_gives_way():
    study = [
        outcome("one", "better", sources=["study"]),
        outcome("two", "better", sources=["study"]),
    ]
    other = outcome("other", "better", sources=["elsewhere"])
    bad = [outcome("bad", "worse"), outcome("sad", "worse")]
    assert chosen(*study, other, *bad)[:2] == ["one", "other"]
    assert chosen(*study, *bad)[:2] == ["one", "two"]


def test_no_line_of_a_brief_is_without_label_or_source(pages):
    for target in (it for it in pages if it.endswith("/brief.md")):
        rows = pages[target].partition("What changed")[2].partition("</section>")[0]
        for row in rows.split("<li>")[1:]:
            assert 'class="label label--' in row, target
            assert 'class="cite"' in row, target


def test_every_line_of_a_check_has_a_source(pages):
    rows = pages["guides/should-we-share-a-boat.md"].split("<div data-line=")[1:]
    assert len(rows) == 11
    assert all('class="cite"' in row.partition("</dd>")[0] for row in rows)


def test_the_lines_of_a_check_hang_on_the_answer_that_favours_it(pages):
    page = pages["guides/should-we-share-a-boat.md"]
    first, second = page.split('data-question="')[1:3]
    assert 'data-line="for" data-answer="no"' in first
    assert 'data-line="against" data-answer="yes"' in first
    assert 'data-line="lighter" data-answer="yes"' in first
    assert 'data-line="for" data-answer="yes"' in second
    assert 'data-line="against" data-answer="no"' in second
    assert 'data-line="partly" data-answer="partly"' in second
    assert 'data-line="unknown" data-answer="unknown"' in second
    assert "lighter" not in second


def test_a_question_that_two_entries_ask_stands_once_with_both(facts):
    for role in ("councillors", "boards", "partners", "residents"):
        says = [it.says for it in list_questions(facts.catalog, role)]
        assert len(says) == len(set(says))
    every = list_questions(facts.catalog, "councillors")
    assert {entry.kind for it in every for entry in it.entries} >= {"guides", "cases"}
    by_case = next(it for it in every if it.entries[0].kind == "cases")
    assert set(by_case.themes) == set(by_case.entries[0].record.themes)


def test_the_id_of_a_question_is_that_of_its_words():
    assert question_id("Who rows?") == question_id("Who rows?") != question_id("Who rows now?")
    assert len(question_id("Who rows?")) == 8


@pytest.mark.parametrize(
    ("given", "target"),
    [
        ({"case": "a-case"}, "cases/a-case.md"),
        ({"page": "about/evidence"}, "about/evidence.md"),
        ({"problem": "x"}, "problems/x.md"),
        ({"theme": "x"}, "themes/x.md"),
    ],
)
def test_a_step_leads_to_its_page(given, target):
    assert Step.model_validate({**given, "why": "So."}).target == target


def test_a_session_tells_when_each_act_begins(pages):
    page = pages["guides/an-hour-by-the-river.md"]
    assert "<td>0:00</td><td>15</td>" in page
    assert "<td>0:15</td><td>30</td>" in page
    assert "an-hour-by-the-river" in pages["themes/mending-together.md"]
    assert "an-hour-by-the-river" in pages["cases/toyborough-promise.md"]
