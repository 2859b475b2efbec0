"""What the search is told of a page beside its text: its kind, and other words for what it is about.

The engine prints both into the page's head and body, where Pagefind reads them
(scripts/casebook/search.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from casebook.catalog import Catalog, Document, Item
from casebook.records import Case, Organisation, Place, Word
from casebook.records.entries import Entry

# Folder → the kind of its pages, in the order in which the search offers them.
KINDS = {
    "cases": "Case",
    "places": "Place",
    "problems": "Problem",
    "findings": "Finding",
    "themes": "Theme",
    "ideas": "Idea",
    "organisations": "Organisation",
    "guides": "Guide",
    "compare": "Comparison",
    "sources": "Source page",
    "about": "About this casebook",
}
LIST = "List"
_NOT_SEARCHED = {"search"}


def page_kind(target: str) -> str:
    """The kind of page at a path below `docs/`; nothing for a page that search leaves out."""
    folder, slash, name = target.rpartition("/")
    first = folder.partition("/")[0]
    if first in _NOT_SEARCHED:
        return ""
    if first in {"sources", "about"}:
        return KINDS[first]
    if not slash or name == "index.md":
        return LIST
    return KINDS.get(first, LIST)


def page_words(about: Document[Any] | Item[Any], catalog: Catalog) -> list[str]:
    """Labels and alternative labels of what an entry or place is about, each once."""
    return list(dict.fromkeys(_words_of(about, catalog)))


def _words_of(about: Document[Any] | Item[Any], catalog: Catalog) -> Iterator[str]:
    record = about.record
    if isinstance(record, Entry):
        # An id says in a few plain words what the title may put as a quotation.
        yield about.id.replace("-", " ")
        yield from _named_in(record.title, catalog)
    if isinstance(record, Case):
        for id in record.places:
            yield from _place_words(catalog.places[id].record)
        for kind, ids in (("issues", record.issues), ("approaches", record.approaches)):
            for id in ids:
                yield from _word_words(catalog.words[kind][id].record)
    elif isinstance(record, Place):
        yield from _place_words(record)
    elif isinstance(record, Organisation):
        yield from record.also


def _named_in(title: str, catalog: Catalog) -> Iterator[str]:
    """The words of the vocabulary that a title names, with their alternatives."""
    for kind in catalog.words.values():
        for item in kind.values():
            name = item.record.label.partition(" (")[0]
            if name.casefold() in title.casefold():
                yield from _word_words(item.record)


def _place_words(place: Place) -> Iterable[str]:
    return (place.name, *place.also)


def _word_words(word: Word) -> Iterable[str]:
    return (word.label, *word.also)
