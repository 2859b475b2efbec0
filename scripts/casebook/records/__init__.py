"""The typed records: the only home of fields and closed vocabularies."""

from casebook.records.entries import (
    Case,
    Entry,
    Finding,
    Idea,
    Organisation,
    Page,
    Theme,
    UserProblem,
)
from casebook.records.fields import NotFound, Record
from casebook.records.guides import Guide
from casebook.records.parts import Claim, Questions, Setback
from casebook.records.reference import (
    Bibliography,
    NationalEvent,
    NationalEvents,
    Place,
    Places,
    Source,
    Vocabulary,
    Word,
)

# Folder under docs/ → the record of its entries. The file name is the id.
ENTRY_KINDS: dict[str, type[Entry]] = {
    "cases": Case,
    "themes": Theme,
    "findings": Finding,
    "problems": UserProblem,
    "ideas": Idea,
    "organisations": Organisation,
    "guides": Guide,
}

__all__ = [
    "ENTRY_KINDS",
    "Bibliography",
    "Case",
    "Claim",
    "Entry",
    "Finding",
    "Guide",
    "Idea",
    "NationalEvent",
    "NationalEvents",
    "NotFound",
    "Organisation",
    "Page",
    "Place",
    "Places",
    "Questions",
    "Record",
    "Setback",
    "Source",
    "Theme",
    "UserProblem",
    "Vocabulary",
    "Word",
]
