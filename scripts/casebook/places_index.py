"""What "places like mine" reads in the browser: `assets/data/places.json`, version 1.

- `things` and `sizes`: the weights and words of `casebook.places`;
- `labels`: thing → id → its words, for things that are chosen from a list;
- `places`: `{id, name, url, council?, deprivation?, setting?, size?, nation, region}`;
- `cases`: `{id, title, url, line, places, stage, setbacks}`, where `setbacks` is how many are told,
  null where none was found. Each `url` is relative to the root of the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from casebook.browser_data import read_head, write_json
from casebook.catalog import Document, Item
from casebook.pages.context import address
from casebook.pages.derived import place_target
from casebook.pages.facts import Facts
from casebook.places import SIZES, THINGS, read_traits
from casebook.records import Case, NotFound, Place
from casebook.records.vocabularies import CouncilKind, Nation, Setting, Term, Third

PATH = "assets/data/places.json"
VERSION = 1


def write_places(facts: Facts) -> bytes:
    """The index as JSON; the same catalog gives the same bytes."""
    index = {
        "things": {name: asdict(thing) for name, thing in THINGS.items()},
        "sizes": SIZES,
        "labels": {
            "council": _labels(CouncilKind),
            "deprivation": _labels(Third),
            "setting": _labels(Setting),
            "nation": _labels(Nation),
        },
        "places": [_place(item) for item in facts.catalog.places.values()],
        "cases": [_case(case, facts) for case in facts.catalog.cases],
    }
    return write_json(VERSION, index)


def _labels(terms: Iterable[Term]) -> dict[str, str]:
    return {str(term): term.meaning for term in terms}


def _place(item: Item[Place]) -> dict[str, Any]:
    traits = asdict(read_traits(item.record))
    known = {name: value for name, value in traits.items() if value is not None}
    return {"id": item.id, "name": item.record.name, "url": address(place_target(item.id)), **known}


def _case(case: Document[Case], facts: Facts) -> dict[str, Any]:
    it = case.record
    return read_head(case) | {
        "line": it.line,
        "places": it.places,
        "stage": facts.stage(case).label,
        "setbacks": None if isinstance(it.setbacks, NotFound) else len(it.setbacks),
    }
