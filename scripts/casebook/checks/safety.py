"""Nothing in a text can act on a reader's behalf, or hide from a reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from casebook.catalog import Catalog
from casebook.problems import Problem, shorten

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_SCHEMES = ("http", "https")
# Browsers leave these out of an address before they read it.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff\xad]")


def check_texts_hold_no_html(catalog: Catalog) -> Iterator[Problem]:
    """A text holds Markdown and no raw HTML."""
    for document in catalog.documents:
        for piece in document.markdown.html:
            message = f'holds the raw HTML "{shorten(piece.text)}"'
            help_ = "write it in Markdown; to show it, put it between `backticks`"
            yield Problem(document.path, piece.line, "", message, help_)


def check_attributes_are_harmless(catalog: Catalog) -> Iterator[Problem]:
    """An attribute list in a text gives an id or a class, and nothing else."""
    for document in catalog.documents:
        for piece in document.markdown.attributes:
            message = f'gives the attribute "{shorten(piece.text)}"'
            help_ = "allowed in braces: {#id} and {.class}"
            yield Problem(document.path, piece.line, "", message, help_)


def check_addresses_are_safe(catalog: Catalog) -> Iterator[Problem]:
    """A link or image in a text has a relative path, or an address with http or https."""
    for document in catalog.documents:
        for link in (*document.markdown.links, *document.markdown.images):
            if fault := find_unsafe(link.target):
                help_ = "write https://…, or a relative path such as ../cases/wigan-deal.md"
                yield Problem(document.path, link.line, "", fault, help_)


def find_unsafe(target: str) -> str:
    """Say what is unsafe about an address, or nothing."""
    address = _IGNORED.sub("", target)
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in _SCHEMES:
        return f'"{shorten(target)}" has the scheme {shorten(scheme[0].lower())}:'
    if address.startswith(("//", "\\", "/\\")):
        return f'"{shorten(target)}" has no scheme'
    try:
        whole = not scheme or bool(urlsplit(address).hostname)
    except ValueError:
        whole = False
    return "" if whole else f'"{shorten(target)}" is not an address'


def check_texts_can_be_read(catalog: Catalog) -> Iterator[Problem]:
    """A text is not so long or so deeply nested that the engine gives up."""
    for document in catalog.documents:
        if document.markdown.unreadable:
            line = document.parsed.body_line
            message = "has a text that cannot be taken apart"
            help_ = "divide long paragraphs, and take apart what stands inside each other"
            yield Problem(document.path, line, "", message, help_)


RULES = (
    check_texts_hold_no_html,
    check_attributes_are_harmless,
    check_addresses_are_safe,
    check_texts_can_be_read,
)
