"""Read the folder `docs/` once; collect every fault on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from casebook.catalog import Catalog, Document, Draft, Item
from casebook.citations import cited_keys
from casebook.frontmatter import MAX_BYTES, Parsed, Path, read_entry, read_yaml
from casebook.problems import Problem, join_help, shorten, suggest
from casebook.reading import field_name, read_list, read_record
from casebook.records import ENTRY_KINDS, NationalEvent, Page, Place, Record, Source, Word
from casebook.records.fields import ID_PATTERN

# File of data → its lists: the key in the file, the kind in the catalog, the record.
_WORDS: dict[str, tuple[str, type[Record]]] = {
    key: (key, Word) for key in ("issues", "approaches", "terms")
}
_LISTS: dict[str, dict[str, tuple[str, type[Record]]]] = {
    "places.yaml": {"places": ("places", Place)},
    "events.yaml": {"events": ("events", NationalEvent)},
    "vocabulary.yaml": _WORDS,
    "sources/": {"references": ("sources", Source)},
}
_OPTIONAL = {"terms"}
_PAGE_FOLDERS = ("", "about", "about/decisions")
# Faults of a half-written case. All others are faults of form and count for drafts too.
_UNFINISHED = (
    *("is missing", "is empty", "are needed"),
    *("has neither sources nor our-reading: true", "does not say compared-with what"),
    "names no case that failed (failed: true)",
)


class _Reader:
    """What has been read so far; it lives only while the folder is loaded."""

    def __init__(self, docs: FilePath, preview: bool) -> None:
        self.docs, self.preview = docs, preview
        self.problems: list[Problem] = []
        self.entries: dict[str, dict[str, Document[Any]]] = {kind: {} for kind in ENTRY_KINDS}
        self.pages: dict[str, Document[Page]] = {}
        self.items: dict[str, dict[str, Item[Any]]] = {
            kind: {} for lists in _LISTS.values() for kind, _ in lists.values()
        }
        self.assets: list[str] = []
        self.drafts: list[Draft] = []
        self.unread: set[tuple[str, str]] = set()
        self.mentioned: set[str] = set()

    def fault(self, target: str, message: str, help_: str, *, at: Path = (), line: int = 1) -> None:
        """Remember one problem of a file below `docs/`."""
        self.problems.append(Problem(f"docs/{target}", line, field_name(at), message, help_))


def load_catalog(
    docs: FilePath, today: date, *, preview: bool = False
) -> tuple[Catalog, list[Problem]]:
    """Read every file below `docs`.

    Returns the catalog of all that could be read, and the faults of what could not.
    `today` is the day used for "overdue" and "in the future". With `preview`, drafts that
    are whole are in the catalog too.

    Raises:
        FileNotFoundError: `docs` is not a folder.
    """
    if not docs.is_dir():
        raise FileNotFoundError(f"{docs} is not a folder")
    reader = _Reader(docs, preview)
    for target in sorted(_walk(reader)):
        _read_file(reader, target)
    words = {kind: reader.items[kind] for kind in _WORDS}
    catalog = Catalog(
        docs,
        today,
        {kind: dict(sorted(group.items())) for kind, group in reader.entries.items()},
        reader.pages,
        dict(sorted(reader.items["sources"].items())),
        dict(sorted(reader.items["places"].items())),
        {kind: dict(sorted(group.items())) for kind, group in words.items()},
        dict(sorted(reader.items["events"].items(), key=lambda it: (it[1].record.date, it[0]))),
        tuple(reader.assets),
        tuple(reader.drafts),
        frozenset(reader.unread),
        frozenset(reader.mentioned),
    )
    return catalog, reader.problems


def _walk(reader: _Reader) -> Iterator[str]:
    """Every file to read, as a path below `docs`; hidden ones are nobody's business."""
    for folder, inner, files in os.walk(reader.docs, onerror=lambda error: _cannot(reader, error)):
        below = FilePath(folder).relative_to(reader.docs)
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in [*inner, *files]:
            target = (below / name).as_posix()
            if (reader.docs / target).is_symlink():
                reader.fault(target, "is a link to another file", "put the file itself here")
            elif name in inner and name.endswith((".md", ".yaml")):
                reader.fault(target, "is a folder with the name of a file", "rename it")
            elif name in files and not name.startswith("."):
                if (reader.docs / target).is_file():
                    yield target
                else:
                    reader.fault(target, "is not an ordinary file", "delete it")


def _cannot(reader: _Reader, error: OSError) -> None:
    target = FilePath(str(error.filename)).relative_to(reader.docs).as_posix()
    reader.fault(target, f"cannot be read: {error.strerror}", "ask who owns the file")


def _read_file(reader: _Reader, target: str) -> None:
    folder, _, name = target.rpartition("/")
    home = "sources/" if folder == "sources" and name.endswith(".yaml") else target
    if target.startswith("assets/"):
        reader.assets.append(target)
    elif home in _LISTS:
        _read_data(reader, target, _LISTS[home])
    elif name == "index.md" or (folder in _PAGE_FOLDERS and name.endswith(".md")):
        _read_page(reader, target)
    elif folder in ENTRY_KINDS and name.endswith(".md"):
        _read_one(reader, folder, name.removesuffix(".md"), target)
    else:
        help_ = join_help(
            f"entries are .md files in {', '.join(ENTRY_KINDS)}",
            "data stands in places.yaml, events.yaml, vocabulary.yaml and sources/NAME.yaml",
            "images stand in assets",
        )
        reader.fault(target, "is not a file the casebook knows", help_)


