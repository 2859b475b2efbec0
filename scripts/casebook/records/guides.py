"""Guides: a way in for a role, a plan for a session, or a check that asks questions."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.entries import CaseEvidence, Entry
from casebook.records.fields import (
    CaseId,
    FindingId,
    GuideId,
    Id,
    IdeaId,
    Many,
    OrganisationId,
    PageId,
    ProblemId,
    Record,
    Some,
    SourceId,
    Text,
    ThemeId,
)
from casebook.records.parts import Questions, Sourced
from casebook.records.vocabularies import Answer, Side

MINUTES = 45


class Step(Record):
    """One thing to read: a page of the casebook, and why it comes here."""

    case: CaseId | None = None
    finding: FindingId | None = None
    guide: GuideId | None = None
    idea: IdeaId | None = None
    organisation: OrganisationId | None = None
    page: PageId | None = None
    problem: ProblemId | None = None
    theme: ThemeId | None = None
    why: Text

    @property
    def target(self) -> str:
        """The path of the page below `docs/`."""
        ids = (getattr(self, name) for name in type(self).model_fields if name != "why")
        id_ = next(it for it in ids if it is not None)
        return f"{id_}.md" if id_.kind == "pages" else f"{id_.kind}/{id_}.md"

    @model_validator(mode="after")
    def _names_one_page(self) -> Self:
        names = [it for it in type(self).model_fields if it != "why" and getattr(self, it)]
        if len(names) != 1:
            raise PydanticCustomError("no_one_page", "does not name one page")
        return self


class Act(Record):
    """A part of a session."""

    minutes: Annotated[int, Field(strict=True, gt=0)]
    says: Text


class Player(Record):
    """A role to play in a session, and what the one who plays it looks for."""

    who: Text
    does: Text


class Session(Record):
    """A plan for 45 minutes in a room, about one theme by one case."""

    theme: ThemeId
    case: CaseId
    before: Text
    roles: Some[Player]
    acts: Some[Act]
    write_down: Some[Text]

    @model_validator(mode="after")
    def _fills_its_time(self) -> Self:
        if (total := sum(act.minutes for act in self.acts)) != MINUTES:
            message = f"has acts of {total} minutes together; a session has {MINUTES}"
            raise PydanticCustomError("minutes", "{message}", {"message": message})
        return self


class Bite(CaseEvidence):
    """A case in which the point of a question told, for working together or against it."""

    side: Side


class CheckQuestion(Record):
    """A question of a check, and a line of the result for each of its answers.

    `favours` is the answer that speaks for working together. `lighter` stands where the sources
    say that the opposite answer is a reason to work apart, or with a lighter tie.
    """

    id: Id
    asks: Text
    why: Text
    sources: Some[SourceId]
    favours: Answer
    for_: Sourced
    partly: Sourced
    against: Sourced
    lighter: Sourced | None = None
    find_out: Sourced
    settle: Text
    cases: Many[Bite] = ()

    def answer_of(self, line: str) -> str:
        """The answer (yes, no, partly, unknown) that leads to a line of the result."""
        opposite = Answer.NO if self.favours is Answer.YES else Answer.YES
        return {"for": str(self.favours), "against": str(opposite)}.get(line, line)


class CheckGroup(Record):
    """Questions of a check that belong together."""

    id: Id
    title: Text
    questions: Some[CheckQuestion]


class Guide(Entry):
    """How to use the casebook (`docs/guides/<id>.md`)."""

    questions: Questions = Questions()
    way_in: Annotated[Many[Step], Field(max_length=10)] = ()
    session: Session | None = None
    check: Many[CheckGroup] = ()
