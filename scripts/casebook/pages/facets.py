"""The facets by which a reader narrows the cases down, each with the values that some case has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from casebook.catalog import Document
from casebook.evidence import Stage
from casebook.pages.facts import Facts
from casebook.pages.words import capital
from casebook.records import Case, Place
from casebook.records.vocabularies import (
    CouncilKind,
    Direction,
    Nation,
    Setting,
    StatusWord,
    Term,
    Voice,
)

# Each has a static list page for every value; themes have pages of their own.
BROWSED = ("issue", "council", "region")


@dataclass(frozen=True)
class Value:
    """One value of a facet; `also` holds other words that people type for it."""

    id: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    """One facet. `held` maps a case's id to the positions of its values, in ascending order.

    `of_place` reads the value's id of a place, where the facet is about places.
    """

    id: str
    label: str
    values: tuple[Value, ...]
    held: Mapping[str, tuple[int, ...]]
    of_place: Callable[[Place], str | None] | None = None

    def cases(self, facts: Facts, value: Value) -> list[Document[Case]]:
        """The cases that have a value, by id."""
        at = self.values.index(value)
        return [case for case in facts.catalog.cases if at in self.held[case.id]]

    def place_values(self, place: Place) -> list[int]:
        """The positions of the values that a place has: one at most."""
        id = self.of_place(place) if self.of_place else None
        return [at for at, value in enumerate(self.values) if value.id == id]


@dataclass(frozen=True)
class _Kind:
    """How a facet is made: every value it may have, in order, and the ids that a case has."""

    id: str
    label: str
    values: Iterable[Value]
    of: Callable[[Document[Case]], Iterable[str]]
    of_place: Callable[[Place], str | None] | None = None


def read_facets(facts: Facts) -> tuple[Facet, ...]:
    """All facets in the order in which a reader meets them; one without a value is left out."""
    kinds = (*_kinds_of_subject(facts), *_kinds_of_place(facts), *_kinds_of_record(facts))
    return tuple(facet for facet in (_gather(kind, facts) for kind in kinds) if facet.values)


def list_target(facet: str, value: str) -> str:
    """The path of the static page that lists the cases with a value."""
    return f"cases/by/{facet}-{value}.md"


def _gather(kind: _Kind, facts: Facts) -> Facet:
    had = {case.id: frozenset(map(str, kind.of(case))) for case in facts.catalog.cases}
    used = frozenset().union(*had.values())
    values = tuple(value for value in kind.values if value.id in used)
    places = {value.id: at for at, value in enumerate(values)}
    held = {id: tuple(sorted(places[it] for it in ids)) for id, ids in had.items()}
    return Facet(kind.id, kind.label, values, held, kind.of_place)


def _kinds_of_subject(facts: Facts) -> Iterator[_Kind]:
    themes = [Value(it.id, it.record.title) for it in facts.catalog.themes]
    yield _Kind("theme", "Theme", themes, lambda case: case.record.themes)
    yield _Kind("issue", "Issue", _words(facts, "issues"), lambda case: case.record.issues)
    approaches = _words(facts, "approaches")
    yield _Kind("approach", "Approach", approaches, lambda case: case.record.approaches)


def _kinds_of_place(facts: Facts) -> Iterator[_Kind]:
    every = facts.catalog.places

    def kind(
        id: str, label: str, values: list[Value], read: Callable[[Place], str | None]
    ) -> _Kind:
        def of(case: Document[Case]) -> Iterable[str]:
            return filter(None, (read(every[place].record) for place in case.record.places))

        return _Kind(id, label, values, of, read)

    regions = [
        Value(slug(name), name) for name in sorted({it.record.region for it in every.values()})
    ]
    yield kind("council", "Kind of place", _terms(CouncilKind), lambda it: it.council)
    yield kind("nation", "Nation", _terms(Nation), lambda it: it.nation)
    yield kind("region", "Region", regions, lambda it: slug(it.region))
    yield kind("setting", "Urban or rural", _terms(Setting), lambda it: it.setting)


def _kinds_of_record(facts: Facts) -> Iterator[_Kind]:
    status = [Value(str(it), capital(it.label)) for it in StatusWord]
    yield _Kind("status", "Status", status, lambda case: [case.record.status[0].is_])
    stages = [Value(str(it), capital(it.label)) for it in Stage]
    yield _Kind("stage", "How far tested", stages, lambda case: [facts.stage(case)])
    decades = sorted({_decade(case) for case in facts.catalog.cases})
    started = [Value(it, it) for it in decades]
    yield _Kind("decade", "Started in the", started, lambda case: [_decade(case)])
    answers = (Value("yes", "Yes"), Value("no", "No"))
    yield _Kind("heard", "Residents were heard", answers, _heard)
    yield _Kind("worse", "Something got worse", answers, _worse)


def _words(facts: Facts, kind: str) -> list[Value]:
    items = facts.catalog.words[kind].values()
    values = [Value(it.id, it.record.label, tuple(it.record.also)) for it in items]
    return sorted(values, key=lambda value: (value.label.casefold(), value.id))


def _terms(terms: Iterable[Term]) -> list[Value]:
    """The values of a closed vocabulary in the words of their meaning; the term finds them, too."""
    return [
        Value(
            str(it), capital(it.meaning), () if it.label == it.meaning.casefold() else (it.label,)
        )
        for it in terms
    ]


def _decade(case: Document[Case]) -> str:
    return f"{case.record.period.start.first.year // 10 * 10}s"


def _heard(case: Document[Case]) -> list[str]:
    return ["yes" if Voice.RESIDENTS in case.record.voices.heard else "no"]


def _worse(case: Document[Case]) -> list[str]:
    return ["yes" if any(it.direction is Direction.WORSE for it in case.record.claims) else "no"]


def slug(name: str) -> str:
    """A name as an id: `Yorkshire and The Humber` → `yorkshire-and-the-humber`."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))
