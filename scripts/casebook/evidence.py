"""How strong a claim is, and how far a case was tested: computed by rule and never typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.records import Claim, Organisation, Source
from casebook.records.parts import Partner
from casebook.records.vocabularies import OWN_ACCOUNTS, Direction, Link, Role, Standing, Term


class Label(Term):
    """A claim's label. The meaning is the rule; the first rule that fits decides."""

    DISPUTED = "disputed", "It disputes another claim, or another claim disputes it."
    WELL_SUPPORTED = (
        "well-supported",
        (
            "An independent body produced it and somebody with no stake in the case published it, "
            "and it was either compared with other places, people or times, or two unrelated "
            "independent sources give it."
        ),
    )
    SUPPORTED = (
        "supported",
        (
            "An independent body produced it, and that body itself or somebody outside the case "
            "published it, or two unrelated publishers outside the case found it."
        ),
    )
    REPORTED = "reported", "One named, dated source outside the case reports it."
    CLAIMED = (
        "claimed",
        (
            "Only those who ran, paid for or advised the case say so, also of what others found, "
            "or the only source outside it has no date."
        ),
    )


class Stage(Term):
    """How far a case was tested, from its best claim, weakest first."""

    DESCRIBED = "described", "No outcome is tied to it: what was done is described."
    SELF_REPORTED = "self-reported", "Only its own side says what it changed."
    REPORTED = "reported-by-others", "Somebody outside reported what it changed."
    EXAMINED = (
        "independently-examined",
        "An independent body produced at least one figure that somebody ties to it.",
    )
    COMPARED = (
        "studied-with-a-comparison",
        "An independent body compared it with other places, people or times.",
    )


LINK_WORDS = {
    Link.NOT_CLAIMED: "nobody claims one",
    Link.ASSERTED: "asserted, not tested",
    Link.REASONED: "other causes considered",
    Link.COMPARED: "tested by comparison",
}
_INDEPENDENT_STANDINGS = frozenset(
    {Standing.INDEPENDENT_EVALUATION, Standing.ACADEMIC, Standing.OFFICIAL}
)
_OUTSIDE_ROLES = frozenset({Role.EVALUATOR, Role.CRITIC})
_NOT_BETTER = frozenset({Direction.WORSE, Direction.NO_CHANGE})


@dataclass(frozen=True)
class Assessment:
    """A claim with its label and what the label rests on.

    `outside` and `inside` are the publishers of its sources, apart by whether they have a
    part or an interest in the case; `disputed_by` are claim ids, both ways.
    """

    claim: Claim
    label: Label
    outside: tuple[str, ...]
    inside: tuple[str, ...]
    disputed_by: tuple[str, ...]

    @property
    def link_words(self) -> str:
        """How the change is tied to the case, in words."""
        return LINK_WORDS[self.claim.link]


def assess_claims(
    claims: Iterable[Claim], sources: Mapping[str, Source], insiders: frozenset[str]
) -> dict[str, Assessment]:
    """Label every claim of one entry; `insiders` are the names from `read_insiders`."""
    every = tuple(claims)
    return {claim.id: _assess(claim, every, sources, insiders) for claim in every}


def read_insiders(
    partners: Iterable[Partner], organisations: Mapping[str, Organisation]
) -> frozenset[str]:
    """The names, in comparable form, of all who had a part in a case other than to judge it."""
    names: list[str] = []
    for partner in partners:
        if partner.role in _OUTSIDE_ROLES:
            continue
        names.append(partner.name)
        if body := organisations.get(partner.organisation or ""):
            names += [body.title, *body.also]
    return frozenset(map(comparable_name, names))


def comparable_name(name: str) -> str:
    """A name without case, leading article and punctuation: `The King's Fund` → `kings fund`."""
    plain = re.sub(r"[^\w\s]", "", name.casefold())
    return " ".join(plain.split()).removeprefix("the ")


