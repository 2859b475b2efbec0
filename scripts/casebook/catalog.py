"""Folder → `Catalog`: everything that was read, cross-referenced both ways, in fixed order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar, cast

from casebook.citations import cited_keys
from casebook.frontmatter import Parsed, Path
from casebook.markdown import Markdown, read_markdown
from casebook.problems import Problem
from casebook.reading import field_name
from casebook.records import (
    Case,
    Entry,
    Finding,
    NationalEvent,
    Page,
    Place,
    Record,
    Source,
    Theme,
    Word,
)
from casebook.records.fields import Reference

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True)
class Document(Generic[R_co]):
    """One file that becomes a page. `kind` is its folder, or `pages` for a plain page."""

    id: str
    kind: str
    path: str
    record: R_co
    parsed: Parsed = field(repr=False)

    @property
    def body(self) -> str:
        """The author's Markdown."""
        return self.parsed.body

    @property
    def target(self) -> str:
        """Its path below `docs/`, which is also the path of the page made of it."""
        return self.path.removeprefix("docs/")

    @cached_property
    def markdown(self) -> Markdown:
        """What the text holds, as the engine's parser sees it."""
        return read_markdown(self.body, self.parsed.body_line)

    @cached_property
    def values(self) -> tuple[tuple[Path, Any], ...]:
        """Every value in its fields that holds no other, with its path."""
        return tuple(leaves(self.record))

    @cached_property
    def references(self) -> tuple[tuple[Path, Reference], ...]:
        """Every id in its fields that names something else, with its path."""
        return tuple(pair for pair in self.values if isinstance(pair[1], Reference))

    def fault(self, path: Path, message: str, help_: str) -> Problem:
        """A problem at a field of this file."""
        return Problem(self.path, self.parsed.line_of(path), field_name(path), message, help_)


@dataclass(frozen=True)
class Item(Generic[R_co]):
    """One item of a file of data: a source, a place or a word, and where it stands."""

    id: str
    path: str
    at: Path
    record: R_co
    parsed: Parsed = field(repr=False)

    @property
    def line(self) -> int:
        """The line it begins in."""
        return self.parsed.line_of(self.at)

    @cached_property
    def values(self) -> tuple[tuple[Path, Any], ...]:
        """Every value in its fields that holds no other, with its path."""
        return tuple(leaves(self.record))

    @cached_property
    def references(self) -> tuple[tuple[Path, Reference], ...]:
        """Every id in its fields that names something else, with its path."""
        return tuple(pair for pair in self.values if isinstance(pair[1], Reference))

    def fault(self, path: Path, message: str, help_: str) -> Problem:
        """A problem at a field of this item."""
        whole = (*self.at, *path)
        return Problem(self.path, self.parsed.line_of(whole), field_name(whole), message, help_)


@dataclass(frozen=True)
class Use:
    """A place in a document that names a source or another entry."""

    document: Document[Any] | Item[Any]
    path: Path
    line: int

    def fault(self, message: str, help_: str) -> Problem:
        """A problem at this place."""
        field_ = self.document.fault(self.path, "", "").field
        return Problem(self.document.path, self.line, field_, message, help_)


