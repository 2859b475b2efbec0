"""Text → metadata, body, and the line of every key.

YAML is read from parser events and not by a constructor: so aliases and tags can be refused
before they do anything, a key that stands twice is seen, and each value knows its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from casebook.problems import Problem

Path = tuple[str | int, ...]
MAX_DEPTH = 12
MAX_BYTES = 2_000_000
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )")
# Control characters that are neither tab, line feed nor carriage return, the byte order mark,
# and the marks that turn the direction of text round (https://trojansource.codes).
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Parsed:
    """A file taken apart. `lines` maps the path of a value to its line in the file."""

    data: Any
    body: str = ""
    body_line: int = 1
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a value, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refused(Exception):
    def __init__(self, line: int, message: str, help: str) -> None:
        super().__init__(message)
        self.line, self.message, self.help = line, message, help


def read_entry(raw: bytes, path: str) -> Parsed | Problem:
    """Take a Markdown file with front matter apart, or say what is wrong with it."""
    try:
        text = _read_text(raw)
        if not text.startswith("---\n"):
            raise _Refused(
                1, "has no front matter", "begin the file with a line --- and close it with another"
            )
        front, mark, body = text[4:].partition("\n---\n")
        if not mark:
            raise _Refused(
                1, "has front matter that is never closed", "put a line --- after the last field"
            )
        return _parse(front, first_line=2, body=body)
    except _Refused as fault:
        return Problem(path, fault.line, "", fault.message, fault.help)


def read_yaml(raw: bytes, path: str) -> Parsed | Problem:
    """Take a YAML file apart, or say what is wrong with it."""
    try:
        return _parse(_read_text(raw), first_line=1, body="")
    except _Refused as fault:
        return Problem(path, fault.line, "", fault.message, fault.help)


def _read_text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _Refused(1, f"is larger than {MAX_BYTES:,} bytes", "one entry, one file; split it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Refused(
            line, "is not UTF-8", "save the file again with the encoding UTF-8"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _Refused(1, "is empty", "write the entry, or delete the file")
    for number, line in enumerate(text.split("\n"), 1):
        _refuse_line(number, line)
    return text if text.endswith("\n") else text + "\n"


def _refuse_line(number: int, line: str) -> None:
    if control := _CONTROL.search(line):
        code = f"U+{ord(control[0]):04X}"
        raise _Refused(
            number, f"holds the control character {code}", "delete the invisible character"
        )
    if _CONFLICT.match(line):
        raise _Refused(
            number,
            "holds a merge-conflict mark",
            "keep one of the two versions and delete the marks",
        )


def _parse(text: str, first_line: int, body: str) -> Parsed:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            raise _Refused(number, "holds a tab", "indent with two spaces")
    lines: dict[Path, int] = {}
    try:
        data = _build(text, first_line, lines)
    except yaml.YAMLError as error:
        raise _syntax(error, first_line) from None
    return Parsed(data, body, first_line + text.count("\n") + 2, lines)


def _syntax(error: yaml.YAMLError, first_line: int) -> _Refused:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    what = getattr(error, "problem", None) or "cannot be read"
    return _Refused(
        line,
        f"is not YAML at column {column}: {what}",
        'put "double quotes" around text that holds a colon and a space, a # or begins with a mark',
    )


def _build(text: str, first_line: int, lines: dict[Path, int]) -> Any:
    """Make plain data of the YAML events, with a stack instead of recursion."""
    root: list[Any] = []
    stack: list[_Open] = [_Open(root, ())]
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + first_line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                line,
                "uses a YAML anchor or alias (& or *)",
                "write the value out, or quote the text",
            )
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _take(event, line, stack, lines)
        elif isinstance(event, yaml.DocumentStartEvent) and root:
            raise _Refused(line, "holds a second YAML document", "delete the line --- between them")
    return root[0] if root else None


class _Open:
    """A mapping or list that is being filled; `key` is the key that waits for its value."""

    def __init__(self, target: Any, path: Path) -> None:
        self.target, self.path = target, path
        self.key: str | None = None


def _take(event: Any, line: int, stack: list[_Open], lines: dict[Path, int]) -> None:
    if event.tag and not event.tag.startswith("tag:yaml.org,2002:str"):
        raise _Refused(line, f"uses the YAML tag {event.tag}", "delete it; fields need no tags")
    top = stack[-1]
    if isinstance(top.target, dict) and top.key is None:
        _take_key(event, line, top, lines)
        return
    value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    if isinstance(event, yaml.ScalarEvent):
        value = _scalar(event)
    path = _place(top, value, line, lines, at_root=len(stack) == 1)
    if not isinstance(event, yaml.ScalarEvent):
        if len(stack) > MAX_DEPTH:
            raise _Refused(line, f"is nested deeper than {MAX_DEPTH} levels", "no field needs that")
        stack.append(_Open(value, path))


def _take_key(event: Any, line: int, top: _Open, lines: dict[Path, int]) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        raise _Refused(line, "has a key that is not a word", "write key: value")
    if event.value in top.target:
        first = lines[(*top.path, event.value)]
        raise _Refused(
            line, f'has the key "{event.value}" twice', f"it stands in line {first} already"
        )
    top.key = event.value
    lines[(*top.path, event.value)] = line


def _place(top: _Open, value: Any, line: int, lines: dict[Path, int], *, at_root: bool) -> Path:
    if isinstance(top.target, dict):
        assert top.key is not None
        path = (*top.path, top.key)
        top.target[top.key] = value
        top.key = None
        return path
    path = () if at_root else (*top.path, len(top.target))
    lines[path] = line
    top.target.append(value)
    return path


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Resolve what was written without quotes, by the core schema of YAML 1.2."""
    if event.style or event.tag:
        return event.value
    text = event.value
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and len(text) < 32 else text
