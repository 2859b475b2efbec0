"""What search is told of a page beside its text: its kind, and other words for its subject.

The engine prints both into the page's head and body, where Pagefind reads them
(scripts/casebook/search.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from casebook.catalog import Catalog, Document, Item
from casebook.records import Case, Entry, Organisation, Place, Word

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
_NOT_SEARCHED = {"search", "pack"}
# They repeat the page of their case.
_REPEATS = {"brief.md", "would-it-work-here.md"}


def page_kind(target: str) -> str:
    """The kind of page at a path below `docs/`; nothing for a page that search leaves out."""
    folder, _, name = target.rpartition("/")
    first = folder.partition("/")[0]
    if first in _NOT_SEARCHED or name in _REPEATS:
        return ""
    if first in {"sources", "about"}:
        return KINDS[first]
    # Lists below a folder of entries, such as the cases of a region, are in folders of their own.
    return LIST if name == "index.md" else KINDS.get(folder, LIST)


def page_words(about: Document[Any] | Item[Any], catalog: Catalog) -> list[str]:
    """Labels and alternative labels of what an entry or place is about, each once."""
    return list(dict.fromkeys(_words_of(about, catalog)))


def suggest_queries(catalog: Catalog, count: int = 4) -> list[str]:
    """The labels of the issues and approaches that most cases have, for a reader without words."""
    found = []
    for name in ("issues", "approaches"):
        held = Counter(id for case in catalog.cases for id in getattr(case.record, name))
        ranked = sorted(held, key=lambda id: (-held[id], id))[:count]
        found += [catalog.words[name][id].record.label for id in ranked]
    return found


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
