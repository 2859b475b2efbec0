"""Dates that fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.problems import Problem
from casebook.records.fields import Edtf
from casebook.records.parts import Period

# What may be planned: an end, the time a forecast is for, and that for which money is set aside.
_MAY_LIE_AHEAD = {"end", "from", "to", "period"}


def check_dates_lie_in_the_past(catalog: Catalog) -> Iterator[Problem]:
    """What happened, was read or was reviewed did so by today; ends and forecasts may not have."""
    for thing in catalog.everything:
        for path, value in thing.values:
            ahead = isinstance(value, Edtf) and value.first > catalog.today
            if ahead and path[-1] not in _MAY_LIE_AHEAD:
                message = f"{value} is in the future"
                yield thing.fault(path, message, f"today is {catalog.today}; correct the date")


def check_ends_follow_starts(catalog: Catalog) -> Iterator[Problem]:
    """A period or a measure ends after it starts."""
    for document in catalog.documents:
        if period := getattr(document.record, "period", None):
            yield from _check_span(document, ("period", "end"), period.start, period.end)
        for number, claim in enumerate(getattr(document.record, "claims", ())):
            if measure := claim.measure:
                path = ("claims", number, "measure", "to")
                yield from _check_span(document, path, measure.from_, measure.to)


def _check_span(
    document: Document[Any], path: tuple[str | int, ...], start: Edtf | None, end: Edtf | None
) -> Iterator[Problem]:
    if start and end and end.last < start.first:
        yield document.fault(path, f"{end} is before the start, {start}", "swap the two dates")


def check_acts_lie_within_the_period(catalog: Catalog) -> Iterator[Problem]:
    """The events and the status log of a case or idea lie within its period."""
    for document in catalog.documents:
        period = getattr(document.record, "period", None)
        if period is None or (period.end and period.end.last < period.start.first):
            continue
        for kind in ("events", "status"):
            for number, act in enumerate(getattr(document.record, kind, ())):
                if fault := _find_outside(act.date, period):
                    yield document.fault((kind, number, "date"), *fault)


def _find_outside(day: Edtf, period: Period) -> tuple[str, str] | None:
    if day.start.last < period.start.first:
        message = f"{day} is before the period, which starts {period.start}"
        return message, "correct the date or period.start"
    if period.end and day.first > period.end.last:
        message = f"{day} is after the period, which ends {period.end}"
        return message, "correct the date or period.end"
    return None


def check_logs_are_newest_first(catalog: Catalog) -> Iterator[Problem]:
    """The status log and the list of changes begin with the newest entry."""
    for document in catalog.documents:
        for kind in ("status", "changes"):
            log = getattr(document.record, kind, ())
            for number in range(1, len(log)):
                if log[number].date.start.first > log[number - 1].date.last:
                    message = f"{log[number].date} stands below {log[number - 1].date}"
                    help_ = "put the newest entry first"
                    yield document.fault((kind, number, "date"), message, help_)


def check_events_are_oldest_first(catalog: Catalog) -> Iterator[Problem]:
    """Events stand in the order in which they happened."""
    for document in catalog.documents:
        events = getattr(document.record, "events", ())
        for number in range(1, len(events)):
            if events[number].date.last < events[number - 1].date.start.first:
                message = f"{events[number].date} stands below {events[number - 1].date}"
                path = ("events", number, "date")
                yield document.fault(path, message, "put the oldest event first")


RULES = (
    check_dates_lie_in_the_past,
    check_ends_follow_starts,
    check_acts_lie_within_the_period,
    check_logs_are_newest_first,
    check_events_are_oldest_first,
)
