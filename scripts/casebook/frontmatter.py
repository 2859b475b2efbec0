"""Text → metadata, body, and the line of every key.

YAML is read from parser events and not by a constructor: so aliases and tags can be refused
before they do anything, a key that stands twice is seen, and each value knows its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from casebook.problems import Problem, shorten

Path = tuple[str | int, ...]
MAX_DEPTH = 12
# Far beyond any entry; they keep what patterns cost in check.
MAX_BYTES = 500_000
MAX_LINE = 5_000
_LONG_LINE = re.compile(rf"^[^\n]{{{MAX_LINE + 1},}}", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
# Control characters that are neither tab, line feed nor carriage return, the byte order mark,
# and the marks that turn the direction of text round (https://trojansource.codes).
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_STARTS = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


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


class _FileError(Exception):
    """What is wrong with a file, on the way from where it is seen to where it is a problem."""

    def __init__(self, line: int, message: str, help_: str) -> None:
        super().__init__(message)
        self.line, self.message, self.help = line, message, help_


def read_entry(raw: bytes, path: str) -> Parsed | Problem:
    """Take a Markdown file with front matter apart, or say what is wrong with it."""
    try:
        front, body = _split(_read_text(raw))
        return _parse(front, first_line=2, body=body)
    except _FileError as fault:
        return Problem(path, fault.line, "", fault.message, fault.help)


def read_yaml(raw: bytes, path: str) -> Parsed | Problem:
    """Take a YAML file apart, or say what is wrong with it."""
    try:
        return _parse(_read_text(raw), first_line=1, body="")
    except _FileError as fault:
        return Problem(path, fault.line, "", fault.message, fault.help)


def _read_text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _FileError(1, f"is larger than {MAX_BYTES:,} bytes", "one entry, one file; split it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        number = raw[: error.start].count(b"\n") + 1
        help_ = "save the file again with the encoding UTF-8"
        raise _FileError(number, "is not UTF-8", help_) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _FileError(1, "is empty", "write the entry, or delete the file")
    _refuse_characters(text)
    return text if text.endswith("\n") else text + "\n"


def _refuse_characters(text: str) -> None:
    """Look at the whole text at once, as most files have none of these faults."""
    if found := _LONG_LINE.search(text):
        message = f"has a line of {len(found[0]):,} characters"
        raise _FileError(_line_at(text, found), message, "write one sentence a line")
    if found := _CONTROL.search(text):
        message = f"holds the control character U+{ord(found[0]):04X}"
        raise _FileError(_line_at(text, found), message, "delete the invisible character")
    if found := _CONFLICT.search(text):
        help_ = "keep one of the two versions and delete the marks"
        raise _FileError(_line_at(text, found), "holds a merge-conflict mark", help_)


def _line_at(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _split(text: str) -> tuple[str, str]:
    """The front matter without its marks, each line with its line end, and the body."""
    first, *rest = text.splitlines(keepends=True)
    if first.rstrip() != "---":
        help_ = "begin the file with a line --- and close it with another"
        raise _FileError(1, "has no front matter", help_)
    for number, line in enumerate(rest):
        if line.rstrip() == "---":
            return "".join(rest[:number]), "".join(rest[number + 1 :])
    raise _FileError(
        1, "has front matter that is never closed", "put a line --- after the last field"
    )


def _parse(text: str, first_line: int, body: str) -> Parsed:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            raise _FileError(number, "holds a tab", "indent with two spaces")
    lines: dict[Path, int] = {}
    try:
        data = _build(text, first_line, lines)
    except yaml.YAMLError as error:
        raise _syntax(error, first_line) from None
    return Parsed(data, body, first_line + text.count("\n") + 1, lines)


def _syntax(error: yaml.YAMLError, first_line: int) -> _FileError:
    mark: Any = getattr(error, "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    what = getattr(error, "problem", None) or "cannot be read"
    help_ = 'put "double quotes" around text that holds : or # or begins with a mark'
    return _FileError(line, f"is not YAML at column {column}: {what}", help_)


def _build(text: str, first_line: int, lines: dict[Path, int]) -> Any:
    """Make plain data of the YAML events, with a stack instead of recursion."""
    root: list[Any] = []
    stack: list[_Open] = [_Open(root, ())]
    event: Any
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, _ENDS):
            stack.pop()
            continue
        line = event.start_mark.line + first_line
        _refuse_event(event, line, at_end=bool(root) and len(stack) == 1)
        if isinstance(event, _STARTS):
            _take(event, line, stack, lines)
    return root[0] if root else None


def _refuse_event(event: Any, line: int, *, at_end: bool) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        help_ = "write the value out, or put quotes around the text"
        raise _FileError(line, "uses a YAML anchor or alias (& or *)", help_)
    if tag := getattr(event, "tag", None):
        message = f"uses the YAML tag {shorten(tag)}"
        raise _FileError(line, message, "delete it, or put quotes around the text")
    # Only text in double quotes knows escapes, and the file itself was looked at before.
    if getattr(event, "style", "") == '"' and (control := _CONTROL.search(event.value)):
        message = f"holds the control character U+{ord(control[0]):04X}, written as an escape"
        raise _FileError(line, message, "delete it")
    if isinstance(event, yaml.DocumentStartEvent) and at_end:
        raise _FileError(line, "holds a second YAML document", "delete the line --- between them")


class _Open:
    """A mapping or list that is being filled; `key` is the key that waits for its value."""

    def __init__(self, target: Any, path: Path) -> None:
        self.target, self.path = target, path
        self.key: str | None = None


def _take(event: Any, line: int, stack: list[_Open], lines: dict[Path, int]) -> None:
    top = stack[-1]
    if isinstance(top.target, dict) and top.key is None:
        _take_key(event, line, top, lines)
        return
    if isinstance(event, yaml.ScalarEvent):
        _place(top, _scalar(event), line, lines)
        return
    if len(stack) > MAX_DEPTH:
        raise _FileError(line, f"is nested deeper than {MAX_DEPTH} levels", "no field needs that")
    value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
    stack.append(_Open(value, _place(top, value, line, lines)))


def _take_key(event: Any, line: int, top: _Open, lines: dict[Path, int]) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        raise _FileError(line, "has a key that is not a word", "write key: value")
    if event.value in top.target:
        first = lines[(*top.path, event.value)]
        message = f'has the key "{shorten(event.value)}" twice'
        raise _FileError(line, message, f"it stands in line {first} already")
    top.key = event.value
    lines[(*top.path, event.value)] = line


def _place(top: _Open, value: Any, line: int, lines: dict[Path, int]) -> Path:
    """Put a value where it belongs, and return its path; the whole file's path is ()."""
    if top.key is not None:
        path: Path = (*top.path, top.key)
        top.target[top.key] = value
        top.key = None
        return path
    path = (*top.path, len(top.target)) if lines or top.path else ()
    lines.setdefault(path, line)
    top.target.append(value)
    return path


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Resolve what was written without quotes, by the core schema of YAML 1.2."""
    text = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
