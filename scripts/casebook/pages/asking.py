"""Every question that the casebook asks, with who may ask it and where it comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.records import Case, Finding, Idea, Questions, Theme, UserProblem

# Field of `Questions` → how the reader is addressed.
ROLES = {
    "councillors": "For councillors and scrutiny",
    "boards": "For boards",
    "partners": "For partners",
    "residents": "For residents",
}


@dataclass(frozen=True)
class Asked:
    """One question: its permanent id, words, role, the entries that ask it, and their themes."""

    id: str
    says: str
    role: str
    entries: tuple[Document[Any], ...]
    themes: tuple[str, ...]

    @property
    def of_one_place(self) -> bool:
        """Whether only cases ask it: such a question may make sense in one place only."""
        return all(entry.kind == "cases" for entry in self.entries)


def question_id(says: str) -> str:
    """The id of a question: it holds as long as its words do (eight hexadecimal digits)."""
    return hashlib.sha256(says.encode()).hexdigest()[:8]


def questions_of(document: Document[Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The questions of an entry by role: field, words for the role, questions."""
    asked = getattr(document.record, "questions", Questions())
    for role, words in ROLES.items():
        if rows := getattr(asked, role):
            yield role, words, rows


def list_questions(catalog: Catalog, role: str) -> list[Asked]:
    """The questions for a role, each once, in the order of the entries that ask them."""
    asked: dict[str, list[Document[Any]]] = {}
    for kind in ("findings", "problems", "themes", "ideas", "guides", "cases"):
        for entry in catalog.entries.get(kind, {}).values():
            for name, _, rows in questions_of(entry):
                for says in rows if name == role else ():
                    asked.setdefault(says, []).append(entry)
    return [
        Asked(question_id(says), says, role, tuple(entries), _themes(entries, catalog))
        for says, entries in asked.items()
    ]


def _themes(entries: list[Document[Any]], catalog: Catalog) -> tuple[str, ...]:
    every = {theme for entry in entries for theme in _themes_of(entry, catalog)}
    return tuple(theme.id for theme in catalog.themes if theme.id in every)


def _themes_of(entry: Document[Any], catalog: Catalog) -> Iterator[str]:
    record = entry.record
    if isinstance(record, Theme):
        yield entry.id
    elif isinstance(record, (Case, Finding, Idea)):
        yield from record.themes
    elif isinstance(record, UserProblem):
        for finding in catalog.findings:
            yield from finding.record.themes if finding.id in record.findings else ()
    elif session := getattr(record, "session", None):
        yield session.theme
