"""What a template may ask while one page is written."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup

from casebook.catalog import Catalog, Document, Item
from casebook.citations import Numbering, render_reference, render_short_reference
from casebook.evidence import (
    Assessment,
)
from casebook.pages.facts import Facts
from casebook.pages.glossing import gloss_text
from casebook.records import Source, Word
from casebook.records.vocabularies import Standing


@dataclass(frozen=True)
class PageContext:
    """One page while it is written: where it lies, and its references so far."""

    facts: Facts
    target: str
    numbering: Numbering
    document: Document[Any] | Item[Any]
    glossed: list[Word] = field(default_factory=list)

    @property
    def catalog(self) -> Catalog:
        """The catalog that the page is made from."""
        return self.facts.catalog

    def href(self, target: str, anchor: str = "") -> str:
        """The address of another page, relative to this one."""
        return relative_address(self.target, target) + (f"#{anchor}" if anchor else "")

    def link(self, document: Document[Any], anchor: str = "") -> Markup:
        """A link to an entry, in the words of its title."""
        return Markup('<a href="{}">{}</a>').format(
            self.href(document.target, anchor), document.record.title
        )

    def link_to(self, target: str) -> Markup:
        """A link to the entry or plain page at a path below `docs/`."""
        return self.link(self.facts.targets[target])

    def source_href(self, key: str) -> str:
        """The address of a source in the list of its kind, relative to this page."""
        return self.href(sources_target(self.facts.sources[key].standing), f"source-{key}")

    @property
    def trail(self) -> list[Document[Any]]:
        """The index pages above this one, the outermost first."""
        *folders, _ = self.target.split("/")
        targets = ["/".join([*folders[: depth + 1], "index.md"]) for depth in range(len(folders))]
        pages = self.catalog.pages
        return [pages[it] for it in targets if it in pages and it != self.target]

    def entry(self, kind: str, id: str) -> Document[Any]:
        """Another entry by its id."""
        return self.catalog.entries[kind][id]

    def cite(self, keys: tuple[str, ...]) -> Markup:
        """The numbered marks of some sources."""
        return self.numbering.cite(keys)

    @cached_property
    def assessments(self) -> dict[str, Assessment]:
        """The claims of this page's entry with their labels."""
        return self.facts.assessments.get(self.document.path, {})

    def gloss(self, body: str) -> str:
        """The text with the first use of each term as a link to its gloss on this page."""
        if self.target == "about/words.md":
            return body
        words = {id: item.record for id, item in self.catalog.words["terms"].items()}
        text, used = gloss_text(body, words)
        self.glossed.extend(used)
        return text

    @property
    def short_references(self) -> list[tuple[str, Source, Markup]]:
        """The references of the page without their addresses: key, source, formatted text."""
        keys = self.numbering.backlinks
        return [
            (it, self.facts.sources[it], render_short_reference(self.facts.sources[it]))
            for it in keys
        ]

    @property
    def references(self) -> list[tuple[str, Source, Markup, list[str]]]:
        """The references of the page: key, source, formatted text, and the ways back."""
        return [
            (key, self.facts.sources[key], render_reference(self.facts.sources[key]), anchors)
            for key, anchors in self.numbering.backlinks.items()
        ]


def sources_target(standing: Standing) -> str:
    """The path of the page that lists the sources of a kind."""
    return f"sources/by/{standing}.md"


def relative_address(here: str, there: str) -> str:
    """The address of one page relative to another; both are Markdown paths."""
    return posixpath.relpath("/" + address(there), "/" + address(here)) + "/"


def address(target: str) -> str:
    """The address of the page that a Markdown path becomes: `cases/x.md` → `cases/x/`."""
    stem = target.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else stem + "/"
