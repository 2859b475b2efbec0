"""Pages that no file stands for: made of data, or of several entries together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from casebook.catalog import Document, Item
from casebook.contrasts import Pair
from casebook.pages.context import sources_target
from casebook.pages.facets import BROWSED, Facet, Value, list_target, read_facets
from casebook.pages.facts import Facts
from casebook.pages.words import capital, plural
from casebook.records import Case, Place
from casebook.records.vocabularies import Standing


@dataclass(frozen=True)
class Derived:
    """One such page: its path below `docs/`, its words, its template, and what it is about.

    `about` is what `page.document` will be; `values` are further names for the template.
    """

    target: str
    title: str
    line: str
    template: str
    about: Document[Any] | Item[Any]
    values: Mapping[str, Any] = field(default_factory=dict)


def list_derived(facts: Facts) -> Iterator[Derived]:
    """Every page that is made without a file of its own, in a fixed order."""
    for place in facts.catalog.places.values():
        yield _place_page(place)
    for pair in facts.contrasts.pairs:
        yield _pair_page(pair)
    for case in facts.catalog.cases:
        yield _brief_page(case)
        yield _worksheet_page(case)
    yield from _list_pages(facts)


def _list_pages(facts: Facts) -> Iterator[Derived]:
    if index := facts.catalog.pages.get("cases/index.md"):
        for facet in read_facets(facts):
            for value in facet.values if facet.id in BROWSED else ():
                yield _list_page(facet, value, index, facts)
    if index := facts.catalog.pages.get("sources/index.md"):
        for standing in Standing:
            if count := len(facts.sources_of(standing)):
                yield _sources_page(standing, count, index)


def _sources_page(standing: Standing, count: int, index: Document[Any]) -> Derived:
    title = f"Sources: {standing.label}"
    line = f"{capital(plural(count, 'source'))}: {standing.meaning}."
    values = {"standing": standing}
    return Derived(sources_target(standing), title, line, "source-by.md.jinja", index, values)


def _place_page(item: Item[Place]) -> Derived:
    place: Place = item.record
    line = f"What {place.name} is like as a place, and what was tried there."
    return Derived(place_target(item.id), place.name, line, "place.md.jinja", item)


def _pair_page(pair: Pair) -> Derived:
    one, other = pair.cases
    title = f"{one.record.title}, beside {other.record.title}"
    names = f"{one.record.title} and {other.record.title}"
    line = f"{names}: what was done, what changed, what did not, and what it took."
    return Derived(pair.target, title, line, "pair.md.jinja", one, {"pair": pair})


def brief_target(case: str) -> str:
    """The path of the one-page brief of a case."""
    return f"cases/{case}/brief.md"


def worksheet_target(case: str) -> str:
    """The path of the sheet that asks whether a case would work elsewhere."""
    return f"cases/{case}/would-it-work-here.md"


def _brief_page(case: Document[Case]) -> Derived:
    title = case.record.title
    line = f"{title} on one page, to print: what changed, what did not work, what it cost."
    return Derived(brief_target(case.id), f"{title}: one-page brief", line, "brief.md.jinja", case)


def _worksheet_page(case: Document[Case]) -> Derived:
    title = f"{case.record.title}: would it work here?"
    line = f"What mattered for {case.record.title}, as a sheet to mark for your own place."
    return Derived(worksheet_target(case.id), title, line, "worksheet.md.jinja", case)


def place_target(id: str) -> str:
    """The path of the page of a place."""
    return f"places/{id}.md"


def _list_page(facet: Facet, value: Value, index: Document[Any], facts: Facts) -> Derived:
    """The cases that share a value, for readers without JavaScript and for links."""
    name = f"{facet.label}: {value.label}"
    count = plural(len(facet.cases(facts, value)), "case")
    line = f"{name}. {capital(count)}, with what changed, what did not work and how far tested."
    values = {"facet": facet, "value": value}
    target = list_target(facet.id, value.id)
    return Derived(
        target, f"Cases by {name[:1].lower()}{name[1:]}", line, "case-by.md.jinja", index, values
    )
