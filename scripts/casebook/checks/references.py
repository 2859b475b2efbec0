"""Whatever is named exists, and whatever exists is used."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog import Catalog, Document, Item, Use
from casebook.problems import Problem, join_help, suggest
from casebook.reading import field_name

_HOMES = {
    "sources": "add it to a file in docs/sources/",
    "places": "add it to docs/places.yaml",
    "issues": "add it to docs/vocabulary.yaml under issues",
    "approaches": "add it to docs/vocabulary.yaml under approaches",
}


def check_every_named_id_exists(catalog: Catalog) -> Iterator[Problem]:
    """An id that is named is the id of something in the casebook."""
    for (kind, id), uses in catalog.uses.items():
        allowed = catalog.known.get(kind, frozenset())
        if id in allowed:
            continue
        home = _HOMES.get(kind, f"write docs/{kind}/{id}.md")
        for use in uses:
            message = f'"{id}" is not an id in {kind}'
            yield _problem(use, message, join_help(home, suggest(id, allowed)))


def check_every_source_is_cited(catalog: Catalog) -> Iterator[Problem]:
    """A source in the bibliography is cited somewhere."""
    for id, item in catalog.sources.items():
        if not catalog.uses.get(("sources", id)):
            help_ = "cite it, or delete it from the file"
            yield Problem(item.path, item.line, _field(item), f'"{id}" is cited nowhere', help_)


def _problem(use: Use, message: str, help_: str) -> Problem:
    path = use.path if isinstance(use.document, Document) else (*use.document.at, *use.path)
    return Problem(use.document.path, use.line, field_name(path), message, help_)


def _field(item: Item[object]) -> str:
    return field_name(item.at)


RULES = (check_every_named_id_exists, check_every_source_is_cited)
