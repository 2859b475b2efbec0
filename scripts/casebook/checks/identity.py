"""One thing, one name: titles, ids inside an entry, addresses of sources, old addresses."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from casebook.catalog import Catalog, Document, Item
from casebook.frontmatter import Path
from casebook.problems import Problem, shorten
from casebook.reading import field_name

_PARTS = ("claims", "setbacks")
_ALIAS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


def check_titles_differ(catalog: Catalog) -> Iterator[Problem]:
    """No two pages have the same title."""
    titles = ((document.record.title.casefold(), document) for document in catalog.documents)
    for document, first in _repeated(titles):
        message = f"is the title of {first.path} too"
        yield document.fault(("title",), message, "say what makes this one different")


def check_parts_of_an_entry_have_ids_of_their_own(catalog: Catalog) -> Iterator[Problem]:
    """No two claims, setbacks or questions of a check in an entry have the same id."""
    for document in catalog.documents:
        groups = [_ids((kind,), getattr(document.record, kind, ())) for kind in _PARTS]
        check = getattr(document.record, "check", ())
        groups.append(_ids(("check",), check))
        groups.append(
            [
                pair
                for at, group in enumerate(check)
                for pair in _ids(("check", at, "questions"), group.questions)
            ]
        )
        for path, first in (pair for ids in groups for pair in _repeated(ids)):
            message = f"is the id of {field_name(first[:-1])} too"
            yield document.fault(path, message, "give one of them another id")


def _ids(at: Path, parts: Any) -> list[tuple[str, Path]]:
    """The ids of some parts with their paths; a field that says `not found` has none."""
    every = parts if isinstance(parts, tuple) else ()
    return [(part.id, (*at, number, "id")) for number, part in enumerate(every)]


def check_addresses_of_sources_differ(catalog: Catalog) -> Iterator[Problem]:
    """No two sources have the same web address or the same DOI."""
    for name, field in (("url", "URL"), ("doi", "DOI")):
        given = (
            (_plain_address(getattr(item.record, name)), item)
            for item in sorted(catalog.sources.values(), key=lambda item: (item.path, item.line))
            if getattr(item.record, name)
        )
        for item, first in _repeated(given):
            yield _same_address(item, first, field)


def _same_address(item: Item[Any], first: Item[Any], field: str) -> Problem:
    message = f"is the {field} of {first.id} too ({first.path}:{first.line})"
    return item.fault((field,), message, f"cite {first.id} instead, and delete this one")


def _plain_address(address: str) -> str:
    """The address without what makes no difference: scheme, www., fragment and last slash."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower().removeprefix("www.")
    except ValueError:
        return address
    query = f"?{parts.query}" if parts.query else ""
    path = parts.path if host else parts.path.lower()
    return f"{host}{path}".rstrip("/") + query


def check_lists_name_nothing_twice(catalog: Catalog) -> Iterator[Problem]:
    """A list of ids or words holds each of them once."""
    for thing in catalog.everything:
        members = (
            ((path[:-1], value), (path, value))
            for path, value in thing.values
            if isinstance(path[-1], int)
        )
        for (path, value), _ in _repeated(members):
            message = f'"{shorten(value)}" stands in the list already'
            yield thing.fault(path, message, "delete one of the two")


def check_old_addresses_are_free(catalog: Catalog) -> Iterator[Problem]:
    """An alias is the address of a folder in the site that no page and no other alias has."""
    taken: dict[str, str] = {_address(document): document.path for document in catalog.documents}
    for document in catalog.documents:
        for number, alias in enumerate(getattr(document.record, "aliases", ())):
            path = ("aliases", number)
            if not _ALIAS.fullmatch(alias):
                message = f'"{shorten(alias)}" is not an address in the site'
                help_ = "write it as it followed the site's name, such as cases/old-name/"
                yield document.fault(path, message, help_)
            elif alias in taken and taken[alias] != document.path:
                message = f'"{alias}" already leads to {taken[alias]}'
                yield document.fault(path, message, "delete it, or choose another")
            elif alias == _address(document):
                yield document.fault(path, f'"{alias}" is where the page stands now', "delete it")
            taken.setdefault(alias, document.path)


def _address(document: Document[Any]) -> str:
    return document.target.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _repeated(pairs: Iterable[tuple[Hashable, Any]]) -> Iterator[tuple[Any, Any]]:
    """Of (key, thing), each thing whose key an earlier one has, with the earlier one."""
    first: dict[Hashable, Any] = {}
    for key, thing in pairs:
        if key in first:
            yield thing, first[key]
        else:
            first[key] = thing


RULES = (
    check_titles_differ,
    check_parts_of_an_entry_have_ids_of_their_own,
    check_addresses_of_sources_differ,
    check_lists_name_nothing_twice,
    check_old_addresses_are_free,
)
