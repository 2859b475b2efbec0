"""What the casebook holds and what it lacks, counted: the blanks are counted, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from casebook.catalog import Document
from casebook.evidence import Label, Stage
from casebook.pages.facts import Facts
from casebook.pages.words import capital
from casebook.records import Case, NotFound
from casebook.records.vocabularies import (
    Basis,
    CouncilKind,
    Direction,
    Link,
    Nation,
    ReadExtent,
    Setting,
    Term,
    Third,
    Voice,
)

_ASKED = {
    "setbacks": "Says what did not work",
    "costs": "Gives at least one sum of what it cost",
    "effort": "Says how many people and how much time it took",
    "formation": "Says why the partners came together",
    "contact": "Has a public way to ask",
}
_UNKNOWN = "unknown"
_OVERLAP = "A case may stand in more than one row."


@dataclass(frozen=True)
class Count:
    """One table of counts. `total` is how many things were looked at; rows may overlap."""

    id: str
    title: str
    noun: str
    total: int
    rows: tuple[tuple[str, int], ...]
    note: str

    @property
    def blanks(self) -> int:
        """How many rows count nothing."""
        return sum(not number for _, number in self.rows)


_Values = Callable[[Any], Iterable[Any]]


@dataclass(frozen=True)
class _Group:
    """Things of one kind, to be counted by what they hold."""

    noun: str
    things: Sequence[Any]

    def by(
        self, id: str, title: str, terms: Mapping[Any, str], values: _Values, note: str = ""
    ) -> Count:
        counted = Counter(str(value) for it in self.things for value in set(values(it)))
        rows = tuple(
            (label, counted[str(key)])
            for key, label in terms.items()
            if counted[str(key)] or key != _UNKNOWN
        )
        return Count(id, title, self.noun, len(self.things), rows, note)


def count_gaps(facts: Facts) -> Iterator[Count]:
    """Every table of `/about/gaps/`, in its order."""
    yield from _count_cases(facts)
    yield from _count_places(facts)
    yield from _count_claims(facts)
    sources = _Group("source", tuple(facts.sources.values()))
    yield sources.by("read", "How much we read", _meanings(ReadExtent), lambda it: [it.read])


def cross_themes(facts: Facts) -> list[tuple[str, list[int]]]:
    """For each kind of council, how many cases from such places carry each theme in turn."""
    themes = [theme.id for theme in facts.catalog.themes]
    rows = []
    for kind in CouncilKind:
        cases = [it for it in facts.catalog.cases if kind in _of_places(facts, it, "council")]
        counts = [sum(theme in case.record.themes for case in cases) for theme in themes]
        rows.append((capital(kind.meaning), counts))
    return rows


def _count_cases(facts: Facts) -> Iterator[Count]:
    cases = _Group("case", facts.catalog.cases)
    themes = {theme.id: theme.record.title for theme in facts.catalog.themes}
    issues = {id: item.record.label for id, item in facts.catalog.words["issues"].items()}
    heard = f"Whose account the sources hold. {_OVERLAP}"
    yield cases.by("theme", "Themes", themes, lambda it: it.record.themes, _OVERLAP)
    yield cases.by("issue", "Issues", issues, lambda it: it.record.issues, _OVERLAP)
    yield cases.by(
        "stage", "How far they were tested", _labels(Stage), lambda it: [facts.stage(it)]
    )
    yield cases.by("asked", "What we could find", _ASKED, lambda it: _answered(it.record))
    yield cases.by(
        "heard", "Who is heard", _meanings(Voice), lambda it: it.record.voices.heard, heard
    )


def _count_places(facts: Facts) -> Iterator[Count]:
    cases = _Group("case", facts.catalog.cases)
    for id, title, terms in (
        ("nation", "Nations", [nation for nation in Nation if nation is not Nation.UK]),
        ("council", "Kinds of council", CouncilKind),
        ("setting", "Urban or rural", Setting),
        ("deprivation", "Deprivation of the place", Third),
    ):
        known = {**_meanings(terms), _UNKNOWN: "Not known"}
        yield cases.by(id, title, known, partial(_of_places_or_unknown, facts, id), _OVERLAP)


def _count_claims(facts: Facts) -> Iterator[Count]:
    every = [it for case in facts.catalog.cases for it in facts.assessments[case.path].values()]
    claims = _Group("outcome claim", every)
    yield claims.by("label", "Evidence labels", _labels(Label), lambda it: [it.label])
    yield claims.by("direction", "Direction", _labels(Direction), lambda it: [it.claim.direction])
    yield claims.by("basis", "How they are known", _meanings(Basis), lambda it: [it.claim.basis])
    yield claims.by(
        "link", "How they are tied to the case", _meanings(Link), lambda it: [it.claim.link]
    )


def _meanings(terms: Iterable[Term]) -> dict[str, str]:
    return {term: capital(term.meaning) for term in terms}


def _labels(terms: Iterable[Term]) -> dict[str, str]:
    return {term: capital(term.label) for term in terms}


def _answered(case: Case) -> list[str]:
    return [name for name in _ASKED if not isinstance(getattr(case, name), NotFound)]


def _of_places(facts: Facts, case: Document[Case], name: str) -> set[Any]:
    places = [facts.catalog.places[id].record for id in case.record.places]
    if name == "deprivation":
        return {place.deprivation.third for place in places if place.deprivation}
    return {getattr(place, name) for place in places} - {None}


def _of_places_or_unknown(facts: Facts, name: str, case: Document[Case]) -> set[Any]:
    return _of_places(facts, case, name) or {_UNKNOWN}
