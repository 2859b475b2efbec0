"""A case as the fields in which it is set beside others, for pages and for data files alike.

Every case has the same fields in the same order, so that two of them make a table row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.catalog import Document
from casebook.evidence import Assessment, Label
from casebook.pages.facts import Facts
from casebook.pages.words import (
    ARROWS,
    capital,
    plural,
    write_date,
    write_money,
    write_number,
    write_period,
    write_sentence,
)
from casebook.records import Case, NotFound, Setback
from casebook.records.parts import Cost, Judged, Sourced
from casebook.records.vocabularies import ConditionState, CouncilKind, Direction

# A comparison shows so many setbacks, and says how many more the page of the case has.
SHOWN_SETBACKS = 5
# From the strongest to the weakest; disputed claims last, since they pull both ways.
_LABELS = (Label.WELL_SUPPORTED, Label.SUPPORTED, Label.REPORTED, Label.CLAIMED, Label.DISPUTED)
NONE = "None."
_CONDITIONS = {
    ConditionState.HELPING: "What helped",
    ConditionState.HINDERING: "What got in the way",
    ConditionState.MISSING: "What was missing",
}


@dataclass(frozen=True)
class Entry:
    """One sentence of a field and where it stands.

    `lead` comes before it in small words (which way it went, what kind), `arrow` before that for
    the eye, `note` after it. `label` and `link` are those of a claim. `target` and `anchor` lead
    to where its sources stand; without an own `target` that is the page of the case.
    """

    says: str
    sources: tuple[str, ...] = ()
    anchor: str = ""
    target: str = ""
    lead: str = ""
    arrow: str = ""
    note: str = ""
    label: Label | None = None
    link: str = ""


@dataclass(frozen=True)
class Field:
    """What a case says under one heading; `blank` says why where there is no entry.

    `counts` sums up what the entries are, `more` leads to those that are not shown.
    """

    id: str
    name: str
    entries: tuple[Entry, ...] = ()
    counts: str = ""
    blank: str = NONE
    more: str = ""
    more_anchor: str = ""


def compare_case(case: Document[Case], facts: Facts) -> tuple[Field, ...]:
    """The fields of a case, always the same ones in the same order."""
    return (
        *_what_it_is(case, facts),
        *_what_changed(case, facts),
        *_what_it_took(case.record),
        *_what_to_take(case.record),
    )


def filled_rows(columns: Iterable[tuple[Field, ...]]) -> list[tuple[Field, ...]]:
    """Row by row, the fields of several cases; a row without any entry is left out.

    A blank that says what was searched counts as an entry.
    """
    rows = zip(*columns, strict=True)
    return [row for row in rows if any(it.entries or it.blank != NONE for it in row)]


def _what_it_is(case: Document[Case], facts: Facts) -> Iterator[Field]:
    it, words = case.record, facts.catalog.words["approaches"]
    status = it.status[0]
    line = Entry(it.line, anchor="in-a-minute")
    full = "In full, with its sources"
    yield Field("line", "In a line", (line,), more=full, more_anchor="in-a-minute")
    yield Field("place", "Where", tuple(_place(id, facts) for id in it.places))
    yield Field("scale", "How large an area", (_term(it.scale.label, it.scale.meaning),))
    period = capital(write_period(it.period.start, it.period.end))
    yield Field("period", "When", (Entry(period, anchor="what-happened-next"),))
    said = f"{capital(status.is_.label)}, as of {write_date(status.date)}."
    note = write_sentence(status.note) if status.note else ""
    now = Entry(said, status.sources, "what-happened-next", note=note)
    yield Field("status", "Status", (now,))
    yield _formation(it)
    done = "; ".join(words[id].record.label for id in it.approaches)
    yield Field("approaches", "What was done", (Entry(f"{done}.", anchor="what-it-took"),))


def _place(id: str, facts: Facts) -> Entry:
    place = facts.catalog.places[id].record
    named = place.name if place.region == place.name else f"{place.name}, {place.region}"
    notes = [] if place.council is CouncilKind.OTHER else [capital(place.council.meaning)]
    if place.population:
        count = write_number(place.population.value)
        notes.append(f"{count} people in {place.population.year}")
    sources = (*place.sources, *(place.population.sources if place.population else ()))
    note = f"{'; '.join(notes)}." if notes else ""
    return Entry(named, tuple(dict.fromkeys(sources)), "", f"places/{id}.md", note=note)


def _term(label: str, meaning: str) -> Entry:
    return Entry(f"{capital(label)}: {meaning}.", anchor="what-it-took")


def _formation(it: Case) -> Field:
    id, name = "formation", "How the partners came together"
    if isinstance(it.formation, NotFound):
        return Field(id, name, blank=_not_found(it.formation))
    return Field(id, name, (_term(it.formation.label, it.formation.meaning),))


def _what_changed(case: Document[Case], facts: Facts) -> Iterator[Field]:
    claims = facts.assessments[case.path]
    tested = write_sentence(facts.tested(case))
    yield Field("stage", "How far tested", (Entry(tested, anchor="what-changed"),))
    outcomes = Entry(write_sentence(facts.directions(case)), anchor="outcomes")
    yield Field("outcomes", "What changed, counted", (outcomes,))
    # Before the outcomes one by one: those may be many, and this must not come last.
    yield _setbacks(case.record)
    for label in _LABELS:
        found = [it for it in claims.values() if it.label is label]
        entries = tuple(map(_claim, found))
        yield Field(
            f"outcomes-{label}", f"Outcomes: {label.label}", entries, counts=_directions(found)
        )


def _directions(found: list[Assessment]) -> str:
    """Which way some claims went: `3 outcomes: 2 better, 1 worse.`; nothing for none."""
    counted = Counter(it.claim.direction for it in found)
    parts = [f"{counted[word]} {word.label}" for word in Direction if counted[word]]
    return f"{plural(len(found), 'outcome')}: {', '.join(parts)}." if found else ""


def _claim(it: Assessment) -> Entry:
    claim = it.claim
    return Entry(
        claim.says,
        claim.sources,
        f"claim-{claim.id}",
        lead=capital(claim.direction.label),
        arrow=ARROWS[claim.direction],
        label=it.label,
        link=it.link_words,
    )


def _setbacks(it: Case) -> Field:
    id, name = "setbacks", "What did not work"
    if isinstance(it.setbacks, NotFound):
        return Field(id, name, blank=_not_found(it.setbacks))
    total = len(it.setbacks)
    more = f"All {total} on the page of the case" if total > SHOWN_SETBACKS else ""
    entries = tuple(map(_setback, it.setbacks[:SHOWN_SETBACKS]))
    counts = f"{plural(total, 'setback')}{f'; the first {SHOWN_SETBACKS}' if more else ''}."
    return Field(id, name, entries, counts, more=more, more_anchor="what-did-not-work")


def _setback(it: Setback) -> Entry:
    return Entry(it.says, it.sources, f"setback-{it.id}", lead=capital(it.kind.label), arrow="×")


def _what_it_took(it: Case) -> Iterator[Field]:
    costs, effort = "What it cost", "People and time"
    if isinstance(it.costs, NotFound):
        yield Field("costs", costs, blank=_not_found(it.costs))
    else:
        yield Field("costs", costs, tuple(map(_cost, it.costs)))
    if isinstance(it.effort, NotFound):
        yield Field("effort", effort, blank=_not_found(it.effort))
    else:
        yield Field("effort", effort, tuple(map(_sourced, it.effort)))


def _cost(it: Cost) -> Entry:
    notes = [
        *([f"{write_money(it.amount, it.currency)}."] if it.amount is not None else []),
        *([f"{capital(write_date(it.period))}."] if it.period else []),
        *([f"Paid by: {it.payer}."] if it.payer else []),
        f"How it is known: {it.basis.label}.",
    ]
    return Entry(it.says, it.sources, "what-it-took", note=" ".join(notes))


def _sourced(it: Sourced) -> Entry:
    return Entry(it.says, it.sources, "what-it-took")


def _what_to_take(it: Case) -> Iterator[Field]:
    for state, name in _CONDITIONS.items():
        found = [_judged(row, "would-it-work-here") for row in it.conditions if row.was is state]
        yield Field(f"conditions-{state}", name, tuple(found))
    lessons = tuple(_judged(row, "lessons") for row in it.lessons)
    yield Field("lessons", "What others can take from it", lessons)
    for id, name, voices in (
        ("heard", "Who was heard", it.voices.heard),
        ("not-heard", "Who was not heard", it.voices.missing),
    ):
        said = capital(", ".join(voice.label for voice in voices))
        entries = (Entry(f"{said}.", anchor="who-was-heard"),) if voices else ()
        yield Field(
            id, name, entries, blank="Nobody." if id == "heard" else "None that we know of."
        )


def _judged(it: Judged, anchor: str) -> Entry:
    note = "Our reading." if it.our_reading else ""
    return Entry(it.says, it.sources, anchor, note=note)


def _not_found(note: NotFound) -> str:
    searched = write_sentence(note.not_found)
    return f"Not found. {searched} Searched on {write_date(note.on)}."
