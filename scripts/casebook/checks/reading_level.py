"""Advice on how hard the first words of a page are to read.

The measure is LIX (Björnsson 1968; tried on English by Anderson 1981, ERIC ED 207 022): words
a sentence, plus the percentage of words with more than six letters, from about 20 (very easy) to
60 (very difficult). It sees length and nothing else: a short word may be jargon, a long one
familiar ("neighbourhood"), and a few words measure little. So it warns and stops no build, and
the headings of a text are measured together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.problems import Problem

# Half-way from "medium" to "difficult": what people read here on a phone before a meeting.
HARDEST = 50
_LONG = 6
_FEWEST_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*")
_END = re.compile(r"[.!?:](?=\s|$)")


def measure_lix(text: str) -> float:
    """LIX of a text: words a sentence, plus the percentage of words longer than six letters."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(bool(_WORD.search(part)) for part in _END.split(text))
    long_words = sum(sum(map(str.isalpha, word)) > _LONG for word in words)
    return len(words) / sentences + 100 * long_words / len(words)


def advise_on_lines(catalog: Catalog) -> Iterator[Problem]:
    """The line of a page is easy to read."""
    yield from _advise_on_field(catalog, "line")


def advise_on_minutes(catalog: Catalog) -> Iterator[Problem]:
    """The minute of a page is easy to read."""
    yield from _advise_on_field(catalog, "minute")


def advise_on_headings(catalog: Catalog) -> Iterator[Problem]:
    """The headings of a text, taken together, are easy to read."""
    for document in catalog.documents:
        headings = document.markdown.headings
        text = "\n".join(f"{heading.text.rstrip('.!?:')}." for heading in headings)
        if _is_hard(text):
            message = f"the headings together are hard to read: {_score(text)}"
            yield Problem(document.path, headings[0].line, "", message, _HELP)


def _advise_on_field(catalog: Catalog, name: str) -> Iterator[Problem]:
    for document in catalog.documents:
        text = getattr(document.record, name, "")
        if _is_hard(text):
            yield _fault(document, name, text)


def _fault(document: Document[Any], name: str, text: str) -> Problem:
    return document.fault((name,), f"is hard to read: {_score(text)}", _HELP)


def _is_hard(text: str) -> bool:
    return len(_WORD.findall(text)) >= _FEWEST_WORDS and measure_lix(text) > HARDEST


def _score(text: str) -> str:
    return f"LIX {measure_lix(text):.0f}, and {HARDEST} is the most we aim at"


_HELP = "use shorter sentences and shorter words; this is advice and stops nothing"

ADVICE = (advise_on_lines, advise_on_minutes, advise_on_headings)
