"""The labels and the testing stage, rule by rule (docs/about/evidence.md)."""

import pytest
from casebook.evidence import (
    Label,
    Stage,
    assess_claims,
    comparable_name,
    describe_counts,
    find_stage,
    read_insiders,
)
from casebook.records import Claim, Organisation, Source
from casebook.records.parts import Partner


def source(id: str, publisher: str, standing: str = "official", **more: object) -> Source:
    return Source.model_validate(
        {
            "id": id,
            "type": "report",
            "title": f"Report {id}",
            "publisher": publisher,
            "issued": "2020",
            "accessed": "2026-11-22",
            "standing": standing,
            "read": "excerpt",
            **more,
        }
    )


def claim(
    id: str = "c", basis: str = "self-reported", link: str = "asserted", **more: object
) -> Claim:
    return Claim.model_validate(
        {
            "id": id,
            "says": "It rose.",
            "direction": "better",
            "basis": basis,
            "link": link,
            "sources": ["a"],
            **more,
        }
    )


SOURCES = {
    "council": source("council", "Toyborough Council", "self-published"),
    "adviser": source("adviser", "The Adviser", "journalism", interest="It advised the council."),
    "paper": source("paper", "Gazette", "journalism"),
    "undated": source("undated", "Weekly", "journalism", issued=None),
    "other-paper": source("other-paper", "The Courier", "journalism"),
    "same-paper": source("same-paper", "gazette", "journalism"),
    "ons": source("ons", "Statistics Office"),
    "uni": source("uni", "University", "academic"),
    "partner": source("partner", "Trust"),
    "paid": source("paid", "College", "independent-evaluation", interest="The council paid."),
}
INSIDERS = frozenset({"toyborough council", "trust"})
COMPARED = {"link": "compared", "compared-with": "the next town"}


@pytest.mark.parametrize(
    ("basis", "sources", "more", "expected"),
    [
        ("self-reported", ["council"], {}, Label.CLAIMED),
        ("self-reported", ["paper", "other-paper"], {}, Label.CLAIMED),
        ("partner-account", ["paper", "ons"], {}, Label.CLAIMED),
        ("journalism", ["paper"], {}, Label.REPORTED),
        ("testimony", ["paper", "same-paper"], {}, Label.REPORTED),
        ("journalism", ["undated"], {}, Label.CLAIMED),
        ("journalism", ["adviser"], {}, Label.CLAIMED),
        ("journalism", ["paper", "other-paper"], {}, Label.SUPPORTED),
        ("official-statistic", ["paper"], {}, Label.SUPPORTED),
        ("official-statistic", ["ons", "paper"], {}, Label.SUPPORTED),
        ("official-statistic", ["ons", "partner"], {}, Label.SUPPORTED),
        ("official-statistic", ["ons", "uni"], {}, Label.WELL_SUPPORTED),
        ("independent-evaluation", ["council"], {}, Label.CLAIMED),
        ("independent-evaluation", ["adviser", "partner"], COMPARED, Label.CLAIMED),
        ("academic-study", ["uni"], COMPARED, Label.WELL_SUPPORTED),
        ("independent-evaluation", ["paid"], {}, Label.SUPPORTED),
        ("independent-evaluation", ["paid"], COMPARED, Label.SUPPORTED),
        ("independent-evaluation", ["paid", "uni"], {}, Label.SUPPORTED),
        ("independent-evaluation", ["paid", "uni"], COMPARED, Label.WELL_SUPPORTED),
        ("self-reported", ["paid"], {}, Label.CLAIMED),
        ("self-reported", ["council"], COMPARED, Label.CLAIMED),
        ("academic-study", ["uni"], {"disputes": ["x"]}, Label.DISPUTED),
    ],
)
def test_the_first_rule_that_fits_decides(
    basis: str, sources: list[str], more: dict[str, object], expected: Label
) -> None:
    it = claim(basis=basis, **{"sources": sources, **more})
    assert assess_claims([it], SOURCES, INSIDERS)["c"].label is expected


def test_a_dispute_counts_from_both_ends() -> None:
    one = claim("one", sources=["paper"], disputes=["two"])
    two = claim("two", sources=["paper"])
    found = assess_claims([one, two], SOURCES, INSIDERS)
    assert found["two"].label is Label.DISPUTED
    assert found["two"].disputed_by == ("one",)


def test_publishers_are_told_apart_by_their_part_in_the_case() -> None:
    it = claim(sources=["council", "paper", "adviser"])
    found = assess_claims([it], SOURCES, INSIDERS)["c"]
    assert found.outside == ("Gazette",)
    assert found.inside == ("The Adviser", "Toyborough Council")


def test_insiders_are_all_partners_but_evaluators_and_critics() -> None:
    body = Organisation.model_validate(
        {
            "title": "The Toy Trust",
            "line": "A trust.",
            "reviewed": "2026-11-22",
            "role": "funder",
            "also": ["T.T."],
            "status": [{"date": "2020", "is": "running", "sources": ["a"]}],
            "interests": "none known",
        }
    )
    partners = [
        Partner.model_validate({"name": "Trust", "role": "funder", "organisation": "toy-trust"}),
        Partner.model_validate({"name": "Institute", "role": "evaluator"}),
        Partner.model_validate({"name": "Union", "role": "critic"}),
    ]
    assert read_insiders(partners, {"toy-trust": body}) == {"trust", "toy trust", "tt"}


def test_names_compare_without_article_case_and_punctuation() -> None:
    assert comparable_name("The King's Fund") == comparable_name("kings  fund")


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], Stage.DESCRIBED),
        ([claim(basis="official-statistic", link="not-claimed", sources=["ons"])], Stage.DESCRIBED),
        ([claim(sources=["paper"])], Stage.SELF_REPORTED),
        ([claim(basis="journalism", sources=["undated"])], Stage.SELF_REPORTED),
        ([claim(basis="journalism", sources=["paper"])], Stage.REPORTED),
        ([claim(basis="audit-or-inspection", sources=["ons"])], Stage.EXAMINED),
        ([claim(basis="academic-study", sources=["uni"], **COMPARED)], Stage.COMPARED),
        ([claim(basis="independent-evaluation", sources=["council"])], Stage.SELF_REPORTED),
        ([claim(sources=["council"], **COMPARED)], Stage.SELF_REPORTED),
    ],
)
def test_the_best_claim_decides_the_stage(claims: list[Claim], expected: Stage) -> None:
    assert find_stage(claims, assess_claims(claims, SOURCES, INSIDERS)) is expected


def test_the_counts_name_what_did_not_improve() -> None:
    claims = [
        claim("one", sources=["council"]),
        claim("two", basis="official-statistic", sources=["ons"], direction="worse"),
        claim("three", basis="official-statistic", sources=["ons"], direction="no-change"),
    ]
    said = describe_counts(assess_claims(claims, SOURCES, INSIDERS))
    assert said == "3 outcome claims: 2 supported, 1 claimed; 2 got worse or did not change."
    assert describe_counts({}) == "No outcome claims."
