"""What holds of text, in fields and in bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.citations import without_code
from casebook.problems import Problem, shorten

_LONGEST_QUOTATION = 20
# Typographic marks, or straight ones where the first opens a word and the last closes one.
_QUOTED = re.compile(r'“([^“”]*)”|(?<![^\s(\[*_—–-])"(?=\S)([^"]*)(?<=\S)"(?!\w)')
_MARK = re.compile(r"\[[@#][^\[\]\n]*\](?!\()")
_WHOLE_MARK = re.compile(r"\[[@#][a-z0-9]+(?:-[a-z0-9]+)*\]")
_MARKUP = re.compile(r"\[[@#][^\[\]]*\]|\]\(")


def check_quotations_in_texts_are_short(catalog: Catalog) -> Iterator[Problem]:
    """A quotation in a text has at most 20 words."""
    for document in catalog.documents:
        for quotation, line in _quotations(document):
            if len(quotation.split()) > _LONGEST_QUOTATION:
                yield Problem(document.path, line, "", *_too_long(quotation))


def check_quotations_in_fields_are_short(catalog: Catalog) -> Iterator[Problem]:
    """A quotation in a field has at most 20 words."""
    for thing in catalog.everything:
        for path, value in thing.values:
            for match in _QUOTED.finditer(value) if type(value) is str else ():
                quotation = match[1] or match[2] or ""
                if len(quotation.split()) > _LONGEST_QUOTATION:
                    yield thing.fault(path, *_too_long(quotation))


def _quotations(document: Document[Any]) -> Iterator[tuple[str, int]]:
    lines = enumerate(without_code(document.body).split("\n"), document.parsed.body_line)
    for full, group in groupby(lines, key=lambda line: bool(line[1].strip())):
        if full:
            paragraph = list(group)
            text = _MARK.sub("", "\n".join(line for _, line in paragraph))
            for match in _QUOTED.finditer(text):
                line = paragraph[0][0] + text.count("\n", 0, match.start())
                yield match[1] or match[2] or "", line
    for quotation in document.markdown.quotations:
        yield quotation.text, quotation.line


def _too_long(quotation: str) -> tuple[str, str]:
    words = quotation.split()
    start = shorten(" ".join(words[:5]))
    message = f'the quotation "{start} …" has {len(words)} words; at most 20 are allowed'
    return message, "quote the words that matter, and say the rest in your own"


def check_marks_are_whole(catalog: Catalog) -> Iterator[Problem]:
    """What begins like a citation or a claim's mark in a text is one."""
    for document in catalog.documents:
        text = without_code(document.body)
        for number, line in enumerate(text.split("\n"), document.parsed.body_line):
            for match in _MARK.finditer(line):
                if not _WHOLE_MARK.fullmatch(match[0]):
                    message = f'"{shorten(match[0])}" is neither a citation nor a claim'
                    help_ = "write [@key], with brackets of its own for each, or [#claim-id]"
                    yield Problem(document.path, number, "", message, help_)


def check_marks_stand_in_sentences(catalog: Catalog) -> Iterator[Problem]:
    """A citation or a claim's mark stands in a sentence, not in a heading, link, image or code."""
    for document in catalog.documents:
        for piece in document.markdown.misplaced:
            message = f'"{shorten(piece.text)}" holds a citation or a claim\'s mark'
            help_ = "headings, links, images and code cannot; put it after the sentence"
            yield Problem(document.path, piece.line, "", message, help_)


def check_values_are_plain_text(catalog: Catalog) -> Iterator[Problem]:
    """A field holds plain text: no citation, no claim's mark and no Markdown link."""
    for thing in catalog.everything:
        for path, value in thing.values:
            if type(value) is str and (match := _MARKUP.search(value)):
                message = f'holds "{shorten(match[0])}", and fields are plain text'
                yield thing.fault(path, message, "name sources under sources; links go in the text")


def check_cases_and_themes_tell_their_story(catalog: Catalog) -> Iterator[Problem]:
    """A case or theme has a text, and a case has at least one heading in it."""
    for document in (*catalog.cases, *catalog.themes):
        line = document.parsed.body_line
        if not document.body.strip():
            help_ = "write the story below the second ---"
            yield Problem(document.path, line, "", "has no text", help_)
        elif document.kind == "cases" and not _has_heading(document):
            help_ = "divide the story with lines such as ## How it began"
            yield Problem(document.path, line, "", "has no heading in its text", help_)


def _has_heading(document: Document[Any]) -> bool:
    return bool(document.markdown.headings) or document.markdown.unreadable


RULES = (
    check_quotations_in_texts_are_short,
    check_quotations_in_fields_are_short,
    check_marks_are_whole,
    check_marks_stand_in_sentences,
    check_values_are_plain_text,
    check_cases_and_themes_tell_their_story,
)
