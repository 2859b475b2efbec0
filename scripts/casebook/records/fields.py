"""The small types that fields are made of: words, dates, ids, addresses, and `not found`."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetPydanticSchema,
    Tag,
)
from pydantic_core import PydanticCustomError, core_schema

from casebook.problems import shorten


class Record(BaseModel):
    """What every record shares: it cannot change, and it refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        populate_by_name=False,
        ignored_types=(cached_property,),
    )


def _fail(kind: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{message}", {"message": message})


def _text(value: str) -> str:
    if not value.strip():
        raise _fail("empty", "is empty")
    return " ".join(value.split())


def _markup_free(value: str) -> str:
    if "<" in value or ">" in value:
        raise _fail("markup", "may not hold < or >, because every engine prints it as it is")
    return value


def _at_most_words(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        count = len(value.split())
        if count > limit:
            raise _fail("too_long", f"has {count} words; at most {limit} are allowed")
        return value

    return AfterValidator(check)


def _at_most_characters(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > limit:
            raise _fail("too_long", f"has {len(value)} characters; at most {limit} are allowed")
        return value

    return AfterValidator(check)


Text = Annotated[str, AfterValidator(_text)]
Title = Annotated[Text, AfterValidator(_markup_free), _at_most_characters(70)]
Line = Annotated[Text, AfterValidator(_markup_free), _at_most_words(30)]
Minute = Annotated[Text, _at_most_words(120)]
Quote = Annotated[Text, _at_most_words(20)]

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _identifier(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise _fail("bad_id", f'"{shorten(value)}" is not an id: use a-z, 0-9 and single hyphens')
    return value


Id = Annotated[str, AfterValidator(_identifier)]


class Reference(str):
    """An id of something else in the casebook; `kind` is the folder or file it lives in."""

    kind: str

    def __new__(cls, value: str, kind: str) -> Reference:
        """Make the id and remember what it is an id of."""
        self = super().__new__(cls, value)
        self.kind = kind
        return self


def _refers_to(kind: str) -> AfterValidator:
    return AfterValidator(lambda value: Reference(_identifier(value), kind))


SourceId = Annotated[str, _refers_to("sources")]
PlaceId = Annotated[str, _refers_to("places")]
CaseId = Annotated[str, _refers_to("cases")]
ThemeId = Annotated[str, _refers_to("themes")]
FindingId = Annotated[str, _refers_to("findings")]
OrganisationId = Annotated[str, _refers_to("organisations")]
IdeaId = Annotated[str, _refers_to("ideas")]
ProblemId = Annotated[str, _refers_to("problems")]
GuideId = Annotated[str, _refers_to("guides")]
IssueId = Annotated[str, _refers_to("issues")]
ApproachId = Annotated[str, _refers_to("approaches")]


def _page(value: str) -> Reference:
    """The path of a plain page below `docs/`, without `.md`: `about/evidence`."""
    for part in value.split("/"):
        _identifier(part)
    return Reference(value, "pages")


PageId = Annotated[str, AfterValidator(_page)]


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'`]+\.[^\s<>\"'`]+", value):
        raise _fail(
            "bad_url",
            f'"{shorten(value)}" is not a web address: it begins with https:// or http://',
        )
    return value


CURRENCY, GSS_CODE = r"^[A-Z]{3}$", r"^[EWSNK][0-9]{8}$"
Currency = Annotated[str, Field(pattern=CURRENCY)]
GssCode = Annotated[str, Field(pattern=GSS_CODE)]
Address = Annotated[str, AfterValidator(_address)]

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
EDTF_HELP = "write 2013, 2013-07, 2013-07-19 or an interval such as 2013/2018 (EDTF level 0)"


class Edtf(str):
    """A date or interval in EDTF level 0 (https://www.loc.gov/standards/datetime/).

    It keeps what was written, and knows the first and the last day it may mean.
    """

    @property
    def first(self) -> date:
        """The earliest day it may mean."""
        return _bounds(self.split("/")[0])[0]

    @property
    def last(self) -> date:
        """The latest day it may mean."""
        return _bounds(self.split("/")[-1])[1]

    @property
    def start(self) -> Edtf:
        """Where an interval begins; the date itself where it is none."""
        return Edtf(self.split("/")[0])


@lru_cache(maxsize=10_000)
def _bounds(text: str) -> tuple[date, date]:
    match = _EDTF.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    first = date(year, month if match[2] else 1, day if match[3] else 1)
    if match[3]:
        return first, first
    following = date(year, month + 1, 1) if 0 < month < 12 else date(year + 1, 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def _edtf(value: Any) -> Edtf:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    try:
        bounds = [_bounds(part) for part in text.split("/")]
    except (ValueError, OverflowError):
        bounds = []
    if not 1 <= len(bounds) <= 2:
        raise _fail("bad_date", f'"{shorten(value)}" is not a date')
    if bounds[0][0] > bounds[-1][1]:
        raise _fail("date_order", f'"{shorten(value)}" ends before it starts')
    return Edtf(text)


def _day(value: Any) -> Edtf:
    day = _edtf(value)
    if day.first != day.last or "/" in day:
        raise _fail("bad_day", f'"{shorten(value)}" is not a day')
    return day


def _plain(check: Any) -> GetPydanticSchema:
    return GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_plain_validator_function(
            check, json_schema_input_schema=core_schema.str_schema()
        )
    )


Date = Annotated[Edtf, _plain(_edtf)]
Day = Annotated[Edtf, _plain(_day)]


class NotFound(Record):
    """An honest blank: what was searched for, and when."""

    not_found: Text
    on: Day


# Tags begin with a mark no field name has, so that error paths can leave them out.
LIST_TAG, NOT_FOUND_TAG, WORD_TAG = "@list", "@not-found", "@word"


def _which(value: Any) -> str:
    if isinstance(value, NotFound) or (isinstance(value, dict) and "not-found" in value):
        return NOT_FOUND_TAG
    return LIST_TAG


def _word_or_list(value: Any) -> str:
    return WORD_TAG if isinstance(value, str) else LIST_TAG


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


T = TypeVar("T")
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
Some = Annotated[tuple[T, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
# A field that must be there but may say that nothing was found, and what was searched.
Found = Annotated[
    Annotated[T, Tag(LIST_TAG)] | Annotated[NotFound, Tag(NOT_FOUND_TAG)], Discriminator(_which)
]
NoneKnown = Annotated[
    Annotated[T, Tag(LIST_TAG)] | Annotated[Literal["none known"], Tag(WORD_TAG)],
    Discriminator(_word_or_list),
]
Number = Annotated[float, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
