"""A case on one page: which of its outcomes, setbacks and questions stand on it.

The choice follows a rule, so that a brief cannot be made kinder than the case: the first outcomes
that got better and as many of the others, those tied to the case before the rest, each with those
that dispute it.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.catalog import Document
from casebook.evidence import Assessment
from casebook.pages.asking import questions_of
from casebook.pages.facts import Facts
from casebook.records import Case, NotFound, Setback
from casebook.records.parts import Condition, Cost
from casebook.records.vocabularies import ConditionState, Direction, Link

OUTCOMES, SETBACKS, COSTS = 4, 3, 2


@dataclass(frozen=True)
class Brief:
    """What stands on the page; the numbers say how many of each the case has."""

    outcomes: tuple[Assessment, ...]
    all_outcomes: int
    setbacks: tuple[Setback, ...]
    all_setbacks: int
    costs: tuple[Cost, ...]
    all_costs: int
    conditions: tuple[Condition, ...]
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
        tuple(_one_of_each(it.conditions)),
        tuple((words, rows[0]) for _, words, rows in questions_of(case)),
    )


def choose_outcomes(claims: dict[str, Assessment]) -> tuple[Assessment, ...]:
    """Half of them better, half of them anything else, where there are so many of each.

    Among these, what somebody credits to the case comes before the rest, and then the order of
    the page decides. A disputed one never stands without those it is in dispute with.
    """
    ranked = sorted(claims.values(), key=lambda it: it.claim.link is Link.NOT_CLAIMED)
    better = [it for it in ranked if it.claim.direction is Direction.BETTER]
    others = [it for it in ranked if it.claim.direction is not Direction.BETTER]
    half = OUTCOMES // 2
    chosen = better[: max(half, OUTCOMES - len(others))]
    chosen += others[: max(half, OUTCOMES - len(chosen))]
    ids = {it.claim.id for it in chosen}
    ids |= {other for it in chosen for other in it.disputed_by}
    return tuple(it for it in claims.values() if it.claim.id in ids)


def _one_of_each(conditions: tuple[Condition, ...]) -> list[Condition]:
    """The first condition of each state, in the order of the states."""
    firsts = [next((it for it in conditions if it.was is state), None) for state in ConditionState]
    return [it for it in firsts if it]
