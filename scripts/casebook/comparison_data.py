"""What the page "Compare" reads in the browser: one file a case, `assets/data/cases/<id>.json`.

Version 1: `{version, id, title, url, fields}`; addresses are relative to the root of the site. A
field is `{id, name, entries, counts?, blank?, more?}`, always the same ones in the same order,
where `blank` says why there is no entry (without it: none) and `more` is `[words, url]`. An entry
is `{says, url, sources, lead?, arrow?, note?, page?, label?, link?}`: `url` leads to where its
sources stand, `sources` counts them, `page` says that it leads to another page than the case's,
and `label` is `[id, word]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.browser_data import read_head, write_json
from casebook.catalog import Document
from casebook.pages.comparison import NONE, Entry, Field, compare_case
from casebook.pages.context import address
from casebook.pages.facts import Facts
from casebook.pages.words import capital
from casebook.records import Case

VERSION = 1


def write_data(facts: Facts) -> Iterator[tuple[str, bytes]]:
    """The file of every case: its path and its bytes."""
    for case in facts.catalog.cases:
        fields = [_field(it, case) for it in compare_case(case, facts)]
        data = write_json(VERSION, {**read_head(case), "fields": fields})
        yield f"assets/data/cases/{case.id}.json", data


def _field(it: Field, case: Document[Case]) -> dict[str, Any]:
    optional = {
        "counts": it.counts,
        "blank": it.blank if it.blank != NONE and not it.entries else "",
        "more": [it.more, _url(case.target, it.more_anchor)] if it.more else None,
    }
    entries = [_entry(entry, case) for entry in it.entries]
    return {"id": it.id, "name": it.name, "entries": entries, **_given(optional)}


def _entry(it: Entry, case: Document[Case]) -> dict[str, Any]:
    optional = {
        "lead": it.lead,
        "arrow": it.arrow,
        "note": it.note,
        "page": bool(it.target),
        "label": [it.label, capital(it.label.label)] if it.label else None,
        "link": it.link,
    }
    url = _url(it.target or case.target, it.anchor)
    return {"says": it.says, "url": url, "sources": len(it.sources), **_given(optional)}


def _url(target: str, anchor: str) -> str:
    return address(target) + (f"#{anchor}" if anchor else "")


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
