"""The record of each kind of entry. DESIGN: what a reader filters, compares or exports is data."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.fields import (
    Address,
    ApproachId,
    CaseId,
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
    PlaceId,
    Record,
    Some,
    SourceId,
    Text,
    ThemeId,
    Title,
)
from casebook.records.parts import (
    Change,
    Claim,
    Condition,
    Contact,
    Cost,
    Event,
    Interest,
    Judged,
    Partner,
    Period,
    Questions,
    Reason,
    Related,
    Relation,
    Setback,
    Sourced,
    StatusNote,
    Voices,
)
from casebook.records.vocabularies import (
    CaseKind,
    Confidence,
    Formation,
    IdeaKind,
    Scale,
)


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
