"""Our own Jinja environment. It escapes; the engine's does not."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from casebook import maps
from casebook.evidence import Label, Stage
from casebook.keeping import keep_folder, versions
from casebook.pages import asking, comparison, facets, gaps, words
from casebook.pages.briefs import write_brief
from casebook.pages.context import sources_target
from casebook.pages.derived import brief_target, worksheet_target
from casebook.pages.searching import KINDS, LIST, suggest_queries
from casebook.pages.sections import SECTIONS
from casebook.records import NotFound, vocabularies
from casebook.timeline import draw_line

PACKAGE = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=1)
def load_environment() -> jinja2.Environment:
    """The environment that every derived page and block is made with."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("casebook.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(_compiled_folder())),
    )
    environment.filters.update(
        date=words.write_date,
        md=words.escape_markdown,
        capital=words.capital,
        flat=flatten,
        sentence=words.write_sentence,
        number=words.write_number,
    )
    environment.tests["not_found"] = lambda value: isinstance(value, NotFound)
    environment.globals.update(_named())
    return environment


def _named() -> dict[str, Any]:
    """What every template may name."""
    return {
        "sections": SECTIONS,
        "brief_target": brief_target,
        "comparison": comparison,
        "list_questions": asking.list_questions,
        "question_id": asking.question_id,
        "questions_of": asking.questions_of,
        "roles": asking.ROLES,
        "worksheet_target": worksheet_target,
        "write_brief": write_brief,
        "search_kinds": [*KINDS.values(), LIST],
        "suggest_queries": suggest_queries,
        "arrows": words.ARROWS,
        "facets": facets,
        "gaps": gaps,
        "maps": maps,
        "draw_line": draw_line,
        "period": words.write_period,
        "due": words.review_due,
        "heading": heading,
        "money": words.write_money,
        "plural": words.plural,
        "labels": Label,
        "sources_target": sources_target,
        "stages": Stage,
        "words": vocabularies,
    }


def _compiled_folder() -> Path:
    """Where compiled templates are kept: they hold what our filters made of constants."""
    code = b"".join(file.read_bytes() for file in sorted(PACKAGE.rglob("*.py")))
    return keep_folder("templates", f"{versions('Jinja2')} {sys.version}".encode() + code)


def flatten(block: str) -> Markup:
    """A block of HTML without indentation and empty lines, so that Markdown leaves it alone."""
    lines = (line.strip() for line in str(block).splitlines())
    # A filter block gets what the escaping templates made.
    text = "\n".join(line for line in lines if line)
    # A term and what it means are two words, also for those who read text only, as search does.
    return Markup(text.replace("</dt><dd", "</dt> <dd"))  # noqa: S704


def heading(id: str, text: str | None = None) -> Markup:
    """The Markdown heading of one of our sections, with its permanent id."""
    return Markup("## {} {{#{}}}").format(words.escape_markdown(text or SECTIONS[id]), id)


def collapse(page: str) -> str:
    """A page of Markdown with one empty line where templates left several."""
    return re.sub(r"\n{3,}", "\n\n", page).strip() + "\n"
