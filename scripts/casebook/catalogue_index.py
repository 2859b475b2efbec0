"""The compact index of all cases, that the explorer and "did you mean" read in the browser.

`assets/data/catalogue.json`, version 2. Ten thousand cases must load in 1.2 MB compressed, so a
case is spread over columns, and what follows from another field is left out: its address is
`cases/<id>/`, its status and stage are facets.

- `facets`: `{id, label, values: [{id, label, also?}]}`, values that some case has;
- `cases`: column → one entry a case, in the order of their titles: `id`, `title`, `line`, `start`
  and `end` (years; `end` null while it runs), `text` (words that find it and stand in none of
  these), `places` (positions in `places`), and `facets`: facet's id → positions in its values;
- `places`: `{id, name, facets, also?}`, those of a case: the values of those facets that are about
  places, and further words that find the place.
"""

from __future__ import annotations

import re
from typing import Any

from casebook.browser_data import write_json
from casebook.pages.facets import Facet, Value, read_facets
from casebook.pages.facts import Facts
from casebook.records import Case
from casebook.records.vocabularies import Role

PATH = "assets/data/catalogue.json"
VERSION = 2


def write_index(facts: Facts) -> bytes:
    """The index as JSON; the same catalog gives the same bytes."""
    facets = read_facets(facts)
    used = sorted({id for case in facts.catalog.cases for id in case.record.places})
    index = {
        "facets": [_facet(facet) for facet in facets],
        "cases": _columns(facets, used, facts),
        "places": [_place(id, facets, facts) for id in used],
    }
    return write_json(VERSION, index)


def _facet(facet: Facet) -> dict[str, Any]:
    values = [_value(value) for value in facet.values]
    return {"id": facet.id, "label": facet.label, "values": values}


def _value(value: Value) -> dict[str, Any]:
    return {"id": value.id, "label": value.label} | ({"also": value.also} if value.also else {})


def _columns(facets: tuple[Facet, ...], places: list[str], facts: Facts) -> dict[str, Any]:
    cases = sorted(facts.catalog.cases, key=lambda case: case.record.title.casefold())
    records = [case.record for case in cases]
    position = {id: at for at, id in enumerate(places)}
    ends = [it.period.end for it in records]
    return {
        "id": [case.id for case in cases],
        "title": [it.title for it in records],
        "line": [it.line for it in records],
        "start": [it.period.start.first.year for it in records],
        "end": [end.last.year if end else None for end in ends],
        "text": [_further_words(it, facts) for it in records],
        "places": [[position[id] for id in it.places] for it in records],
        "facets": {facet.id: [facet.held[case.id] for case in cases] for facet in facets},
    }


def _further_words(case: Case, facts: Facts) -> str:
    """Who led it: those words, each once, that its title, line and places do not have."""
    names = (facts.catalog.places[id].record.name for id in case.places)
    had = {word.casefold() for text in (case.title, case.line, *names) for word in _words(text)}
    leads = (it.name for it in case.partners if it.role is Role.LEAD)
    words = {word.casefold(): word for name in leads for word in _words(name)}
    return " ".join(word for key, word in words.items() if key not in had)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub("['’]", "", text))


def _place(id: str, facets: tuple[Facet, ...], facts: Facts) -> dict[str, Any]:
    place = facts.catalog.places[id].record
    held = {it.id: it.place_values(place) for it in facets if it.of_place}
    known = {name: values for name, values in held.items() if values}
    also = [*place.also, *(facts.catalog.places[above].record.name for above in place.within)]
    return {"id": id, "name": place.name, "facets": known} | ({"also": also} if also else {})
