"""The outline of the United Kingdom and where dots and their names stand on it.

The outline is Natural Earth's (public domain), at 1 : 50 million, from the npm package world-atlas
as TopoJSON (https://github.com/topojson/topojson-specification). Units of the drawing are pixels
of a map of `SIZE`; x grows to the east and y to the south.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise, product
from typing import Any

from casebook.keeping import ROOT

SIZE = (400, 680)
RADIUS = 9.0
LINE_HEIGHT = 21.0
_ATLAS = ROOT / "node_modules/world-atlas/countries-50m.json"
_UK = "826"  # ISO 3166-1 numeric, as the atlas names its countries
_WEST, _NORTH, _SCALE = -8.3, 60.95, 60.0
# Equirectangular, true to scale along the middle of the country: straight lines, small error.
_SQUEEZE = math.cos(math.radians(54.5))
_SMALLEST = 1.5  # an island of fewer square pixels is not drawn
Point = tuple[float, float]


class AtlasMissingError(FileNotFoundError):
    """npm has not installed the atlas."""


def project(latitude: float, longitude: float) -> Point:
    """Degrees (WGS 84) → pixels of the map."""
    return (longitude - _WEST) * _SQUEEZE * _SCALE, (_NORTH - latitude) * _SCALE


@lru_cache(maxsize=1)
def draw_outline() -> str:
    """The outline as the `d` of an SVG path.

    Raises:
        AtlasMissingError: the npm package is not installed; `make setup` does that.
    """
    if not _ATLAS.is_file():
        raise AtlasMissingError(f"{_ATLAS.relative_to(ROOT)} is missing; run: make setup")
    atlas = json.loads(_ATLAS.read_text(encoding="utf-8"))
    countries = atlas["objects"]["countries"]["geometries"]
    shape = next(country for country in countries if country.get("id") == _UK)
    rings = [_read_ring(atlas, ring) for polygon in shape["arcs"] for ring in polygon]
    return "".join(_draw_ring(ring) for ring in rings if abs(_area(ring)) >= _SMALLEST)


def _read_ring(atlas: dict[str, Any], arcs: Sequence[int]) -> list[Point]:
    """The points of a ring: arcs in a row; the complement of a number is that arc backwards."""
    points: list[Point] = []
    for number in arcs:
        arc = _read_arc(atlas, number if number >= 0 else ~number)
        points += arc if number >= 0 else arc[::-1]
    return points


def _read_arc(atlas: dict[str, Any], number: int) -> list[Point]:
    (x_scale, y_scale), (x_start, y_start) = (
        atlas["transform"][name] for name in ("scale", "translate")
    )
    # Each point is told as the step from the one before it.
    steps = accumulate(atlas["arcs"][number], lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [project(y * y_scale + y_start, x * x_scale + x_start) for x, y in steps]


def _draw_ring(ring: list[Point]) -> str:
    rounded = [f"{x:.1f} {y:.1f}" for x, y in ring]
    different = rounded[:1] + [after for before, after in pairwise(rounded) if before != after]
    return f"M{'L'.join(different)}Z"


def _area(ring: list[Point]) -> float:
    """The signed area of a ring in square pixels."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def spread(points: Sequence[Point], gap: float = 2 * RADIUS + 1) -> list[Point]:
    """The points, moved apart until each two are `gap` pixels away; the same every time."""
    moved = list(points)
    for _ in range(200):
        clashes = [pair for pair in _near(moved, gap) if _apart(moved, pair) < gap - 0.01]
        if not clashes:
            break
        for one, two in clashes:
            moved[one], moved[two] = _push(moved[one], moved[two], gap)
    return moved


def _near(points: Sequence[Point], gap: float) -> list[tuple[int, int]]:
    """The pairs that can clash, found by squares of the size of the gap."""
    squares: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(points):
        squares.setdefault((int(x // gap), int(y // gap)), []).append(number)
    pairs = {
        (min(one, two), max(one, two))
        for (column, row), members in squares.items()
        for across, down in product((-1, 0, 1), repeat=2)
        for two in squares.get((column + across, row + down), ())
        for one in members
        if one != two
    }
    return sorted(pairs)


def _apart(points: Sequence[Point], pair: tuple[int, int]) -> float:
    return math.dist(points[pair[0]], points[pair[1]])


def _push(one: Point, two: Point, gap: float) -> tuple[Point, Point]:
    apart = math.dist(one, two)
    # Two at the very same spot part sideways.
    direction = ((two[0] - one[0]) / apart, (two[1] - one[1]) / apart) if apart else (1.0, 0.0)
    step = (gap - apart) / 2 + 0.01
    return (
        (one[0] - direction[0] * step, one[1] - direction[1] * step),
        (two[0] + direction[0] * step, two[1] + direction[1] * step),
    )


@dataclass(frozen=True)
class Dot:
    """Where a dot stands, where its place truly is, and where its name is written.

    `side` is -1 for a name in the column left of the map and 1 for the right.
    """

    id: str
    at: Point
    true: Point
    side: int
    name_y: float


def arrange(places: Iterable[tuple[str, float, float]]) -> list[Dot]:
    """Places (id, latitude, longitude) → dots that do not touch, with names that do not collide.

    Names stand in two columns beside the map, in the order of their dots from north to south.
    """
    told = sorted(places)
    true = [project(latitude, longitude) for _, latitude, longitude in told]
    dots = list(zip((id for id, _, _ in told), spread(true), true, strict=True))
    middle = sorted(at[0] for _, at, _ in dots)[len(dots) // 2] if dots else 0.0
    found = []
    for side in (-1, 1):
        column = [it for it in dots if (it[1][0] >= middle) == (side > 0)]
        column.sort(key=lambda it: (it[1][1], it[0]))
        heights = _stack([at[1] for _, at, _ in column])
        found += [
            Dot(id, at, truth, side, y) for (id, at, truth), y in zip(column, heights, strict=True)
        ]
    return sorted(found, key=lambda dot: (dot.at[1], dot.id))


def _stack(wanted: Sequence[float]) -> list[float]:
    """Heights near those wanted, a line apart, in order: runs that clash share their middle."""
    runs: list[list[float]] = []
    for height in wanted:
        runs.append([height])
        while len(runs) > 1 and _top(runs[-1]) < _top(runs[-2]) + LINE_HEIGHT * len(runs[-2]):
            last = runs.pop()
            runs[-1] += last
    return [_top(run) + LINE_HEIGHT * number for run in runs for number in range(len(run))]


def _top(run: Sequence[float]) -> float:
    """Where the first name of a run stands, if the run is centred on what its names want."""
    return sum(run) / len(run) - LINE_HEIGHT * (len(run) - 1) / 2
