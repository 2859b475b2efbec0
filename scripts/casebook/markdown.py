"""An author's Markdown as the engine's own parser sees it: what it holds, and in which line.

The engine reads Markdown with the same parser and the same extensions (`mkdocs.yml` lists
them again, and a test holds the two together), so nothing can hide between two readings.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from casebook.citations import without_code

EXTENSIONS = ("attr_list", "def_list", "fenced_code", "sane_lists", "tables", "toc")
# A style attribute would break the Content-Security-Policy.
EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": False},
}
_LONGEST_TEXT, _LONGEST_PARAGRAPH, _DEEPEST_BRACKETS = 200_000, 20_000, 40
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_FENCE = re.compile(r'<pre(?: (?:id|class)="[^"]*")*><code(?: (?:id|class)="[^"]*")*>')
# `[@key]` and `[#claim]`, which the page replaces before the engine sees them, and what stands
# for them here: a character of private use, which no slug keeps.
_MARKS = re.compile(r"\[[@#][a-z0-9][a-z0-9-]*\]")
_MARK = "\ue000"
_MARKLESS = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "code"}
_HEADING = re.compile(r"^ {0,3}#{1,6}.*|^.*\S.*\n(?:=+|-+)[ ]*$", re.MULTILINE)
# What an element may carry: what the parser itself sets, and id and class everywhere.
_OWN_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}


@dataclass(frozen=True)
class Heading:
    """A heading; `anchor` is the id a link may lead to."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image; `text` is what is read out for it."""

    target: str
    text: str
    line: int


@dataclass(frozen=True)
class Piece:
    """A stretch of text that a rule looks at."""

    text: str
    line: int


@dataclass(frozen=True)
class Markdown:
    """What a text holds.

    `misplaced` are headings, links, images and code that hold a citation or a claim's mark;
    `unreadable` says that the parser would give up.
    """

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Link, ...] = ()
    html: tuple[Piece, ...] = ()
    attributes: tuple[Piece, ...] = ()
    quotations: tuple[Piece, ...] = ()
    anchors: tuple[Piece, ...] = ()
    misplaced: tuple[Piece, ...] = ()
    unreadable: bool = False


def read_markdown(body: str, first_line: int = 1) -> Markdown:
    """Take a text apart; `first_line` is the line of the file in which it begins."""
    text = _without_marks(body)
    if _is_tangled(text):
        return Markdown(unreadable=True)
    engine = markdown.Markdown(
        extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS, output_format="html"
    )
    seen = _Seen()
    engine.preprocessors.register(_AfterFences(engine, seen), "casebook", 22)
    engine.treeprocessors.register(_Keep(engine, seen), "casebook", -1)
    try:
        engine.convert(text)
    except RecursionError:
        return Markdown(unreadable=True)
    stash = [piece for piece in engine.htmlStash.rawHtmlBlocks if isinstance(piece, str)]
    return _describe(seen, stash, _Finder(text, first_line))


def _without_marks(body: str) -> str:
    parts, end = [], 0
    for match in _MARKS.finditer(without_code(body)):
        parts += [body[end : match.start()], _MARK]
        end = match.end()
    return "".join([*parts, body[end:]])


def _is_tangled(text: str) -> bool:
    """Whether the parser would need minutes: its time grows with the square of a paragraph."""
    depth = 0
    for mark in re.findall(r"[\[\]]|\n\s*\n", text):
        depth = 0 if "\n" in mark else max(0, depth + (1 if mark == "[" else -1))
        if depth > _DEEPEST_BRACKETS:
            return True
    return len(text) > _LONGEST_TEXT or any(
        len(paragraph) > _LONGEST_PARAGRAPH for paragraph in text.split("\n\n")
    )


class _Seen:
    """What the two processors below leave behind: the tree, and how many fences there were."""

    root: Element = Element("div")
    fences: int = 0


class _AfterFences(Preprocessor):
    """Runs between the fences of code and the raw HTML, which share one stash."""

    def __init__(self, engine: markdown.Markdown, seen: _Seen) -> None:
        super().__init__(engine)
        self.seen = seen

    def run(self, lines: list[str]) -> list[str]:
        self.seen.fences = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class _Keep(Treeprocessor):
    """Runs last, and keeps the finished tree."""

    def __init__(self, engine: markdown.Markdown, seen: _Seen) -> None:
        super().__init__(engine)
        self.seen = seen

    def run(self, root: Element) -> None:
        self.seen.root = root


