"""The records hold every field, and the toy casebook shows each of them at least once."""

from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.records import ENTRY_KINDS, NotFound, Record
from casebook.records.fields import Address, Date, Day, Edtf, Id
from pydantic import TypeAdapter, ValidationError

SITE = Path(__file__).parent / "site" / "docs"
TODAY = date(2026, 11, 22)


def shown_fields(value: object) -> set[tuple[str, str]]:
    """(record, field) of each field that is given, through all that a record holds."""
    if isinstance(value, Record):
        given = {(type(value).__name__, name) for name in value.model_fields_set}
        return given.union(*(shown_fields(getattr(value, name)) for name in value.model_fields_set))
    if isinstance(value, dict):
        return set().union(*(shown_fields(inner) for inner in value.values()))
    if isinstance(value, tuple):
        return set().union(*(shown_fields(inner) for inner in value))
    return set()


def all_records(kind: type[Record]) -> set[type[Record]]:
    return {kind}.union(*(all_records(inner) for inner in kind.__subclasses__()))


def test_the_toy_casebook_shows_every_field():
    catalog = check_folder(SITE, TODAY).catalog
    shown = set().union(*(shown_fields(thing.record) for thing in catalog.everything))
    # Read as a whole, never as one record; parts of others; and what only some kinds give.
    whole = {"Record", "Entry", "Judged", "Bibliography", "NationalEvents"}
    whole |= {"Places", "Vocabulary"}
    everywhere = {"aliases", "changes", "sources", "draft"}
    entries = {kind.__name__ for kind in ENTRY_KINDS.values()}
    wanted = {
        (kind.__name__, name)
        for kind in all_records(Record)
        for name in kind.model_fields
        if kind.__name__ not in whole and not (kind.__name__ in entries and name in everywhere)
    }
    assert wanted - shown == set()
    assert {("Case", name) for name in everywhere} <= shown


def test_what_may_say_not_found_says_so_in_the_toy_casebook():
    catalog = check_folder(SITE, TODAY).catalog
    said = {
        name
        for case in catalog.cases
        for name in type(case.record).model_fields
        if isinstance(getattr(case.record, name), NotFound)
    }
    assert said == {"setbacks", "costs", "effort", "contact", "formation"}


def test_a_record_cannot_change():
    case = check_folder(SITE, TODAY).catalog.cases[0].record
    with pytest.raises(ValidationError):
        case.title = "Another"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        (2013, date(2013, 1, 1), date(2013, 12, 31)),
        ("2013-02", date(2013, 2, 1), date(2013, 2, 28)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-12", date(2013, 12, 1), date(2013, 12, 31)),
        ("2013-07-19", date(2013, 7, 19), date(2013, 7, 19)),
        ("2013/2018", date(2013, 1, 1), date(2018, 12, 31)),
        ("2013-07-19/2014", date(2013, 7, 19), date(2014, 12, 31)),
        ("2013/2013-05", date(2013, 1, 1), date(2013, 5, 31)),
    ],
)
def test_a_date_knows_the_days_it_may_mean(written, first, last):
    day = TypeAdapter(Date).validate_python(written)
    assert isinstance(day, Edtf)
    assert (day, day.first, day.last) == (str(written), first, last)


@pytest.mark.parametrize(
    "written",
    [
        *("", "0000", "2013-13", "2013-00", "2013-02-30", "2013-2", "13", "2013-07-19T10:00"),
        *("2013/", "/2013", "2013/2014/2015", "2014/2013", "2013?", "201X", "２０１３", "9999/x"),
        *(True, None, 2013.0, 99999, -2013, [2013], {"year": 2013}, float("nan")),
    ],
)
def test_what_is_not_a_date_is_refused(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(written)


@pytest.mark.parametrize("written", ["2013", "2013-07", "2013-07-19/2013-07-19"])
def test_what_is_not_one_day_is_refused(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(written)


@pytest.mark.parametrize(
    "written", ["A", "a_b", "a--b", "-a", "a-", "a b", "é", "", "a/b", "..", "a\n", "a" * 3 + "."]
)
def test_what_is_not_an_id_is_refused(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(written)


@pytest.mark.parametrize(
    "written",
    [
        *("javascript:alert(1)", "//x.example/", "ftp://x.example/", "https://x", "x.example"),
        *(
            "https://x.example/a b",
            'https://x.example/"',
            "https://x.example/<",
            " https://x.example",
        ),
        *("HTTPS://x.example/", "data:text/html,x", "https://x.example/\n"),
    ],
)
def test_what_is_not_a_web_address_is_refused(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Address).validate_python(written)
