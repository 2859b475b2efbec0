"""Cases and national events on one line of time."""

from datetime import date
from pathlib import Path

import pytest
from casebook.checking import check_folder
from casebook.timeline import WIDTH, Line, draw_line, place

TOY = Path(__file__).parent / "site/docs"


@pytest.fixture(scope="module")
def line() -> Line:
    """The line of the toy casebook."""
    return draw_line(check_folder(TOY, date(2026, 11, 22)).catalog)


def test_a_day_stands_where_its_share_of_the_years_is() -> None:
    assert place(date(2010, 1, 1), 2010, 2019) == 0
    assert place(date(2019, 12, 31), 2010, 2019) == WIDTH
    assert place(date(2015, 1, 1), 2010, 2019) == pytest.approx(WIDTH / 2, abs=1)


def test_the_line_begins_with_the_half_decade_of_the_first_case(line) -> None:
    assert (line.first, line.last) == (2010, 2026)
    assert [year for year, _ in line.years] == [2010, 2015, 2020, 2025]


def test_bars_stand_in_the_order_of_their_starts_and_end_where_the_case_ended(line) -> None:
    assert [it.case.id for it in line.bars] == [
        "toyborough-promise",
        "paper-boats",
        "lantern-street",
    ]
    ends = {it.case.id: (it.running, it.end) for it in line.bars}
    assert ends["lantern-street"] == (True, place(date(2026, 11, 22), 2010, 2026))
    assert not ends["paper-boats"][0]
    assert all(0 <= it.start < it.end <= WIDTH for it in line.bars)
    assert all(it.start < x <= WIDTH for it in line.bars for x in it.changes)


def test_an_event_before_the_line_begins_is_left_out(line) -> None:
    assert [event.id for event, _ in line.events] == ["great-rain"]
