"""Headings make an outline that a reader can trust."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.markdown import Heading
from casebook.pages.sections import SECTION_TITLES, SECTIONS
from casebook.problems import Problem, shorten


def check_headings_start_at_level_two(catalog: Catalog) -> Iterator[Problem]:
    """The page's title is its only heading of level 1."""
    for document, heading in _headings(catalog):
        if heading.level == 1:
            message = f'the heading "{shorten(heading.text)}" is of level 1'
            yield _fault(document, heading, message, "write ##; # is for the page's title")


def check_headings_skip_no_level(catalog: Catalog) -> Iterator[Problem]:
    """A heading is at most one level below the one before it."""
    for document in catalog.documents:
        before = 1
        for heading in document.markdown.headings:
            if heading.level > before + 1:
                message = f'the heading "{shorten(heading.text)}" skips a level'
                help_ = f"write {'#' * (before + 1)}, one level below what it belongs to"
                yield _fault(document, heading, message, help_)
            before = heading.level


def check_headings_say_something(catalog: Catalog) -> Iterator[Problem]:
    """A heading has words."""
    for document, heading in _headings(catalog):
        if not heading.text:
            yield _fault(document, heading, "is an empty heading", "give it words, or delete it")


def check_headings_differ(catalog: Catalog) -> Iterator[Problem]:
    """No two headings of a text are alike."""
    for document in catalog.documents:
        seen: dict[str, int] = {}
        for heading in document.markdown.headings:
            first = seen.setdefault(heading.text.casefold(), heading.line)
            if first != heading.line and heading.text:
                message = f'the heading "{shorten(heading.text)}" stands in line {first} already'
                yield _fault(document, heading, message, "say what is different here")


def check_headings_are_not_the_pages_own(catalog: Catalog) -> Iterator[Problem]:
    """A text does not use the headings and ids that the page makes of its fields."""
    titles = {title.casefold() for title in SECTION_TITLES}
    for document, heading in _headings(catalog):
        if document.kind == "pages":
            continue
        message = f'the heading "{shorten(heading.text)}" is one that the page makes itself'
        if heading.text.casefold() in titles:
            yield _fault(document, heading, message, "choose another")
        elif heading.anchor in SECTIONS:
            message = f'the heading "{shorten(heading.text)}" has the address #{heading.anchor}'
            help_ = "choose other words; the page uses this address itself"
            yield _fault(document, heading, message, help_)


def _headings(catalog: Catalog) -> Iterator[tuple[Document[Any], Heading]]:
    for document in catalog.documents:
        for heading in document.markdown.headings:
            yield document, heading


def _fault(document: Document[Any], heading: Heading, message: str, help_: str) -> Problem:
    return Problem(document.path, heading.line, "", message, help_)


RULES = (
    check_headings_start_at_level_two,
    check_headings_skip_no_level,
    check_headings_say_something,
    check_headings_differ,
    check_headings_are_not_the_pages_own,
)
