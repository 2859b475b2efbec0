"""The compact index of all cases that the explorer and the maps read in the browser.

`assets/data/catalogue.json`, version 1:

- `facets`: `{id, label, values: [{id, label, also?}]}`, values that some case has;
- `cases`: `{id, title, line, url, places, start, end, status, stage, statusLog, facets, text}`:
  `url` is relative to the root of the site, `start` and `end` are years (`end` null while it runs),
  `stage` counts from 0, the weakest, `statusLog` is `[date, word]`, newest first, `facets` maps a
  facet's id to positions in its values, and `text` holds further words that find the case;
- `places`: `{id, name, region, x, y, facets, also?}`, those of a case: pixels of `maps.SIZE`, the
  values of those facets that are about places, and further words that find the place.
"""

from __future__ import annotations

import json
from typing import Any

from casebook.catalog import Document
from casebook.evidence import Stage
from casebook.maps import project
from casebook.pages.context import address
from casebook.pages.facets import Facet, Value, read_facets
from casebook.pages.facts import Facts
from casebook.records import Case
from casebook.records.vocabularies import Role

PATH = "assets/data/catalogue.json"
VERSION = 1


def write_index(facts: Facts) -> bytes:
    """The index as JSON without spaces; the same catalog gives the same bytes."""
    facets = read_facets(facts)
    index = {
        "version": VERSION,
        "facets": [_facet(facet) for facet in facets],
        "cases": [_case(case, facets, facts) for case in facts.catalog.cases],
        "places": _places(facets, facts),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _facet(facet: Facet) -> dict[str, Any]:
    values = [_value(value) for value in facet.values]
    return {"id": facet.id, "label": facet.label, "values": values}


def _value(value: Value) -> dict[str, Any]:
    return {"id": value.id, "label": value.label} | ({"also": value.also} if value.also else {})


def _case(case: Document[Case], facets: tuple[Facet, ...], facts: Facts) -> dict[str, Any]:
    it = case.record
    return {
        "id": case.id,
        "title": it.title,
        "line": it.line,
        "url": address(case.target),
        "places": it.places,
        "start": it.period.start.first.year,
        "end": it.period.end.last.year if it.period.end else None,
        "status": it.status[0].is_.label,
        "stage": list(Stage).index(facts.stage(case)),
        "statusLog": [[str(note.date), str(note.is_)] for note in it.status],
        "facets": {facet.id: held for facet in facets if (held := facet.held[case.id])},
        "text": ", ".join(_leads(it)),
    }


def _leads(case: Case) -> list[str]:
    """Who led it, each once."""
    return list(dict.fromkeys(it.name for it in case.partners if it.role is Role.LEAD))


def _places(facets: tuple[Facet, ...], facts: Facts) -> list[dict[str, Any]]:
    used = sorted({id for case in facts.catalog.cases for id in case.record.places})
    return [_place(id, facets, facts) for id in used]


def _place(id: str, facets: tuple[Facet, ...], facts: Facts) -> dict[str, Any]:
    place = facts.catalog.places[id].record
    x, y = project(place.latitude, place.longitude)
    held = {it.id: it.place_values(place) for it in facets if it.of_place}
    row = {"id": id, "name": place.name, "region": place.region, "x": round(x, 1), "y": round(y, 1)}
    row["facets"] = {name: values for name, values in held.items() if values}
    also = [*place.also, *(facts.catalog.places[above].record.name for above in place.within)]
    return row | ({"also": also} if also else {})
