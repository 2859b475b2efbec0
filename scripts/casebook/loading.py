"""Read the folder `docs/` once; collect every fault on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path as FilePath
from typing import Any

from casebook.catalog import Catalog, Document, Draft, Item
from casebook.frontmatter import Parsed, read_entry, read_yaml
from casebook.problems import Problem, join_help, suggest
from casebook.reading import read_list, read_record
from casebook.records import ENTRY_KINDS, Page, Place, Source, Word
from casebook.records.fields import ID_PATTERN

_WORD_KINDS = ("issues", "approaches", "terms")
_PAGE_FOLDERS = ("", "about", "about/decisions")
# Faults of a half-written case. All others are faults of form and count for drafts too.
_UNFINISHED = ("is missing", "is empty", "are needed")


class _Reader:
    """What has been read so far; it lives only while the folder is loaded."""

    def __init__(self, docs: FilePath, preview: bool) -> None:
        self.docs, self.preview = docs, preview
        self.problems: list[Problem] = []
        self.entries: dict[str, dict[str, Any]] = {kind: {} for kind in ENTRY_KINDS}
        self.pages: dict[str, Any] = {}
        self.sources: dict[str, Item[Any]] = {}
        self.places: dict[str, Item[Any]] = {}
        self.words: dict[str, dict[str, Item[Any]]] = {kind: {} for kind in _WORD_KINDS}
        self.assets: list[str] = []
        self.drafts: list[Draft] = []
        self.unread: set[tuple[str, str]] = set()


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
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        _read_file(reader, file.relative_to(docs).as_posix())
    catalog = Catalog(
        docs,
        today,
        {kind: dict(sorted(group.items())) for kind, group in reader.entries.items()},
        reader.pages,
        dict(sorted(reader.sources.items())),
        dict(sorted(reader.places.items())),
        {kind: dict(sorted(group.items())) for kind, group in reader.words.items()},
        tuple(reader.assets),
        tuple(reader.drafts),
        frozenset(reader.unread),
    )
    return catalog, reader.problems


def _read_file(reader: _Reader, target: str) -> None:
    folder, _, name = target.rpartition("/")
    if target.startswith("assets/"):
        reader.assets.append(target)
    elif name.startswith("."):
        return
    elif target in ("places.yaml", "vocabulary.yaml") or (
        folder == "sources" and name.endswith(".yaml")
    ):
        _read_data(reader, target)
    elif name == "index.md" or (folder in _PAGE_FOLDERS and name.endswith(".md")):
        _read_page(reader, target)
    elif folder in ENTRY_KINDS and name.endswith(".md"):
        _read_one(reader, folder, name.removesuffix(".md"), target)
    else:
        help_ = f"entries are .md files in {', '.join(ENTRY_KINDS)}; images go to assets"
        reader.problems.append(
            Problem(f"docs/{target}", 1, "", "is not a file the casebook knows", help_)
        )


def _open(reader: _Reader, target: str) -> Parsed | None:
    read = read_entry if target.endswith(".md") else read_yaml
    parsed = read((reader.docs / target).read_bytes(), f"docs/{target}")
    if isinstance(parsed, Problem):
        reader.problems.append(parsed)
        return None
    if not isinstance(parsed.data, dict):
        help_ = "write one field a line: key: value"
        reader.problems.append(Problem(f"docs/{target}", 1, "", "holds no fields", help_))
        return None
    return parsed


def _read_page(reader: _Reader, target: str) -> None:
    parsed = _open(reader, target)
    if parsed is None:
        return
    record = read_record(parsed, Page, f"docs/{target}")
    if isinstance(record, list):
        reader.problems += record
    else:
        reader.pages[target] = Document(
            target.removesuffix(".md"), "pages", f"docs/{target}", record, parsed
        )


def _read_one(reader: _Reader, kind: str, id: str, target: str) -> None:
    path = f"docs/{target}"
    reader.unread.add((kind, id))
    if not ID_PATTERN.fullmatch(id):
        help_ = "the file name is the id: use a-z, 0-9 and single hyphens"
        reader.problems.append(Problem(path, 1, "", f'the name "{id}" is not an id', help_))
        return
    parsed = _open(reader, target)
    if parsed is None:
        return
    record = read_record(parsed, ENTRY_KINDS[kind], path)
    if parsed.data.get("draft") is True:
        _keep_draft(reader, kind, path, parsed, record)
    elif isinstance(record, list):
        reader.problems += record
        return
    if isinstance(record, list) or (record.draft and not reader.preview):
        return
    reader.unread.discard((kind, id))
    reader.entries[kind][id] = Document(id, kind, path, record, parsed)


def _keep_draft(reader: _Reader, kind: str, path: str, parsed: Parsed, record: Any) -> None:
    faults = record if isinstance(record, list) else []
    unfinished = [fault for fault in faults if fault.message.endswith(_UNFINISHED)]
    reader.problems += [fault for fault in faults if fault not in unfinished]
    missing = tuple(fault.field for fault in unfinished)
    reader.drafts.append(Draft(kind, path, parsed, missing))


def _read_data(reader: _Reader, target: str) -> None:
    parsed = _open(reader, target)
    if parsed is None:
        return
    if target == "vocabulary.yaml":
        for kind in _WORD_KINDS:
            _read_items(reader, parsed, target, kind, Word, reader.words[kind])
        _refuse_other_keys(reader, parsed, target, _WORD_KINDS)
        return
    key, kind, group = (
        ("places", Place, reader.places)
        if target == "places.yaml"
        else ("references", Source, reader.sources)
    )
    _read_items(reader, parsed, target, key, kind, group)
    _refuse_other_keys(reader, parsed, target, (key,))


def _read_items(
    reader: _Reader,
    parsed: Parsed,
    target: str,
    key: str,
    kind: type[Any],
    group: dict[str, Item[Any]],
) -> None:
    path = f"docs/{target}"
    if not isinstance(parsed.data.get(key), list):
        if key != "terms" or key in parsed.data:
            help_ = f"begin the file with {key}: and put each item under it as a list"
            reader.problems.append(
                Problem(path, parsed.line_of((key,)), key, "is not a list", help_)
            )
        return
    kind_name = "sources" if key == "references" else key
    for data in parsed.data[key]:
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            reader.unread.add((kind_name, data["id"]))
    records, problems = read_list(parsed, key, kind, path)
    reader.problems += problems
    for record, at in records:
        _add_item(reader, Item(record.id, path, at, record, parsed), group, kind_name)


def _add_item(reader: _Reader, item: Item[Any], group: dict[str, Item[Any]], kind: str) -> None:
    reader.unread.discard((kind, item.id))
    if item.id not in group:
        group[item.id] = item
        return
    first = group[item.id]
    help_ = "give one of them another id, or delete it"
    message = f'"{item.id}" is taken: it stands at {first.path}:{first.line}'
    line = item.parsed.line_of((*item.at, "id"))
    reader.problems.append(
        Problem(item.path, line, f"{item.at[0]}[{item.at[1]}].id", message, help_)
    )


def _refuse_other_keys(
    reader: _Reader, parsed: Parsed, target: str, allowed: tuple[str, ...]
) -> None:
    for key in parsed.data:
        if key not in allowed:
            help_ = join_help(f"allowed here: {', '.join(allowed)}", suggest(key, allowed))
            line = parsed.line_of((key,))
            reader.problems.append(
                Problem(f"docs/{target}", line, str(key), "is not a field", help_)
            )
