"""A fault is a value: where it is, what is wrong, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file.

    `path` is relative to the folder that holds `docs/`; `line` counts from 1;
    `field` is a path such as `claims[2].basis`, or empty for the file as a whole;
    `help` is one remedy a line.
    """

    path: str
    line: int
    field: str
    message: str
    help: str = ""


def suggest(wrong: object, allowed: Iterable[str], likeness: float = 0.6) -> str:
    """Return `did you mean x?` for the nearest allowed word, or an empty string.

    `likeness` is from 0 to 1: how near it must be.
    """
    word = str(wrong)
    if len(word) > _LONGEST:
        return ""
    close = difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=likeness)
    return f"did you mean {close[0]}?" if close else ""


def shorten(value: object) -> str:
    """Show a value from a file in a message: on one line, and not all of a long one."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def join_help(*lines: str) -> str:
    """Put the remedies that are not empty on a line each."""
    return "\n".join(line for line in lines if line)
