"""Links inside the casebook lead somewhere, and images can be seen and read out."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from casebook.catalog import Catalog, Document
from casebook.checks.safety import find_unsafe
from casebook.citations import cited_keys
from casebook.markdown import Link
from casebook.pages.sections import SECTIONS
from casebook.problems import Problem, join_help, shorten, suggest


def check_links_lead_to_files(catalog: Catalog) -> Iterator[Problem]:
    """A link inside the casebook leads to a page or an asset that is there."""
    files = _files(catalog)
    drafts = {draft.path.removeprefix("docs/") for draft in catalog.drafts}
    for document, link in _inner(catalog, "links"):
        path, _ = _resolve(document, link)
        if path not in files and path in drafts:
            message = f'"{shorten(link.target)}" is a draft'
            help_ = "publish it first, or leave the link out"
            yield Problem(document.path, link.line, "", message, help_)
        elif path not in files:
            yield _missing(document, link, path, files)


def check_links_lead_to_headings(catalog: Catalog) -> Iterator[Problem]:
    """A link to a part of a page leads to a heading, claim, setback or section of it."""
    documents = {it.target: it for it in catalog.documents if not it.markdown.unreadable}
    anchors: dict[str, set[str]] = {}
    for document, link in _inner(catalog, "links"):
        path, anchor = _resolve(document, link)
        if not anchor or path not in documents:
            continue
        if path not in anchors:
            anchors[path] = _anchors(documents[path])
        if anchor not in anchors[path]:
            message = f'"{shorten(link.target)}" leads to no heading of docs/{path}'
            help_ = "copy the last part of the address of the heading in the browser"
            near = _nearest_anchor(anchor, anchors[path])
            yield Problem(document.path, link.line, "", message, join_help(help_, near))


def _nearest_anchor(anchor: str, known: set[str]) -> str:
    for kind in ("claim", "setback"):
        if f"{kind}-{anchor}" in known:
            return f"did you mean {kind}-{anchor}?"
    return suggest(anchor, known, likeness=0.75)


def check_images_are_there(catalog: Catalog) -> Iterator[Problem]:
    """An image stands in docs/assets/, so that no other host is asked for it."""
    assets = set(catalog.assets)
    for document in catalog.documents:
        for image in document.markdown.images:
            if find_unsafe(image.target):
                continue
            path, _ = _resolve(document, image)
            if urlsplit(image.target).scheme:
                message = f'the image "{shorten(image.target)}" is on another host'
                help_ = "put a copy that may be used in docs/assets/"
                yield Problem(document.path, image.line, "", message, help_)
            elif path not in assets:
                yield _missing(document, image, path, assets)


def check_images_have_words(catalog: Catalog) -> Iterator[Problem]:
    """An image has a text for those who do not see it."""
    for document in catalog.documents:
        for image in document.markdown.images:
            if not image.text:
                message = f'the image "{shorten(image.target)}" has no alternative text'
                help_ = "write ![what can be seen](path)"
                yield Problem(document.path, image.line, "", message, help_)


def check_links_have_words(catalog: Catalog) -> Iterator[Problem]:
    """A link has words, and an address."""
    for document in catalog.documents:
        for link in document.markdown.links:
            if not link.text:
                message = f'the link to "{shorten(link.target)}" has no words'
                yield Problem(document.path, link.line, "", message, "write [words](path)")
            if not link.target.strip():
                message = f'the link "{shorten(link.text)}" leads nowhere'
                yield Problem(document.path, link.line, "", message, "write [words](path)")


def check_ids_in_texts_are_free(catalog: Catalog) -> Iterator[Problem]:
    """An id that an author gives with {#id} is given once, and the page does not use it itself."""
    for document in catalog.documents:
        headings = {heading.anchor for heading in document.markdown.headings}
        # Another rule tells of headings with the address of a section.
        seen = _own_anchors(document) - (headings & set(SECTIONS))
        for anchor in document.markdown.anchors:
            if anchor.text in seen:
                message = f'the id "{shorten(anchor.text)}" is taken'
                yield Problem(document.path, anchor.line, "", message, "choose another")
            seen.add(anchor.text)


def _files(catalog: Catalog) -> set[str]:
    found = {document.target for document in catalog.documents} | set(catalog.assets)
    for kind, id_ in catalog.unread:
        found.add(f"{id_}.md" if kind == "pages" else f"{kind}/{id_}.md")
    return found


def _inner(catalog: Catalog, kind: str) -> Iterator[tuple[Document[Any], Link]]:
    for document in catalog.documents:
        for link in getattr(document.markdown, kind):
            target = link.target.strip()
            if target and not find_unsafe(target) and not urlsplit(target).scheme:
                yield document, link


def _resolve(document: Document[Any], link: Link) -> tuple[str, str]:
    """The path below `docs/` and the anchor that a link leads to."""
    parts = urlsplit(link.target.strip())
    if not parts.path:
        return document.target, unquote(parts.fragment)
    folder = posixpath.dirname(document.target)
    path = unquote(parts.path)
    whole = path if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(whole), unquote(parts.fragment)


def _missing(document: Document[Any], link: Link, path: str, files: Collection[str]) -> Problem:
    message = f'"{shorten(link.target)}" is not there'
    if path.startswith("/"):
        message = f'"{shorten(link.target)}" begins at the top of the site'
    elif path.startswith("../"):
        message = f'"{shorten(link.target)}" leads out of docs/'
    help_ = "write the path from this file, such as ../cases/wigan-deal.md"
    near = _nearest_file(document, path.strip("/"), files)
    return Problem(document.path, link.line, "", message, join_help(help_, near))


def _nearest_file(document: Document[Any], path: str, files: Collection[str]) -> str:
    """The file that was meant, as a path from the document that links to it."""
    exact = (file for file in (f"{path}.md", f"{path}/index.md", path) if file in files)
    close = difflib.get_close_matches(path[:200], sorted(files), n=1, cutoff=0.8)
    found = next(exact, close[0] if close else "")
    folder = posixpath.dirname(document.target)
    return f"did you mean {posixpath.relpath(found, folder or '.')}?" if found else ""


def _anchors(document: Document[Any]) -> set[str]:
    """Every id on a page: of its headings, and of what the page makes of its fields."""
    return {anchor.text for anchor in document.markdown.anchors} | _own_anchors(document)


def _own_anchors(document: Document[Any]) -> set[str]:
    record = document.record
    found = {f"claim-{claim.id}" for claim in getattr(record, "claims", ())}
    setbacks = getattr(record, "setbacks", ())
    found |= {f"setback-{it.id}" for it in setbacks} if isinstance(setbacks, tuple) else set()
    found |= {f"ref-{key}" for key, _ in cited_keys(document.body)}
    found |= {f"ref-{key}" for _, key in document.references if key.kind == "sources"}
    return found if document.kind == "pages" else found | set(SECTIONS)


RULES = (
    check_links_lead_to_files,
    check_links_lead_to_headings,
    check_images_are_there,
    check_images_have_words,
    check_links_have_words,
    check_ids_in_texts_are_free,
)