def _assess(
    claim: Claim, every: tuple[Claim, ...], sources: Mapping[str, Source], insiders: frozenset[str]
) -> Assessment:
    cited = [sources[key] for key in claim.sources if key in sources]
    outside = [source for source in cited if _is_outside(source, insiders)]
    disputed = {*claim.disputes, *(other.id for other in every if claim.id in other.disputes)}
    return Assessment(
        claim,
        _label(claim, outside, _first_hand(cited, insiders), bool(disputed)),
        _publishers(outside),
        _publishers(source for source in cited if source not in outside),
        tuple(sorted(disputed)),
    )


def _label(claim: Claim, outside: list[Source], first_hand: list[Source], disputed: bool) -> Label:
    independent = [source for source in outside if source.standing in _INDEPENDENT_STANDINGS]
    if disputed:
        return Label.DISPUTED
    # An independent finding that only the place itself tells us of is still the place's account;
    # one that its finder publishes counts, also with an interest, but never for the highest label.
    if claim.basis.independent and (outside or first_hand):
        twice = len(_publishers(independent)) >= 2
        strong = twice or (bool(outside) and claim.link is Link.COMPARED)
        return Label.WELL_SUPPORTED if strong else Label.SUPPORTED
    # Whoever prints it, a body's own figure stays its own: repeating is not confirming.
    if claim.basis in OWN_ACCOUNTS:
        return Label.CLAIMED
    if len(_publishers(outside)) >= 2:
        return Label.SUPPORTED
    return Label.REPORTED if any(source.issued for source in outside) else Label.CLAIMED


def _first_hand(cited: list[Source], insiders: frozenset[str]) -> list[Source]:
    """What evaluators, researchers and officials published themselves, whatever their interest."""
    return [
        source
        for source in cited
        if source.standing in _INDEPENDENT_STANDINGS
        and comparable_name(source.publisher) not in insiders
    ]


def _is_outside(source: Source, insiders: frozenset[str]) -> bool:
    return (
        comparable_name(source.publisher) not in insiders
        and source.standing is not Standing.SELF_PUBLISHED
        and source.interest is None
    )


def _publishers(sources: Iterable[Source]) -> tuple[str, ...]:
    """Different publishers, each by the name it was first given."""
    by_name = {
        comparable_name(source.publisher): source.publisher for source in reversed([*sources])
    }
    return tuple(sorted(by_name.values()))


def find_stage(claims: Iterable[Claim], assessments: Mapping[str, Assessment]) -> Stage:
    """How far a case was tested, by its best claim.

    A figure that nobody ties to the case tests nothing of it, so `link: not-claimed` counts
    for no stage, however good the figure.
    """
    stages = [_stage(claim, assessments[claim.id].label) for claim in claims]
    order = list(Stage)
    return max(stages, key=order.index, default=Stage.DESCRIBED)


def _stage(claim: Claim, label: Label) -> Stage:
    if claim.link is Link.NOT_CLAIMED:
        return Stage.DESCRIBED
    if claim.basis.independent and label is not Label.CLAIMED:
        return Stage.COMPARED if claim.link is Link.COMPARED else Stage.EXAMINED
    if claim.basis in OWN_ACCOUNTS or label is Label.CLAIMED:
        return Stage.SELF_REPORTED
    return Stage.REPORTED


def describe_counts(assessments: Mapping[str, Assessment]) -> str:
    """Count in a sentence: `9 outcome claims: 2 supported, 7 claimed; 2 got worse or …`."""
    every = list(assessments.values())
    if not every:
        return "No outcome claims."
    labels = Counter(assessment.label for assessment in every)
    parts = ", ".join(f"{labels[label]} {label.label}" for label in Label if labels[label])
    bad = sum(assessment.claim.direction in _NOT_BETTER for assessment in every)
    noun = "outcome claim" if len(every) == 1 else "outcome claims"
    tail = f"{bad} got worse or did not change" if bad else "none got worse or stayed the same"
    return f"{len(every)} {noun}: {parts}; {tail}."
