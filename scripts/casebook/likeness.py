"""Which cases are like a case, and why: shared things weigh more the rarer they are.

The weight of a shared thing is its inverse document frequency, the logarithm of all cases over
those that have it (Spärck Jones 1972). Two cases are as like as the cosine of the angle between
their weights, so that a case with many places or issues is not like everything. A thing that most
cases share says little and finds no candidates, which keeps the cost in step with their number.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from casebook.catalog import Catalog, Document
from casebook.records import Case

# A thing that more cases share brings no candidates; it still counts between those found.
_COMMON = 60
# In the order in which a reader is told of them.
_WORDS = {
    "place": "both are in {}",
    "approach": "both used {}",
    "issue": "both are about {}",
    "theme": "both carry {}",
    "council": "both are in a {}",
}
_MOST_NAMED = 3
_MOST_REASONS = 3
# What a tie that an editor wrote down adds to a likeness that runs from 0 to 1.
_TIE = 0.3
_TIES = {
    "part_of": "one is part of the other",
    "followed_by": "one followed the other",
    "adapted_from": "one was adapted from the other",
    "contrasts_with": "they are set against each other",
}
Trait = tuple[str, str]


@dataclass(frozen=True)
class Likeness:
    """Another case, how like it is (from 0, at most 1 plus the bonus for a tie), and why."""

    case: Document[Case]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Kinship:
    """The likeness of all cases of a catalog."""

    catalog: Catalog

    def like(self, case: Document[Case], count: int, *, tied: bool = True) -> list[Likeness]:
        """The cases most like one, the likest first; equal ones by id. A case like none: none.

        Without `tied`, those that an editor tied to it already are left out.
        """
        ids = self._candidates(case) - (set() if tied else self._ties[case.id].keys())
        found = [self._weigh(case, id) for id in ids]
        return sorted(found, key=lambda it: (-round(it.score, 6), it.case.id))[:count]

    @cached_property
    def _cases(self) -> dict[str, Document[Case]]:
        return {case.id: case for case in self.catalog.cases}

    @cached_property
    def _traits(self) -> dict[str, frozenset[Trait]]:
        return {
            case.id: frozenset(_traits_of(case.record, self.catalog))
            for case in self._cases.values()
        }

    @cached_property
    def _holders(self) -> Mapping[Trait, list[str]]:
        holders: dict[Trait, list[str]] = defaultdict(list)
        for id, traits in self._traits.items():
            for trait in traits:
                holders[trait].append(id)
        return holders

    @cached_property
    def _ties(self) -> Mapping[str, dict[str, str]]:
        ties: dict[str, dict[str, str]] = defaultdict(dict)
        for case in self._cases.values():
            for name, words in _TIES.items():
                for relation in getattr(case.record.related, name):
                    ties[case.id].setdefault(relation.case, words)
                    ties[relation.case].setdefault(case.id, words)
        return ties

    def _candidates(self, case: Document[Case]) -> set[str]:
        rare = [it for it in self._traits[case.id] if len(self._holders[it]) <= _COMMON]
        near = {id for trait in rare for id in self._holders[trait]}
        return (near | self._ties[case.id].keys()) - {case.id}

    def _weigh(self, case: Document[Case], other: str) -> Likeness:
        shared = self._traits[case.id] & self._traits[other]
        tie = self._ties[case.id].get(other)
        cosine = self._sum(shared) / (self._length(case.id) * self._length(other) or 1)
        reasons = [*([tie] if tie else []), *self._say(shared)]
        score = cosine + (_TIE if tie else 0)
        return Likeness(self._cases[other], score, tuple(reasons[:_MOST_REASONS]))

    def _length(self, id: str) -> float:
        return math.sqrt(self._sum(self._traits[id]))

    def _sum(self, traits: Iterable[Trait]) -> float:
        """The squared weights of some traits, added exactly, so that the order cannot matter."""
        return math.fsum(self._weight(trait) ** 2 for trait in traits)

    def _weight(self, trait: Trait) -> float:
        return math.log(len(self._cases) / len(self._holders[trait]))

    def _say(self, shared: Iterable[Trait]) -> Iterator[str]:
        ordered = sorted(shared, key=lambda it: (-self._weight(it), it))
        same_place = any(kind == "place" for kind, _ in ordered)
        for kind, words in _WORDS.items():
            if kind == "council" and same_place:
                continue
            labels = [_label(trait, self.catalog) for trait in ordered if trait[0] == kind]
            if labels:
                yield words.format(_join(labels[:_MOST_NAMED]))


def _traits_of(case: Case, catalog: Catalog) -> Iterator[Trait]:
    for id in case.places:
        yield "place", id
        yield "council", catalog.places[id].record.council
    for name, ids in (
        ("theme", case.themes),
        ("issue", case.issues),
        ("approach", case.approaches),
    ):
        for id in ids:
            yield name, id


def _label(trait: Trait, catalog: Catalog) -> str:
    kind, id = trait
    if kind == "theme":
        return f"“{catalog.entries['themes'][id].record.title}”"
    if kind == "place":
        return catalog.places[id].record.name
    if kind == "council":
        return next(
            it.record.council.meaning for it in catalog.places.values() if it.record.council == id
        )
    label = catalog.words["issues" if kind == "issue" else "approaches"][id].record.label
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _join(labels: list[str]) -> str:
    *most, last = labels
    return f"{', '.join(most)} and {last}" if most else last
