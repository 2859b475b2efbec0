"""A case on one page: which of its outcomes, setbacks and questions stand on it.

The choice follows a rule, so that a brief cannot be made kinder than the case.
See docs/about/decisions/0016-taken-away-by-rule.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.catalog import Document
from casebook.evidence import Assessment
from casebook.pages.asking import questions_of
from casebook.pages.facts import Facts
from casebook.records import Case, NotFound, Setback
from casebook.records.parts import Cost
from casebook.records.vocabularies import Direction, Link

OUTCOMES, SETBACKS, COSTS = 4, 3, 2
_ORDER = (
    *(Direction.BETTER, Direction.WORSE, Direction.NO_CHANGE, Direction.MIXED),
    Direction.TOO_EARLY,
)


@dataclass(frozen=True)
class Brief:
    """What stands on the page; the numbers say how many of each the case has."""

    outcomes: tuple[Assessment, ...]
    all_outcomes: int
    setbacks: tuple[Setback, ...]
    all_setbacks: int
    costs: tuple[Cost, ...]
    all_costs: int
    questions: tuple[tuple[str, str], ...]


def write_brief(case: Document[Case], facts: Facts) -> Brief:
    """Choose what stands on the page of a case."""
    it = case.record
    claims = facts.assessments[case.path]
    setbacks = () if isinstance(it.setbacks, NotFound) else it.setbacks
    costs = () if isinstance(it.costs, NotFound) else it.costs
    return Brief(
        choose_outcomes(claims),
        len(claims),
        setbacks[:SETBACKS],
        len(setbacks),
        costs[:COSTS],
        len(costs),
        tuple((words, rows[0]) for _, words, rows in questions_of(case)),
    )


def choose_outcomes(claims: dict[str, Assessment]) -> tuple[Assessment, ...]:
    """Half of them better, half of them anything else, where there are so many of each.

    What somebody credits to the case comes before the rest; of the others, what got worse comes
    first; then the order of the page decides. A second one from the same sources gives way to
    others, and a disputed one never stands without those it is in dispute with.
    """
    ranked = sorted(claims.values(), key=_rank)
    better = _spread([it for it in ranked if it.claim.direction is Direction.BETTER])
    others = _spread([it for it in ranked if it.claim.direction is not Direction.BETTER])
    half = OUTCOMES // 2
    chosen = better[: max(half, OUTCOMES - len(others))]
    chosen += others[: max(half, OUTCOMES - len(chosen))]
    ids = {it.claim.id for it in chosen}
    ids |= {other for it in chosen for other in it.disputed_by}
    return tuple(it for it in claims.values() if it.claim.id in ids)


def _rank(it: Assessment) -> tuple[bool, int]:
    return it.claim.link is Link.NOT_CLAIMED, _ORDER.index(it.claim.direction)


def _spread(ranked: list[Assessment]) -> list[Assessment]:
    """The same ones, with those last whose sources all stand under an earlier one."""
    first: list[Assessment] = []
    rest: list[Assessment] = []
    for it in ranked:
        told = any(set(it.claim.sources) <= set(other.claim.sources) for other in first)
        (rest if told else first).append(it)
    return first + rest
