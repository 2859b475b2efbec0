"""Places: which are alike and why; the map: dots that do not touch, names that do not collide."""

import math
import re
from itertools import combinations, pairwise

import pytest
from casebook.maps import LINE_HEIGHT, RADIUS, SIZE, arrange, draw_outline, project, spread
from casebook.places import compare_places, describe_size
from casebook.records import Place


def place(id: str, **more: object) -> Place:
    """A place with a name and a council, and what a test adds."""
    base = {
        "id": id,
        "name": id.title(),
        "council": "metropolitan-district",
        "region": "North",
        "nation": "england",
        "latitude": 53.5,
        "longitude": -2.5,
        "sources": ["x"],
    }
    return Place.model_validate({**base, **more})


def people(value: int) -> dict[str, object]:
    return {"population": {"value": value, "year": 2021, "sources": ["x"]}}


def test_the_likest_place_comes_first_with_what_is_alike_and_what_differs() -> None:
    us = place("us", setting="urban", **people(200_000))
    twin = place("twin", setting="urban", **people(210_000))
    county = place("county", council="county", setting="rural", **people(900_000))
    first, second = compare_places(us, [county, us, twin], 5)
    assert (first.id, first.score) == ("twin", 3 + 2 + 2 + 1 + 0.5)
    assert first.alike == (
        "the same kind of council (metropolitan borough or city)",
        "also mostly urban",
        "about the same size",
        "also in England",
        "the same region (North)",
    )
    assert (second.id, second.score) == ("county", -3 - 2 - 2 + 1 + 0.5)
    assert "about 5 times the size" in second.different
    assert "it is mostly rural" in second.different


def test_what_is_unknown_neither_helps_nor_harms() -> None:
    us = place("us", setting="urban")
    told = compare_places(us, [place("known", setting="urban"), place("unknown")], 5)
    assert [(it.id, it.score) for it in told] == [("known", 6.5), ("unknown", 4.5)]
    assert told[1].unknown == ("not known whether urban or rural",)


def test_a_region_is_told_only_where_the_nation_does_not_tell_it() -> None:
    us = place("us", nation="wales", region="Wales")
    north, wales = (
        compare_places(us, [it], 1)[0] for it in (place("n"), place("w", **vars_of(us)))
    )
    assert "it is in England" in north.different
    assert wales.alike[-1] == "also in Wales"
    assert not any("region" in words for words in (*north.different, *wales.alike))


def vars_of(it: Place) -> dict[str, object]:
    return {"nation": it.nation, "region": it.region}


def test_places_that_are_equally_like_one_stand_by_their_ids() -> None:
    us = place("us", setting="urban")
    for order in (("a", "b", "c"), ("c", "b", "a")):
        assert [it.id for it in compare_places(us, map(place, order), 5)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (1, "about the same size"),
        (1.5, "about the same size"),
        (2, "about twice the size"),
        (2.5, "about 3 times the size"),
        (4.2, "about 4 times the size"),
        (4.5, "about 5 times the size"),
        (0.4, "about a third of the size"),
        (0.5, "about half the size"),
        (0.2, "about a fifth of the size"),
        (0.01, "about a tenth or less of the size"),
    ],
)
def test_sizes_are_told_in_words(ratio: float, words: str) -> None:
    assert describe_size(ratio) == words


def test_north_is_up_and_east_is_right() -> None:
    london, edinburgh, cardiff = project(51.5, -0.1), project(55.95, -3.2), project(51.5, -3.2)
    assert edinburgh[1] < london[1]
    assert cardiff[0] < london[0]
    assert all(0 < x < SIZE[0] and 0 < y < SIZE[1] for x, y in (london, edinburgh, cardiff))


def test_the_outline_is_whole_and_inside_the_drawing() -> None:
    path = draw_outline()
    assert path.startswith("M")
    assert path.count("M") == path.count("Z") > 5
    numbers = [float(it) for it in re.findall(r"[\d.]+", path)]
    assert all(0 <= x <= SIZE[0] for x in numbers[::2])
    assert all(0 <= y <= SIZE[1] for y in numbers[1::2])


CROWD = [
    (f"p{number:02}", 51.5 + number % 5 * 0.01, -0.1 + number // 5 * 0.01) for number in range(25)
]


def test_dots_part_until_none_touches_another() -> None:
    dots = arrange(CROWD)
    assert len(dots) == len(CROWD)
    assert all(math.dist(a.at, b.at) >= 2 * RADIUS for a, b in combinations(dots, 2))


def test_two_dots_at_one_spot_part() -> None:
    one, two = spread([(10.0, 10.0), (10.0, 10.0)])
    assert math.dist(one, two) >= 2 * RADIUS


def test_names_stand_a_line_apart_in_the_order_of_their_dots() -> None:
    for side in (-1, 1):
        column = [dot for dot in arrange(CROWD) if dot.side == side]
        assert column
        assert all(b.name_y - a.name_y >= LINE_HEIGHT - 0.001 for a, b in pairwise(column))
        assert [it.at[1] for it in column] == sorted(it.at[1] for it in column)


def test_the_same_places_in_another_order_stand_where_they_stood() -> None:
    assert arrange(reversed(CROWD)) == arrange(CROWD)
