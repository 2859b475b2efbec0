"""Where cases and national events stand on one line of time.

Positions are numbers from 0 (the first of January of the first year) to `WIDTH` (the last of
December of the last).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.catalog import Catalog, Document
from casebook.records import Case, NationalEvent

WIDTH = 1000.0


@dataclass(frozen=True)
class Bar:
    """A case from its start to its end, or to today while it runs, with its changes of status."""

    case: Document[Case]
    start: float
    end: float
    running: bool
    changes: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """The line of time with everything that stands on it. `years` are those with a mark."""

    first: int
    last: int
    years: tuple[tuple[int, float], ...]
    bars: tuple[Bar, ...]
    events: tuple[tuple[NationalEvent, float], ...]


def draw_line(catalog: Catalog) -> Line:
    """All cases of a catalog from the earliest start on, beside the national events."""
    cases = sorted(catalog.cases, key=lambda it: (it.record.period.start.first, it.id))
    last = catalog.today.year
    first = min([it.record.period.start.first.year for it in cases], default=last) // 5 * 5
    years = tuple(
        (year, place(date(year, 1, 1), first, last)) for year in range(first, last + 1, 5)
    )
    events = tuple(
        (item.record, place(item.record.date.first, first, last))
        for item in catalog.events.values()
        if item.record.date.first.year >= first
    )
    bars = tuple(_draw_bar(it, catalog.today, first, last) for it in cases)
    return Line(first, last, years, bars, events)


def _draw_bar(case: Document[Case], today: date, first: int, last: int) -> Bar:
    period = case.record.period
    end = period.end.last if period.end else today
    changes = _dates(case)
    return Bar(
        case,
        place(period.start.first, first, last),
        place(min(end, today), first, last),
        period.end is None,
        tuple(place(it, first, last) for it in changes),
    )


def _dates(case: Document[Case]) -> Iterable[date]:
    """The days of the status log after the start, oldest first."""
    start = case.record.period.start.last
    return sorted(it.date.first for it in case.record.status if it.date.first > start)


def place(day: date, first: int, last: int) -> float:
    """Where a day stands between the first and the last year, both whole."""
    start, end = date(first, 1, 1), date(last, 12, 31)
    return round(WIDTH * (day - start).days / (end - start).days, 1)
