"""Which places are like a place, with what is alike and what differs in words.

Each of six things is alike, different or unknown. A thing that is alike adds its weight to the
score, one that differs takes it away, and what is unknown counts for nothing.

The browser compares by the same table (`docs/assets/javascripts/places/likeness.js`): weights and
words go there as data, and `tests/test_like.py` holds the two against each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.records import Place
from casebook.records.vocabularies import CouncilKind, Nation, Setting, Term, Third


@dataclass(frozen=True)
class Thing:
    """One thing to compare: its weight, and the words for each answer; `{}` is the other's own."""

    weight: float
    same: str
    other: str
    unknown: str


# Kind of council first: it decides what a place can do by itself. A region says least.
THINGS = {
    "council": Thing(
        3.0,
        "the same kind of council ({})",
        "another kind of council ({})",
        "it has no council of its own",
    ),
    "deprivation": Thing(2.0, "similar deprivation", "it is {}", "deprivation not known"),
    "setting": Thing(2.0, "also {}", "it is {}", "not known whether urban or rural"),
    "size": Thing(2.0, "", "", "size not known"),
    "nation": Thing(1.0, "also in {}", "it is in {}", "nation not known"),
    "region": Thing(0.5, "the same region ({})", "another region ({})", "region not known"),
}
# Two places are of one size if neither has more than so many times the people of the other.
ALIKE_SIZE = 1.5
_TWICE = 2.5
SIZES = {
    "alike": ALIKE_SIZE,
    "twice": _TWICE,
    "same": "about the same size",
    "double": "about twice the size",
    "times": "about {} times the size",
    "half": "about half the size",
    "part": "about a {} of the size",
    "parts": ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth"],
    "least": "tenth or less",
}


@dataclass(frozen=True)
class Traits:
    """What is compared of a place; `size` is its people. What is not known is none."""

    council: CouncilKind | None = None
    deprivation: Third | None = None
    setting: Setting | None = None
    size: float | None = None
    nation: Nation | None = None
    region: str | None = None


@dataclass(frozen=True)
class PlaceLikeness:
    """Another place: how like it is, what is alike, what differs, and what is not known of it.

    The score is the weight of what is alike without the weight of what differs (-10.5 to 10.5).
    """

    id: str
    score: float
    alike: tuple[str, ...]
    different: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def read_traits(place: Place) -> Traits:
    """What is known of a place that can be compared."""
    return Traits(
        council=None if place.council is CouncilKind.OTHER else place.council,
        deprivation=place.deprivation.third if place.deprivation else None,
        setting=place.setting,
        size=place.population.value if place.population else None,
        nation=place.nation,
        region=place.region,
    )


def compare_places(one: Place, others: Iterable[Place], count: int) -> list[PlaceLikeness]:
    """The places most like one, the likest first; equal ones by id."""
    return compare_traits(read_traits(one), (it for it in others if it.id != one.id))[:count]


def compare_traits(one: Traits, others: Iterable[Place]) -> list[PlaceLikeness]:
    """All places by how like they are to something of which some is known; equal ones by id."""
    found = [_compare(one, other) for other in others]
    return sorted(found, key=lambda it: (-it.score, it.id))


def _compare(one: Traits, other: Place) -> PlaceLikeness:
    told = list(_judge(one, read_traits(other)))
    signs = {True: 1, False: -1, None: 0}
    return PlaceLikeness(
        other.id,
        math.fsum(THINGS[name].weight * signs[same] for name, same, _ in told),
        tuple(words for _, same, words in told if same),
        tuple(words for _, same, words in told if same is False),
        tuple(words for _, same, words in told if same is None),
    )


def _judge(one: Traits, other: Traits) -> Iterator[tuple[str, bool | None, str]]:
    """Each thing known of the first: its name, whether it is alike, and that in words."""
    for name, thing in THINGS.items():
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is None or (name == "region" and _told_by_nation(one, other)):
            continue
        if theirs is None:
            yield name, None, thing.unknown
        elif name == "size":
            ratio = theirs / mine
            yield name, _times(ratio) <= ALIKE_SIZE, describe_size(ratio)
        else:
            same = mine == theirs
            yield name, same, (thing.same if same else thing.other).format(_label(theirs))


def _told_by_nation(one: Traits, other: Traits) -> bool:
    """Whether their nations say already what their regions would."""
    if one.nation is None or other.nation is None:
        return False
    return one.nation is not other.nation or other.region == other.nation.meaning


def _label(value: Term | str) -> str:
    return value.meaning if isinstance(value, Term) else value


def _times(ratio: float) -> float:
    return ratio if ratio >= 1 else 1 / ratio


def describe_size(ratio: float) -> str:
    """A ratio of people in words: `about the same size`, `about twice the size`."""
    times = _times(ratio)
    if times <= ALIKE_SIZE:
        return str(SIZES["same"])
    if times < _TWICE:
        return str(SIZES["double" if ratio > 1 else "half"])
    # Halves upwards, as browsers round; Python's own rounding goes to the even number.
    whole = math.floor(times + 0.5)
    if ratio > 1:
        return str(SIZES["times"]).format(whole)
    parts = SIZES["parts"]
    assert isinstance(parts, list)
    named = parts[whole - 3] if whole - 3 < len(parts) else SIZES["least"]
    return str(SIZES["part"]).format(named)