@dataclass(frozen=True)
class Draft:
    """An entry that may be half done: `missing` names the fields that are not there yet."""

    kind: str
    id: str
    path: str
    parsed: Parsed = field(repr=False)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalog:
    """All entries, sources, places and words, with the day on which they are looked at.

    Dictionaries are in the order of their ids, national events in that of their dates.
    `unread` holds (kind, id) of what exists but has faults of its own, so that a reference to
    it is not reported as unknown as well; the id is `*` where a file could not be taken apart
    at all. `mentioned` holds every word of the entries that are not in the catalog, drafts or
    faulty, so that a source they name is not reported as unused.
    """

    docs: FilePath
    today: date
    entries: dict[str, dict[str, Document[Entry]]]
    pages: dict[str, Document[Page]]
    sources: dict[str, Item[Source]]
    places: dict[str, Item[Place]]
    words: dict[str, dict[str, Item[Word]]]
    events: dict[str, Item[NationalEvent]]
    assets: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    mentioned: frozenset[str] = frozenset()

    def of(self, kind: str, record: type[R]) -> tuple[Document[R], ...]:
        """The entries of one kind in the order of their ids."""
        found = self.entries.get(kind, {}).values()
        return tuple(
            cast("Document[R]", entry) for entry in found if isinstance(entry.record, record)
        )

    @cached_property
    def cases(self) -> tuple[Document[Case], ...]:
        """The cases by id."""
        return self.of("cases", Case)

    @cached_property
    def themes(self) -> tuple[Document[Theme], ...]:
        """The themes in their own order."""
        return tuple(
            sorted(self.of("themes", Theme), key=lambda theme: (theme.record.order, theme.id))
        )

    @cached_property
    def findings(self) -> tuple[Document[Finding], ...]:
        """The findings by id."""
        return self.of("findings", Finding)

    @cached_property
    def documents(self) -> tuple[Document[Any], ...]:
        """Every file that becomes a page, by path."""
        every: list[Document[Any]] = [*self.pages.values()]
        every += [entry for group in self.entries.values() for entry in group.values()]
        return tuple(sorted(every, key=lambda document: document.path))

    @cached_property
    def items(self) -> tuple[Item[Any], ...]:
        """Every item of the files of data."""
        groups: list[dict[str, Item[Any]]] = [
            *(self.sources, self.places, self.events),
            *self.words.values(),
        ]
        return tuple(item for group in groups for item in group.values())

    @cached_property
    def everything(self) -> tuple[Document[Any] | Item[Any], ...]:
        """All that has a record: documents, then items."""
        return (*self.documents, *self.items)

    @cached_property
    def known(self) -> dict[str, frozenset[str]]:
        """Per kind, the ids that may be referred to."""
        every: dict[str, set[str]] = defaultdict(set)
        every["sources"], every["places"] = set(self.sources), set(self.places)
        every["pages"] = {page.id for page in self.pages.values()}
        for kind, entries in self.entries.items():
            every[kind] |= set(entries)
        for kind, words in self.words.items():
            every[kind] |= set(words)
        for kind, id_ in self.unread - {(kind, "*") for kind, _ in self.unread}:
            every[kind].add(id_)
        return {kind: frozenset(ids) for kind, ids in every.items()}

    @cached_property
    def uses(self) -> dict[tuple[str, str], tuple[Use, ...]]:
        """(kind, id) → every place that names it: the cross-references, the other way round."""
        found: dict[tuple[str, str], list[Use]] = defaultdict(list)
        for thing in self.everything:
            at = thing.at if isinstance(thing, Item) else ()
            for path, reference in thing.references:
                use = Use(thing, path, thing.parsed.line_of((*at, *path)))
                found[reference.kind, str(reference)].append(use)
        for document in self.documents:
            for key, line in cited_keys(document.body, document.parsed.body_line):
                found["sources", key].append(Use(document, (), line))
        return {key: tuple(uses) for key, uses in sorted(found.items())}

    def users(self, kind: str, id_: str) -> tuple[Document[Any], ...]:
        """The documents that name something, each once, by path."""
        uses = self.uses.get((kind, id_), ())
        every = {
            use.document.path: use.document for use in uses if isinstance(use.document, Document)
        }
        return tuple(every[path] for path in sorted(every))


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Every value in a record that holds no other, with its path as the editor wrote it."""
    found: list[tuple[Path, Any]] = []
    _gather(value, path, found)
    return found


def _gather(value: Any, path: Path, found: list[tuple[Path, Any]]) -> None:
    if isinstance(value, Record):
        for name, alias in _aliases(type(value)):
            _gather(getattr(value, name), (*path, alias), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            found.append(((*path, str(key)), key))
            _gather(inner, (*path, str(key)), found)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            _gather(inner, (*path, number), found)
    elif value is not None:
        found.append((path, value))


@cache
def _aliases(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())