def _open(reader: _Reader, target: str) -> Parsed | None:
    read = read_entry if target.endswith(".md") else read_yaml
    try:
        with (reader.docs / target).open("rb") as file:
            parsed = read(file.read(MAX_BYTES + 1), f"docs/{target}")
    except OSError as error:
        _cannot(reader, error)
        return None
    if isinstance(parsed, Problem):
        reader.problems.append(parsed)
    elif not isinstance(parsed.data, dict):
        reader.fault(target, "holds no fields", "write one field a line: key: value")
    else:
        return parsed
    return None


def _read_page(reader: _Reader, target: str) -> None:
    id_, path = target.removesuffix(".md"), f"docs/{target}"
    reader.unread.add(("pages", id_))
    parsed = _open(reader, target)
    if parsed is None:
        reader.unread.add(("pages", "*"))
        return
    record = read_record(parsed, Page, path)
    if isinstance(record, list):
        reader.problems += record
        _remember(reader, parsed)
        return
    reader.unread.discard(("pages", id_))
    reader.pages[target] = Document(id_, "pages", path, record, parsed)


def _read_one(reader: _Reader, kind: str, id_: str, target: str) -> None:
    path = f"docs/{target}"
    reader.unread.add((kind, id_))
    if not ID_PATTERN.fullmatch(id_):
        help_ = "the file name is the id: use a-z, 0-9 and single hyphens"
        reader.fault(target, f'the name "{shorten(id_)}" is not an id', help_)
    parsed = _open(reader, target)
    if parsed is None:
        reader.unread.add((kind, "*"))
        return
    record = read_record(parsed, ENTRY_KINDS[kind], path)
    if parsed.data.get("draft") is True:
        _keep_draft(reader, (kind, id_), path, parsed, record)
    elif isinstance(record, list):
        reader.problems += record
    if isinstance(record, list) or (record.draft and not reader.preview):
        _remember(reader, parsed)
        return
    reader.unread.discard((kind, id_))
    reader.entries[kind][id_] = Document(id_, kind, path, record, parsed)


def _keep_draft(
    reader: _Reader, key: tuple[str, str], path: str, parsed: Parsed, record: Any
) -> None:
    faults = record if isinstance(record, list) else []
    unfinished = [fault for fault in faults if fault.message.endswith(_UNFINISHED)]
    reader.problems += [fault for fault in faults if fault not in unfinished]
    missing = tuple(fault.field for fault in unfinished)
    reader.drafts.append(Draft(*key, path, parsed, missing))
    reader.unread.discard(key)


def _remember(reader: _Reader, parsed: Parsed) -> None:
    """Keep every word of an entry that is not in the catalog: a source named there is in use."""
    waiting = [parsed.data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            reader.mentioned.add(str(value))
    reader.mentioned |= {key for key, _ in cited_keys(parsed.body)}


def _read_data(reader: _Reader, target: str, lists: dict[str, tuple[str, type[Record]]]) -> None:
    parsed = _open(reader, target)
    if parsed is None:
        reader.unread |= {(kind, "*") for kind, _ in lists.values()}
        return
    for key, (kind, record) in lists.items():
        if isinstance(parsed.data.get(key), list):
            _read_items(reader, parsed, target, (key, kind, record))
        elif key not in _OPTIONAL or key in parsed.data:
            help_ = f"write {key}: and put each item under it as a list"
            reader.fault(target, "is not a list", help_, at=(key,), line=parsed.line_of((key,)))
            reader.unread.add((kind, "*"))
    for key in sorted(set(parsed.data) - set(lists)):
        help_ = join_help(f"allowed here: {', '.join(lists)}", suggest(key, lists))
        reader.fault(target, "is not a field", help_, at=(key,), line=parsed.line_of((key,)))


def _read_items(
    reader: _Reader, parsed: Parsed, target: str, what: tuple[str, str, type[Record]]
) -> None:
    key, kind, record_kind = what
    for data in parsed.data[key]:
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            reader.unread.add((kind, data["id"]))
    records, problems = read_list(parsed, key, record_kind, f"docs/{target}")
    reader.problems += problems
    for record, at in records:
        _add_item(reader, kind, target, Item(_id_of(record), f"docs/{target}", at, record, parsed))


def _id_of(record: Any) -> str:
    return str(record.id)


def _add_item(reader: _Reader, kind: str, target: str, item: Item[Any]) -> None:
    reader.unread.discard((kind, item.id))
    group = reader.items[kind]
    if item.id not in group:
        group[item.id] = item
        return
    first = group[item.id]
    at = (*item.at, "id")
    message = f'"{item.id}" is taken: it stands at {first.path}:{first.line}'
    help_ = "give one of them another id, or delete it"
    reader.fault(target, message, help_, at=at, line=item.parsed.line_of(at))
