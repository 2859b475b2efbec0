"""Catalog → complete Markdown pages, derived blocks included as finished HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from casebook.cards import card_path
from casebook.catalog import Catalog, Document, Draft
from casebook.citations import Numbering
from casebook.pages.context import PageContext, relative_address
from casebook.pages.derived import Derived, list_derived
from casebook.pages.environment import collapse, load_environment
from casebook.pages.facts import Facts
from casebook.pages.preloading import NOTHING, list_loads
from casebook.pages.searching import page_kind, page_words
from casebook.pages.words import demote_headings

# Plain pages that end in a block of ours: what the reader finds there is derived.
BLOCKS = {
    "index.md": "home.html.jinja",
    "cases/index.md": "case-list.html.jinja",
    "themes/index.md": "matrix.html.jinja",
    "findings/index.md": "finding-list.html.jinja",
    "problems/index.md": "problem-list.html.jinja",
    "ideas/index.md": "idea-list.html.jinja",
    "organisations/index.md": "organisation-list.html.jinja",
    "places/index.md": "place-list.html.jinja",
    "guides/index.md": "guide-list.html.jinja",
    "guides/questions.md": "question-list.html.jinja",
    "pack/index.md": "pack.html.jinja",
    "search/index.md": "search.html.jinja",
    "sources/index.md": "source-list.html.jinja",
    "what-did-not-work.md": "setback-list.html.jinja",
    "compare/index.md": "compare.html.jinja",
    "about/gaps.md": "gap-list.html.jinja",
    "about/evidence.md": "evidence-rules.html.jinja",
    "about/decisions/index.md": "decision-list.html.jinja",
    "about/words.md": "word-list.html.jinja",
}
# First folder or file of a path → the title in `nav` of mkdocs.yml.
SECTION_NAMES = {
    "problems": "Problems",
    "cases": "Cases",
    "compare": "Cases",
    "places": "Places",
    "themes": "Themes",
    "findings": "Findings",
    "ideas": "Ideas",
    "organisations": "Ideas",
    "what-did-not-work.md": "What did not work",
    "guides": "Guides",
    "pack": "Guides",
    "sources": "About",
    "about": "About",
}
# Own modules, below docs/assets/javascripts/, that a page loads beside `page.js`.
SCRIPTS: dict[str, list[str]] = {
    "compare/index.md": ["compare/page.js"],
    "cases/index.md": ["explore/main.js"],
    "guides/questions.md": ["questions.js"],
    "pack/index.md": ["pack/page.js"],
    "places/index.md": ["places.js"],
    "search/index.md": ["search/page.js"],
    "themes/index.md": ["sort.js"],
}
# These need the whole width; every other page has a table of contents beside it.
_WIDE = (
    *("index.md", "cases/index.md", "themes/index.md", "organisations/index.md"),
    "search/index.md",
)
_WIDE_FOLDERS = ("compare/", "pack/")
_SHEETS = ("/brief.md", "/would-it-work-here.md")


def render_pages(facts: Facts, *, preview: bool = False) -> dict[str, str]:
    """Path below `docs/` → the whole page in Markdown, for every entry and plain page.

    With `preview`, drafts that are not whole yet get a page that says what is missing.
    """
    catalog = facts.catalog
    pages = {document.target: render_page(document, facts) for document in catalog.documents}
    for draft in catalog.drafts if preview else ():
        pages.setdefault(draft.path.removeprefix("docs/"), _render_draft(draft))
    pages |= {it.target: render_derived(it, facts) for it in list_derived(facts)}
    return pages | _render_redirects(catalog)


def render_page(document: Document[Any], facts: Facts) -> str:
    """One page: front matter for the engine, then the text with our blocks in place."""
    page = PageContext(facts, document.target, Numbering(facts.sources), document)
    text = (
        load_environment()
        .get_template(f"{document.kind}.md.jinja")
        .render(
            page=page,
            catalog=facts.catalog,
            entry=document.record,
            resolve=partial(_resolve, page, document.body),
            block=BLOCKS.get(document.target),
        )
    )
    words = page_words(document, facts.catalog)
    record = document.record
    scripts = SCRIPTS.get(
        document.target, ["check/main.js"] if getattr(record, "check", ()) else []
    )
    loads = list_loads(facts.catalog.docs, scripts)
    front = _front_matter(document.target, record.title, record.line, words=words, loads=loads)
    return front + collapse(text)


def render_derived(derived: Derived, facts: Facts) -> str:
    """A page that no file stands for."""
    page = PageContext(facts, derived.target, Numbering(facts.sources), derived.about)
    text = (
        load_environment()
        .get_template(derived.template)
        .render(
            page=page,
            catalog=facts.catalog,
            title=derived.title,
            line=derived.line,
            **derived.values,
        )
    )
    words = page_words(derived.about, facts.catalog)
    front = _front_matter(derived.target, derived.title, derived.line, words=words, card=False)
    return front + collapse(text)


def _resolve(page: PageContext, text: str, demote: int = 0) -> Markup:
    """The author's text, finished; `demote` puts its headings so many levels lower."""
    body = demote_headings(page.gloss(text), demote)
    return page.numbering.resolve(body, _claim_mark(page))


def _claim_mark(page: PageContext) -> Callable[[str], Markup]:
    module: Any = load_environment().get_template("marks.html.jinja").module

    def mark(id: str) -> Markup:
        made: Markup = module.claim_mark(page.assessments[id])
        return made

    return mark


def _front_matter(
    target: str,
    title: str,
    description: str,
    *,
    words: Sequence[str] = (),
    card: bool = True,
    loads: Mapping[str, list[str]] = NOTHING,
) -> str:
    """The few fields the engine understands. JSON is YAML, and quotes everything.

    The engine prints them into HTML as they are, so they are escaped here.
    """
    fields: dict[str, Any] = {
        "title": str(escape(title)),
        "description": str(escape(description)),
        "hide": ["toc"] if _is_wide(target) else [],
        "card": card_path(target) if card else "",
        "section": _section(target),
        "home": target == "index.md",
        **loads,
        "kind": page_kind(target),
        "words": str(escape(", ".join(words))),
    }
    return _write_front_matter(fields)


def _is_wide(target: str) -> bool:
    return target.startswith(_WIDE_FOLDERS) or target.endswith(_SHEETS) or target in _WIDE


def _write_front_matter(fields: dict[str, Any]) -> str:
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    return "\n".join(["---", *lines, "---", "", ""])


def _render_redirects(catalog: Catalog) -> dict[str, str]:
    """A page at every old address, that leads to where its entry is now."""
    template = load_environment().get_template("moved.md.jinja")
    pages = {}
    for document in catalog.documents:
        for alias in getattr(document.record, "aliases", ()):
            target = f"{alias.strip('/')}.md"
            where = relative_address(target, document.target)
            front = {"title": "This page has moved", "redirect": where, "hide": ["toc"]}
            text = template.render(title=document.record.title, where=where)
            pages[target] = _write_front_matter(front) + collapse(text)
    return pages


def _section(target: str) -> str:
    """The title of the part of the site that a page belongs to, as the navigation has it."""
    folder = target.partition("/")[0]
    return SECTION_NAMES.get(folder, "")


def _render_draft(draft: Draft) -> str:
    title = str(draft.parsed.data.get("title") or draft.path)
    template = load_environment().get_template("draft.md.jinja")
    text = template.render(draft=draft, title=title)
    target = draft.path.removeprefix("docs/")
    return _front_matter(target, title, "A draft.") + collapse(text)
