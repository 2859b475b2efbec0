"""The records that are not pages: sources, places and the open vocabulary."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from casebook.records.fields import (
    Address,
    Date,
    Day,
    Flag,
    GssCode,
    Id,
    IdeaId,
    Many,
    Number,
    PlaceId,
    Quote,
    Record,
    Some,
    SourceId,
    Text,
)
from casebook.records.vocabularies import (
    CouncilKind,
    Nation,
    ReadExtent,
    Setting,
    SourceType,
    Standing,
    Third,
)


class Name(Record):
    """A CSL name: a person by family and given name, or a body as `literal`."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_one_of_two(self) -> Self:
        if bool(self.family) == bool(self.literal):
            raise PydanticCustomError("name", "is either family (and given) or literal")
        return self


def _csl_alias(name: str) -> str:
    return {"url": "URL", "doi": "DOI", "isbn": "ISBN"}.get(name, name.replace("_", "-"))


class Source(Record):
    """One item of the bibliography: CSL-YAML plus what we say of it.

    The names are those of CSL-JSON (https://docs.citationstyles.org); ours are `standing`,
    `read`, `through`, `interest`, `archived` and `quote`. `issued` is left out where the
    source shows no date.
    """

    model_config = ConfigDict(alias_generator=_csl_alias)

    id: Id
    type: SourceType
    title: Text
    author: Many[Name] = ()
    editor: Many[Name] = ()
    publisher: Text
    container_title: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    number: Text | None = None
    genre: Text | None = None
    issued: Date | None = None
    url: Address | None = None
    doi: Text | None = None
    isbn: Text | None = None
    accessed: Day
    note: Text | None = None
    standing: Standing
    read: ReadExtent
    through: SourceId | None = None
    interest: Text | None = None
    archived: Address | None = None
    quote: Quote | None = None

    @model_validator(mode="after")
    def _says_through_what(self) -> Self:
        if (self.read is ReadExtent.THROUGH_ANOTHER) != (self.through is not None):
            raise PydanticCustomError(
                "through", "read: through-another and through: SOURCE go together"
            )
        return self


class Bibliography(Record):
    """A file of sources, as Pandoc and Zotero write it."""

    references: Some[Source]


class Population(Record):
    """How many people live there."""

    value: Annotated[int, Field(gt=0)]
    year: Date
    sources: Some[SourceId]


class Deprivation(Record):
    """Where the place stands by deprivation among its nation's areas."""

    third: Third
    note: Text | None = None
    sources: Some[SourceId]


class Place(Record):
    """A place that cases happen in. Latitude and longitude are WGS 84 degrees."""

    id: Id
    name: Text
    also: Many[Text] = ()
    gss: GssCode | None = None
    council: CouncilKind
    within: Many[PlaceId] = ()
    region: Text
    nation: Nation
    latitude: Annotated[Number, Field(ge=49, le=61)]
    longitude: Annotated[Number, Field(ge=-9, le=2)]
    approximate: Flag = False
    population: Population | None = None
    setting: Setting | None = None
    deprivation: Deprivation | None = None
    note: Text | None = None
    sources: Some[SourceId]


class Places(Record):
    """The file `docs/places.yaml`."""

    places: Some[Place]


class NationalEvent(Record):
    """Something that happened in the country while the cases went on; `label` is short."""

    id: Id
    date: Date
    label: Text
    says: Text
    idea: IdeaId | None = None
    sources: Some[SourceId]


class NationalEvents(Record):
    """The file `docs/events.yaml`."""

    events: Some[NationalEvent]


class Word(Record):
    """A word of the open vocabulary; `also` holds alternative labels, for the search."""

    id: Id
    label: Text
    also: Many[Text] = ()
    definition: Text
    scope: Text | None = None
    sources: Many[SourceId] = ()


class Vocabulary(Record):
    """The file `docs/vocabulary.yaml`: issues, approaches, and terms that need a gloss."""

    issues: Some[Word]
    approaches: Some[Word]
    terms: Many[Word] = ()