class _Finder:
    """Finds the line of what the parser saw, which keeps no positions itself."""

    def __init__(self, body: str, first_line: int) -> None:
        self.body, self.first_line = body, first_line
        self.ends = [match.start() for match in re.finditer("\n", body)]
        self.last: dict[str, int] = {}

    def line(self, needle: str) -> int:
        """The line of the next place where this text stands, or of the last one."""
        last = self.last.get(needle, -1)
        found = self.body.find(needle, last + 1) if needle and last < len(self.body) else -1
        self.last[needle] = max(found, last)
        return self.line_at(max(found, last, 0))

    def line_at(self, position: int) -> int:
        """The line of a position in the text."""
        return self.first_line + bisect_right(self.ends, position - 1)


def _describe(seen: _Seen, stash: list[str], find: _Finder) -> Markdown:
    elements = list(seen.root.iter())
    fences, raw = stash[: seen.fences], stash[seen.fences :]
    return Markdown(
        headings=tuple(_headings(elements, find)),
        links=tuple(_links(elements, "a", "href", find)),
        images=tuple(_links(elements, "img", "src", find)),
        html=tuple(
            Piece(piece.strip(), find.line(piece.strip().split("\n")[0]))
            for piece in raw
            if not _ENTITY.fullmatch(piece)
        ),
        attributes=(*_attributes(elements, find), *_fence_attributes(fences, find)),
        quotations=tuple(_quotations(elements, find)),
        anchors=tuple(
            Piece(element.attrib["id"], find.line(f"#{element.attrib['id']}"))
            for element in elements
            if "id" in element.attrib
        ),
        misplaced=tuple(_misplaced(elements, find)),
    )


def _headings(elements: list[Element], find: _Finder) -> Iterator[Heading]:
    found = [element for element in elements if re.fullmatch("h[1-6]", element.tag)]
    places = [match.start() for match in _HEADING.finditer(without_code(find.body))]
    for number, element in enumerate(found):
        text = _text(element)
        same = len(places) == len(found)
        line = find.line_at(places[number]) if same else find.line(text.split("\n")[0])
        yield Heading(int(element.tag[1]), text, element.attrib.get("id", ""), line)


def _links(elements: list[Element], tag: str, name: str, find: _Finder) -> Iterator[Link]:
    for element in elements:
        if element.tag == tag:
            written = str(element.attrib.get(name) or "")
            target = html.unescape(written.replace(AMP_SUBSTITUTE, "&"))
            text = _text(element) if tag == "a" else str(element.attrib.get("alt") or "")
            yield Link(target, text.strip(), find.line(target or f"[{text}]("))


def _attributes(elements: list[Element], find: _Finder) -> Iterator[Piece]:
    for element in elements:
        own = {"id", "class"} | _OWN_ATTRIBUTES.get(element.tag, set())
        for name in element.attrib:
            if name not in own:
                yield Piece(name, find.line(name))


def _fence_attributes(fences: list[str], find: _Finder) -> Iterator[Piece]:
    for fence in fences:
        if not _FENCE.match(fence):
            names = re.findall(r' ([^\s="]+)="', fence.split(">")[0] + fence.split(">")[1])
            wrong = [name for name in names if name not in ("id", "class")] or ["{"]
            yield Piece(wrong[0], find.line(wrong[0]))


def _quotations(elements: list[Element], find: _Finder) -> Iterator[Piece]:
    for element in elements:
        if element.tag == "blockquote":
            text = _text(element)
            yield Piece(text, find.line(text.strip().split("\n")[0]))


def _misplaced(elements: list[Element], find: _Finder) -> Iterator[Piece]:
    for element in elements:
        if element.tag in _MARKLESS:
            words = [*element.itertext(), *map(str, element.attrib.values())]
            if any(_MARK in word for word in words):
                text = _text(element) or str(element.attrib.get("alt", ""))
                yield Piece(text.replace(_MARK, "").strip(), find.line(text.split(_MARK)[0]))


def _text(element: Element) -> str:
    """The words of an element as they are read out, those of images in it included."""
    text = "".join([*element.itertext(), *(str(image.get("alt")) for image in element.iter("img"))])
    text = HTML_PLACEHOLDER_RE.sub("", text.replace(AMP_SUBSTITUTE, "&"))
    return html.unescape(text.replace(_MARK, "")).strip()
