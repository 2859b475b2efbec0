"""The record of each kind of entry. DESIGN: what a reader filters, compares or exports is data."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.fields import (
    Address,
    ApproachId,
    CaseId,
    Date,
    Day,
    FindingId,
    Flag,
    Found,
    Id,
    IssueId,
    Line,
    Many,
    Minute,
    NoneKnown,
    Number,
    OrganisationId,
    PlaceId,
    Record,
    Some,
    SourceId,
    Text,
    ThemeId,
    Title,
)
from casebook.records.vocabularies import (
    Basis,
    CaseKind,
    ConditionState,
    Confidence,
    Direction,
    Formation,
    IdeaKind,
    Link,
    Role,
    Scale,
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
    currency: Annotated[Text, Field(pattern=r"^[A-Z]{3}$")] | None = None
    period: Date | None = None
    payer: Text | None = None
    basis: Basis
    sources: Some[SourceId]


class Condition(Judged):
    """Something about the place that mattered."""

    was: ConditionState


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


class Page(Record):
    """A plain page: home, about, guides. Its text is its body."""

    title: Title
    line: Line


class Entry(Page):
    """What every kind of entry carries. `sources` names what the text draws on as a whole."""

    reviewed: Day
    sources: Many[SourceId] = ()
    changes: Many[Change] = ()
    aliases: Many[Text] = ()
    draft: Flag = False


class Case(Entry):
    """A case study (`docs/cases/<id>.md`)."""

    minute: Minute
    kind: CaseKind
    places: Some[PlaceId]
    scale: Scale
    period: Period
    status: Some[StatusNote]
    formation: Found[Formation]
    partners: Some[Partner]
    themes: Annotated[dict[ThemeId, Reason], Field(min_length=1)]
    issues: Some[IssueId]
    approaches: Some[ApproachId]
    claims: Some[Claim]
    setbacks: Found[Some[Setback]]
    costs: Found[Some[Cost]]
    effort: Found[Some[Sourced]]
    conditions: Annotated[Many[Condition], Field(min_length=3)]
    lessons: Some[Judged]
    events: Annotated[Many[Event], Field(min_length=3)]
    voices: Voices
    contact: Found[Contact]
    questions: Questions = Questions()
    related: Related = Related()
    interests: NoneKnown[Some[Interest]]


class Theme(Entry):
    """One of the themes (`docs/themes/<id>.md`); the folder is the vocabulary of themes."""

    order: int
    tensions: Many[Judged] = ()
    questions: Questions = Questions()


class CaseEvidence(Record):
    """A case that speaks for or against a finding, by a claim or a setback of it."""

    case: CaseId
    claim: Id | None = None
    setback: Id | None = None
    why: Text

    @model_validator(mode="after")
    def _rests_on_one_thing(self) -> Self:
        if self.claim and self.setback:
            raise PydanticCustomError("no_one_reason", "names both a claim and a setback")
        return self


class Search(Record):
    """What was searched, and when."""

    says: Text
    on: Day


class Assessment(Record):
    """Confidence in a finding with the four notes of GRADE-CERQual."""

    level: Confidence
    limits: Text
    coherence: Text
    adequacy: Text
    relevance: Text


class Finding(Entry):
    """What holds across cases, with the cases for and against (`docs/findings/<id>.md`)."""

    statement: Text
    themes: Some[ThemeId]
    for_: Some[CaseEvidence]
    against: Many[CaseEvidence] = ()
    counter_search: Search
    confidence: Assessment
    questions: Questions = Questions()


class ProblemCase(Record):
    """A case that bears on a problem, and whether it failed there."""

    case: CaseId
    why: Text
    failed: Flag


class UserProblem(Entry):
    """A way in: a problem in users' words (`docs/problems/<id>.md`)."""

    signs: Some[Text]
    causes: Some[Judged]
    cases: Annotated[Many[ProblemCase], Field(min_length=3)]
    findings: Many[FindingId] = ()
    questions: Questions = Questions()

    @model_validator(mode="after")
    def _shows_a_failure(self) -> Self:
        if not any(case.failed for case in self.cases):
            raise PydanticCustomError("no_failure", "names no case that failed (failed: true)")
        return self


class Idea(Entry):
    """A concept or policy that explains the cases (`docs/ideas/<id>.md`)."""

    minute: Minute
    kind: IdeaKind
    period: Period | None = None
    themes: dict[ThemeId, Reason] = Field(default_factory=dict)
    claims: Many[Claim] = ()
    contested: Found[Some[Sourced]]
    cases: Many[Relation] = ()
    events: Many[Event] = ()
    read: Some[SourceId]
    questions: Questions = Questions()
    interests: NoneKnown[Some[Interest]]


class Tie(Record):
    """What an organisation has to do with a case."""

    case: CaseId
    tie: Text
    sources: Some[SourceId]


class Organisation(Entry):
    """A body that runs, funds, studies or connects (`docs/organisations/<id>.md`)."""

    role: Text
    also: Many[Text] = ()
    url: Address | None = None
    status: Some[StatusNote]
    ties: Many[Tie] = ()
    claims: Many[Claim] = ()
    interests: NoneKnown[Some[Interest]]


class Guide(Entry):
    """How to use the casebook (`docs/guides/<id>.md`)."""

    questions: Questions = Questions()
