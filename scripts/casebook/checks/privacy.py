"""No private person can be reached through the casebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from casebook.catalog import Catalog
from casebook.frontmatter import Path
from casebook.problems import Problem, shorten
from casebook.reading import field_name

_ADDRESS = re.compile(r"https?://[^\s<>()\"']+", re.IGNORECASE)
_MAIL = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[(\[]\s?at\s?[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE
)
_PHONES = (
    re.compile(r"(?<![\w.,/£$€#-])\(?0[1-9](?:[ .()-]{0,3}[0-9]){8,9}(?!\w)"),
    re.compile(r"(?<![\w.,/£$€#-])(?:\+|\(?00)[1-9](?:[ .()-]{0,3}[0-9]){7,14}(?!\w)"),
)
# What any of them holds: most texts hold none, and need no closer look.
_SUSPECT = re.compile(r"[\w.+-]@|[(\[]\s?at\s?[)\]]|[0-9](?:[ .()-]{0,3}[0-9]){8}", re.IGNORECASE)
_GROUPS = re.compile(r"[0-9]+")
# Fields that hold numbers of another kind.
_NUMBERS = {"URL", "DOI", "ISBN", "archived", "gss", "page", "number", "volume", "issue", "url"}


def check_no_private_contact_is_given(catalog: Catalog) -> Iterator[Problem]:
    """No e-mail address and no telephone number stands in a field or a text, drafts included."""
    for thing in catalog.everything:
        for path, value in thing.values:
            if type(value) is str and path[-1] not in _NUMBERS and (what := _contact(value)):
                yield thing.fault(path, *what)
    for document in catalog.documents:
        yield from _check_body(document.path, document.body, document.parsed.body_line)
    for draft in catalog.drafts:
        yield from _check_body(draft.path, draft.parsed.body, draft.parsed.body_line)
        for path, value in _values(draft.parsed.data):
            if path[-1] not in _NUMBERS and (what := _contact(value)):
                yield Problem(draft.path, draft.parsed.line_of(path), field_name(path), *what)


def _check_body(path: str, body: str, first_line: int) -> Iterator[Problem]:
    lines = body.split("\n") if _SUSPECT.search(body) else ()
    for number, line in enumerate(lines, first_line):
        if what := _contact(line):
            yield Problem(path, number, "", *what)


def _contact(text: str) -> tuple[str, str] | None:
    """What is wrong with a text, and what to do."""
    if not _SUSPECT.search(text):
        return None
    plain = _ADDRESS.sub(" ", text)
    help_ = "name a public page with a form or an office instead"
    if mail := _MAIL.search(plain):
        return f'holds the e-mail address "{shorten(mail[0])}"', help_
    for phone in (match[0] for pattern in _PHONES for match in pattern.finditer(plain)):
        if not _is_row_of_figures(phone):
            return f'holds the telephone number "{shorten(phone)}"', help_
    return None


def _is_row_of_figures(text: str) -> bool:
    first, *others = _GROUPS.findall(text)
    short = len(first) < 3 and not text.startswith("+")
    return short or any(len(group) < 2 and group != "0" for group in others)


def _values(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in data that is not a record yet."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
    elif isinstance(value, str):
        yield path, value


RULES = (check_no_private_contact_is_given,)
