"""Jargon gets its gloss: the first use of a term on a page leads to its definition there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from casebook.records import Word

# Where a term stays as it is: code, links and images, our own marks, headings, bare addresses.
_LEFT_ALONE = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)|^#.*?$|`[^`\n]*`|!?\[[^\]]*\]\([^)]*\)|\[[@#][^\]]*\]|https?://\S+",
    re.DOTALL | re.MULTILINE,
)

_FLAGS = re.DOTALL | re.MULTILINE | re.IGNORECASE


def _names(word: Word) -> list[str]:
    """The label without a bracket, its plural, and abbreviations; the rest is for the search."""
    label = word.label.partition(" (")[0]
    return [label, f"{label}s", *(name for name in word.also if name.isupper() and len(name) > 2)]


def gloss_text(body: str, words: Mapping[str, Word]) -> tuple[str, list[Word]]:
    """Mark the first use of each term in a text.

    Returns the text with links to `#word-<id>`, and the terms it uses, in their order there.
    """
    names = {name.casefold(): word for word in words.values() for name in _names(word)}
    if not names:
        return body, []
    # The longest name first, so that a term inside a longer one does not win.
    choice = "|".join(
        re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))
    )
    pattern = re.compile(rf"(?P<left>{_LEFT_ALONE.pattern})|\b(?P<term>{choice})\b", _FLAGS)
    used: dict[str, Word] = {}

    def mark(match: re.Match[str]) -> str:
        word = names.get((match["term"] or "").casefold())
        if word is None or word.id in used:
            return match[0]
        used[word.id] = word
        link = Markup('<a class="term" href="#word-{}">{}</a>').format(word.id, match[0])
        return str(link)

    return pattern.sub(mark, body), list(used.values())
