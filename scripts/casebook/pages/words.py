"""How dates, names of things and small marks are put into words."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from markupsafe import Markup, escape

from casebook.records.fields import Edtf
from casebook.records.vocabularies import Direction

REVIEW_MONTHS = 18
ARROWS = {
    Direction.BETTER: "↑",
    Direction.MIXED: "↕",
    Direction.NO_CHANGE: "→",
    Direction.WORSE: "↓",
    Direction.TOO_EARLY: "…",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>])")


def write_date(value: str) -> str:
    """`2013-07-19` → `19 July 2013`; an interval gets `to`."""
    return " to ".join(_write_one(part) for part in value.split("/"))


def _write_one(text: str) -> str:
    year, *rest = text.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    if rest:
        words.append(month_name[int(rest[0])])
    return " ".join([*words, year])


def write_period(start: str, end: str | None) -> str:
    """`2011 to 2024`, or `since 2011` while it runs."""
    return f"{write_date(start)} to {write_date(end)}" if end else f"since {write_date(start)}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def review_due(reviewed: Edtf) -> date:
    """The day on which a page is due to be looked at again."""
    return add_months(reviewed.first, REVIEW_MONTHS)


def escape_markdown(text: str) -> Markup:
    """Text as Markdown that shows just that text."""
    plain = str(escape(text)).replace("&#39;", "'").replace("&#34;", '"')
    return Markup(_MARKDOWN.sub(r"\\\1", plain))  # noqa: S704 - escaped in the line above


def demote_headings(body: str, levels: int) -> str:
    """A text whose headings stand so many levels lower; `#` in fenced code stays."""
    parts = re.split(r"(^(?:```|~~~).*?^(?:```|~~~))", body, flags=re.DOTALL | re.MULTILINE)
    parts[::2] = [re.sub(r"^(?=#)", "#" * levels, part, flags=re.MULTILINE) for part in parts[::2]]
    return "".join(parts)


def capital(text: str) -> str:
    """The text with a capital first letter and the rest as it was."""
    return text[:1].upper() + text[1:]


def write_sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return capital(text) if text.endswith((".", "!", "?")) else f"{capital(text)}."


def plural(number: int, noun: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def write_number(value: float) -> str:
    """`329321` → `329,321`; `2.50` → `2.5`."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def write_money(amount: float, currency: str | None) -> str:
    """`10000000, "GBP"` → `£10 million`; other currencies by their code."""
    large = abs(amount) >= 1_000_000
    figure = f"{write_number(amount / 1_000_000)} million" if large else write_number(amount)
    return f"£{figure}" if currency == "GBP" else f"{figure} {currency or ''}".strip()
