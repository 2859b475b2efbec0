"""`[@key]` and `sources:` → numbered references, formatted in a Harvard style by citeproc-py."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import nh3
from markupsafe import Markup

from casebook.keeping import keep, versions

if TYPE_CHECKING:
    from casebook.records import Source

# Code, fenced or inline, comes first in the pattern so that marks shown in it stay as they are.
_MARKS = re.compile(
    r"(?P<code>^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<tick>`+)[^`].*?(?P=tick))"
    r"|[ ]?\[@(?P<key>[a-z0-9][a-z0-9-]*)\]"
    r"|\[#(?P<claim>[a-z0-9][a-z0-9-]*)\]",
    re.DOTALL | re.MULTILINE,
)


def cited_keys(body: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """The source keys cited in a text, each with its line."""
    return _marked(body, first_line, "key")


def cited_claims(body: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """The claim ids shown in a text, each with its line."""
    return _marked(body, first_line, "claim")


def _marked(body: str, first_line: int, group: str) -> Iterator[tuple[str, int]]:
    for match in _MARKS.finditer(body):
        if match[group]:
            yield match[group], first_line + body.count("\n", 0, match.start())


def without_code(body: str) -> str:
    """The text with every code span blanked, line for line, so that prose can be looked at."""
    return _MARKS.sub(
        lambda match: re.sub(r"[^\n]", " ", match[0]) if match["code"] else match[0], body
    )


_ADDRESS = {"URL", "DOI", "accessed"}
_STAND_INS = {"URL": "address-of-source", "DOI": "doi-of-source"}


@dataclass
class Numbering:
    """The numbered references of one page, in the order in which the page cites them.

    It is the one thing here that changes: a page makes its own and throws it away.
    """

    sources: dict[str, Source]
    backlinks: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, keys: Iterable[str]) -> Markup:
        """The marks that lead from a sentence to its references."""
        return Markup(" ").join(self._mark(key) for key in keys)

    def _mark(self, key: str) -> Markup:
        anchors = self.backlinks.setdefault(key, [])
        anchors.append(f"cite-{key}-{len(anchors) + 1}")
        number = list(self.backlinks).index(key) + 1
        return Markup(
            '<a class="cite" id="{id}" href="#ref-{key}" aria-label="source {number}">{number}</a>'
        ).format(id=anchors[-1], key=key, number=number)

    def resolve(self, body: str, render_claim: Callable[[str], Markup]) -> Markup:
        """Replace `[@key]` and `[#claim]` in Markdown by their finished marks.

        `render_claim` makes the mark of a claim from its id. The text itself is an author's
        Markdown: the checks have refused raw HTML in it, and it must not be escaped.
        """

        def replace(match: re.Match[str]) -> str:
            if match["key"]:
                return str(self.cite([match["key"]]))
            return str(render_claim(match["claim"])) if match["claim"] else match[0]

        return Markup(_MARKS.sub(replace, body))  # noqa: S704 - checked, see above


def render_reference(source: Source) -> Markup:
    """One reference as HTML, its address a link.

    Text of the record is escaped before citeproc sees it, since its HTML formatter escapes
    nothing, and what comes back is cleaned once more.
    """
    return _render_reference(source.model_dump_json(by_alias=True, exclude_none=True), source)


def render_short_reference(source: Source) -> Markup:
    """One reference as HTML without its address, to which the words lead instead."""
    item = _escape(_with_author(csl_json(source)))
    plain = {name: value for name, value in item.items() if name not in _ADDRESS}
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    text = _finish(_keep_format(plain), source)
    if not address:
        return text
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, text)


@cache
def _render_reference(_key: str, source: Source) -> Markup:
    item = _escape(_with_author(csl_json(source)))
    # Stand-ins, since citeproc sets quotation marks in addresses, too.
    item |= {name: stand_in for name, stand_in in _STAND_INS.items() if name in item}
    text = _keep_format(item).replace(
        f"https://doi.org/{_STAND_INS['DOI']}", _link(f"https://doi.org/{source.doi}")
    )
    return _finish(text.replace(_STAND_INS["URL"], _link(source.url or "")), source)


def _keep_format(item: dict[str, Any]) -> str:
    recipe = json.dumps([item, versions("citeproc-py", "nh3")], sort_keys=True)
    return keep("references", recipe.encode(), lambda: _format(item).encode()).decode()


def _finish(text: str, source: Source) -> Markup:
    """What the style gets wrong, put right."""
    # The style takes an article without a volume for a preprint; we say so only where it is one.
    text = text if source.genre == "preprint" else text.replace(" [Preprint]", "")
    # The style ends a title with a full stop, also one that asks or exclaims.
    text = re.sub(r"([?!])(</i>|’)?\.(?=\s|$)", r"\1\2", text)
    return Markup(text)  # noqa: S704 - cleaned by nh3 in _format


def _format(item: dict[str, Any]) -> str:
    # Imported late: it takes half a second, and most runs find every reference in the cache.
    from citeproc import (  # noqa: PLC0415
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    style = CitationStylesStyle("harvard-cite-them-right", locale="en-GB", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.html)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return nh3.clean(str(bibliography.bibliography()[0]), tags={"i", "b"}, attributes={})


def _link(address: str) -> str:
    return Markup('<a href="{0}" rel="noopener">{0}</a>').format(address)


def csl_json(source: Source) -> dict[str, Any]:
    """The source as an item of CSL-JSON, without what only we say of it."""
    ours = {"standing", "read", "through", "interest", "archived", "quote"}
    item = source.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=ours)
    for name in ("issued", "accessed"):
        if name in item:
            item[name] = {"date-parts": [_date_parts(part) for part in item[name].split("/")]}
    return {key: value for key, value in item.items() if value not in ("", [], {})}


def _with_author(item: dict[str, Any]) -> dict[str, Any]:
    """The item as Harvard wants it: a text without an author stands under who published it."""
    if item["type"].startswith("article-"):
        return {"container-title": item["publisher"], **item}
    return item if "author" in item else {**item, "author": [{"literal": item["publisher"]}]}


def _date_parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]


def _escape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _escape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_escape(inner) for inner in value]
    return html.escape(value, quote=False) if isinstance(value, str) else value
