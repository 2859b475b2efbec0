"""What entries are made of: claims, setbacks, events, conditions and the like."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from casebook.records.fields import (
    Address,
    CaseId,
    Currency,
    Date,
    Day,
    Id,
    Many,
    Number,
    OrganisationId,
    Record,
    Some,
    SourceId,
    Text,
)
from casebook.records.vocabularies import (
    Basis,
    ConditionState,
    Direction,
    Link,
    Part,
    Role,
    SetbackKind,
    StatusWord,
    Voice,
)


class Period(Record):
    """When it ran; no `end` while it runs."""

    start: Date
    end: Date | None = None


class Sourced(Record):
    """A sentence with its sources."""

    says: Text
    sources: Some[SourceId]


class Judged(Record):
    """A sentence that rests on sources or is marked as our own reading of them."""

    says: Text
    sources: Many[SourceId] = ()
    our_reading: Literal[True] | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not self.sources and not self.our_reading:
            raise PydanticCustomError("no_ground", "has neither sources nor our-reading: true")
        return self


class StatusNote(Record):
    """One line of the status log."""

    date: Date
    is_: StatusWord
    note: Text | None = None
    sources: Some[SourceId]


class Partner(Record):
    """A body that took part; `organisation` is an id where the casebook has a page on it."""

    name: Text
    role: Role
    organisation: OrganisationId | None = None


class Reason(Record):
    """Why a case carries a theme."""

    why: Text
    sources: Some[SourceId]


class Measure(Record):
    """A figure with its unit and the time it covers."""

    value: Number
    unit: Text
    from_: Date | None = None
    to: Date | None = None


class Claim(Record):
    """An outcome: what changed, how that is known, and how it is tied to the case."""

    id: Id
    says: Text
    direction: Direction
    basis: Basis
    link: Link
    sources: Some[SourceId]
    measure: Measure | None = None
    compared_with: Text | None = None
    limits: Text | None = None
    disputes: Many[Id] = ()

    @model_validator(mode="after")
    def _says_what_with(self) -> Self:
        if self.link is Link.COMPARED and not self.compared_with:
            raise PydanticCustomError(
                "no_comparison", "has link: compared but does not say compared-with what"
            )
        return self


class Setback(Record):
    """What did not work. The id makes its address permanent."""

    id: Id
    says: Text
    kind: SetbackKind
    sources: Some[SourceId]


class Cost(Record):
    """Money: what, how much, who paid, and how that is known. `currency` is ISO 4217."""

    says: Text
    amount: Number | None = None
    currency: Currency | None = None
    period: Date | None = None
    payer: Text | None = None
    basis: Basis
    sources: Some[SourceId]


class Condition(Judged):
    """Something about the place that mattered; `part` where a source says what may be changed."""

    was: ConditionState
    part: Part | None = None

    @model_validator(mode="after")
    def _part_has_a_source(self) -> Self:
        if self.part and not self.sources:
            raise PydanticCustomError("part_unsourced", "says a part that no source is named for")
        return self


class Event(Record):
    """A dated act."""

    date: Date
    says: Text
    sources: Some[SourceId]


class Voices(Record):
    """Whose account is heard in the sources, and whose is not."""

    heard: Many[Voice]
    missing: Many[Voice]


class Contact(Record):
    """A public way to ask, never a private person's data."""

    route: Text
    url: Address
    checked: Day


class Questions(Record):
    """Questions to ask, by who asks them."""

    councillors: Many[Text] = ()
    boards: Many[Text] = ()
    partners: Many[Text] = ()
    residents: Many[Text] = ()


class Relation(Record):
    """Another case, and why it is named."""

    case: CaseId
    why: Text


class Adaptation(Relation):
    """A case this one was adapted from, with what was changed."""

    changed: Text


class Related(Record):
    """How a case hangs together with others."""

    part_of: Many[Relation] = ()
    followed_by: Many[Relation] = ()
    adapted_from: Many[Adaptation] = ()
    contrasts_with: Many[Relation] = ()


class Interest(Record):
    """A tie between those who wrote about it and the case."""

    says: Text
    sources: Many[SourceId] = ()


class Change(Record):
    """What changed in what we say."""

    date: Day
    note: Text
