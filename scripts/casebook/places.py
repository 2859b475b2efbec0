"""Which places are like a place, with what is alike and what differs in words.

Each of five things is alike, different or unknown; the score is the share of known things that are
alike, weighted. What is unknown counts for nothing, so it neither helps nor harms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.records import Place
from casebook.records.vocabularies import CouncilKind

# Kind of council first: it decides what a place can do by itself.
_WEIGHTS = {"council": 3.0, "deprivation": 2.0, "setting": 2.0, "size": 2.0, "nation": 1.0}
# Two places are of one size if neither has more than so many times the people of the other.
ALIKE_SIZE = 1.5


@dataclass(frozen=True)
class PlaceLikeness:
    """Another place: how like it is (0 to 1), what is alike, and what differs."""

    id: str
    score: float
    alike: tuple[str, ...]
    different: tuple[str, ...]


def compare_places(one: Place, others: Iterable[Place], count: int) -> list[PlaceLikeness]:
    """The places most like one, the likest first; equal ones by id."""
    found = [_compare(one, other) for other in others if other.id != one.id]
    return sorted(found, key=lambda it: (-round(it.score, 6), it.id))[:count]


def _compare(one: Place, other: Place) -> PlaceLikeness:
    told = list(_judge(one, other))
    known = math.fsum(_WEIGHTS[name] for name, _, _ in told)
    alike = math.fsum(_WEIGHTS[name] for name, same, _ in told if same)
    return PlaceLikeness(
        other.id,
        alike / known if known else 0.0,
        tuple(words for _, same, words in told if same),
        tuple(words for _, same, words in told if not same),
    )


def _judge(one: Place, other: Place) -> Iterator[tuple[str, bool, str]]:
    """Each thing known of both: its name, whether it is alike, and that in words."""
    if CouncilKind.OTHER not in (one.council, other.council):
        same = one.council is other.council
        words = "the same kind of council" if same else "another kind of council"
        yield "council", same, f"{words} ({other.council.meaning})"
    if one.deprivation and other.deprivation:
        same = one.deprivation.third is other.deprivation.third
        words = "similar deprivation" if same else f"it is {other.deprivation.third.meaning}"
        yield "deprivation", same, words
    if one.setting and other.setting:
        same = one.setting is other.setting
        yield "setting", same, f"{'also' if same else 'it is'} {other.setting.meaning}"
    if one.population and other.population:
        ratio = other.population.value / one.population.value
        yield "size", 1 / ALIKE_SIZE <= ratio <= ALIKE_SIZE, describe_size(ratio)
    same = one.nation is other.nation
    yield "nation", same, f"{'also' if same else 'it is'} in {other.nation.meaning}"


def describe_size(ratio: float) -> str:
    """A ratio of people in words: `about the same size`, `about twice the size`."""
    if 1 / ALIKE_SIZE <= ratio <= ALIKE_SIZE:
        return "about the same size"
    times = ratio if ratio > 1 else 1 / ratio
    if ratio > 1:
        return f"about {'twice' if times < 2.5 else f'{times:.0f} times'} the size"
    return "about half the size" if times < 2.5 else f"about a {_ordinal(round(times))} of the size"


def _ordinal(number: int) -> str:
    names = {
        3: "third",
        4: "quarter",
        5: "fifth",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
    }
    return names.get(number, "tenth or less")
