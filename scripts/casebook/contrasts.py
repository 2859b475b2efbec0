"""The pairs of cases that editors set against each other, each pair once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from casebook.catalog import Catalog, Document
from casebook.records import Case


@dataclass(frozen=True)
class Pair:
    """Two cases in the order of their ids, where their page lies, and who says why.

    `reasons` holds (the case on whose page it is said, the reason), one or two of them.
    """

    cases: tuple[Document[Case], Document[Case]]
    target: str
    reasons: tuple[tuple[Document[Case], str], ...]


@dataclass(frozen=True)
class Contrasts:
    """All declared contrasts of a catalog."""

    catalog: Catalog

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair once, in the order of the ids."""
        cases = {case.id: case for case in self.catalog.cases}
        found: dict[tuple[str, str], list[tuple[Document[Case], str]]] = defaultdict(list)
        for case in cases.values():
            for it in case.record.related.contrasts_with:
                one, other = sorted((case.id, str(it.case)))
                found[one, other].append((case, it.why))
        targets = _targets(sorted(found))
        return tuple(
            Pair((cases[one], cases[other]), targets[one, other], tuple(found[one, other]))
            for one, other in targets
        )

    @cached_property
    def _by_case(self) -> dict[str, dict[str, Pair]]:
        found: dict[str, dict[str, Pair]] = defaultdict(dict)
        for pair in self.pairs:
            one, other = (it.id for it in pair.cases)
            found[one][other] = found[other][one] = pair
        return found

    def of(self, case: str) -> list[tuple[Document[Case], Pair]]:
        """The cases that one is set against, by id, each with the pair."""
        pairs = self._by_case.get(case, {})
        return [
            (next(it for it in pairs[other].cases if it.id == other), pairs[other])
            for other in sorted(pairs)
        ]

    def between(self, one: str, other: str) -> Pair | None:
        """The pair of two cases, in either order; none where no editor declares it."""
        return self._by_case.get(one, {}).get(other)


def _targets(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Where the page of each pair lies; ids that hold an `and` may ask for the same place."""
    targets: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for one, other in pairs:
        name, number = f"{one}-and-{other}", 1
        while name in taken:
            number += 1
            name = f"{one}-and-{other}-{number}"
        taken.add(name)
        targets[one, other] = f"compare/{name}.md"
    return targets
