"""What is computed once for all pages: the evidence of every case, and the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from casebook.catalog import Catalog, Document, Item
from casebook.citations import render_reference
from casebook.contrasts import Contrasts
from casebook.evidence import (
    Assessment,
    Label,
    Stage,
    assess_claims,
    describe_counts,
    find_stage,
    read_insiders,
)
from casebook.likeness import Kinship
from casebook.maps import Dot, arrange
from casebook.pages.ties import Ties
from casebook.pages.words import capital, plural
from casebook.places import PlaceLikeness, compare_places
from casebook.records import Case, NotFound, Organisation, Place, Setback, Source
from casebook.records.fields import Edtf
from casebook.records.parts import Event, Reason, StatusNote
from casebook.records.vocabularies import Direction, ReadExtent, SetbackKind, Standing

_FIRM = frozenset({Label.SUPPORTED, Label.WELL_SUPPORTED})
_BLANKS = {
    "formation": "Why the partners came together was not found",
    "costs": "What it cost was not found",
    "effort": "How many people and how much time it took was not found",
    "contact": "A public way to ask was not found",
    "setbacks": "What did not work was not found",
}
# How a relation reads from the other end.
_INVERSE = {
    "part_of": "Has as a part",
    "followed_by": "Follows",
    "adapted_from": "Adapted elsewhere as",
    "contrasts_with": "Contrasts with",
}


@dataclass(frozen=True)
class Facts:
    """What is computed once for all pages: the evidence of every case."""

    catalog: Catalog

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its key."""
        return {key: item.record for key, item in self.catalog.sources.items()}

    @cached_property
    def targets(self) -> dict[str, Document[Any]]:
        """Every document by its path below `docs/`."""
        return {document.target: document for document in self.catalog.documents}

    @cached_property
    def ties(self) -> Ties:
        """What holds entries together, read from the side that is named."""
        return Ties(self.catalog)

    @cached_property
    def kinship(self) -> Kinship:
        """Which cases are like which."""
        return Kinship(self.catalog)

    @cached_property
    def contrasts(self) -> Contrasts:
        """Which cases editors set against each other."""
        return Contrasts(self.catalog)

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Every organisation by its id."""
        return {entry.id: entry.record for entry in self.catalog.of("organisations", Organisation)}

    @cached_property
    def assessments(self) -> dict[str, dict[str, Assessment]]:
        """Entry path → claim id → assessment, for all entries that make claims."""
        found = {}
        for document in self.catalog.documents:
            if claims := getattr(document.record, "claims", ()):
                partners = getattr(document.record, "partners", ())
                insiders = read_insiders(partners, self.organisations)
                found[document.path] = assess_claims(claims, self.sources, insiders)
        return found

    def cases_in(self, place: str) -> list[Document[Case]]:
        """The cases that are set in a place, by id."""
        return [case for case in self.catalog.cases if place in case.record.places]

    @cached_property
    def regions(self) -> list[tuple[str, list[Item[Place]]]]:
        """The places with cases by region, both by name."""
        found: dict[str, list[Item[Place]]] = defaultdict(list)
        for item in self.catalog.places.values():
            if self.cases_in(item.id):
                found[item.record.region].append(item)
        return sorted(found.items())

    @cached_property
    def dots(self) -> list[Dot]:
        """The places with cases as dots of the map, from north to south."""
        places = [item.record for _, items in self.regions for item in items]
        return arrange((it.id, it.latitude, it.longitude) for it in places)

    def places_like(self, id: str, count: int) -> list[PlaceLikeness]:
        """The places with a case that are most like a place, with what differs."""
        with_cases = {place for case in self.catalog.cases for place in case.record.places}
        others = (self.catalog.places[it].record for it in sorted(with_cases))
        return compare_places(self.catalog.places[id].record, others, count)

    @cached_property
    def _carriers(self) -> dict[str, list[tuple[Document[Case], Reason]]]:
        found: dict[str, list[tuple[Document[Case], Reason]]] = defaultdict(list)
        for case in self.catalog.cases:
            for theme, reason in case.record.themes.items():
                found[theme].append((case, reason))
        return found

    def carriers(self, theme: str) -> list[tuple[Document[Case], Reason]]:
        """The cases that carry a theme, each with the reason, by id."""
        return self._carriers.get(theme, [])

    @cached_property
    def _relations(self) -> dict[str, list[tuple[str, Document[Case], str]]]:
        found: dict[str, list[tuple[str, Document[Case], str]]] = defaultdict(list)
        for case in self.catalog.cases:
            for name, words in _INVERSE.items():
                for relation in getattr(case.record.related, name):
                    found[relation.case].append((words, case, relation.why))
        return found

    def _case(self, id: str) -> Case:
        return next(case.record for case in self.catalog.cases if case.id == id)

    def relations_to(self, case: str) -> list[tuple[str, Document[Case], str]]:
        """What other cases say of their tie to this one: in words, which case, and why.

        A contrast that this case names itself is left out, since it reads the same both ways.
        """
        own = {it.case for it in self._case(case).related.contrasts_with}
        found = self._relations.get(case, [])
        return [it for it in found if it[0] != _INVERSE["contrasts_with"] or it[1].id not in own]

    def sources_of(
        self, standing: Standing
    ) -> list[tuple[Source, Markup, tuple[Document[Any], ...]]]:
        """The sources of one kind by title: the source, its reference, and who uses it."""
        rows = [source for source in self.sources.values() if source.standing is standing]
        rows.sort(key=lambda source: (source.title.casefold(), source.id))
        users = self.catalog.users
        return [(row, render_reference(row), users("sources", row.id)) for row in rows]

    def setbacks_of(self, kind: SetbackKind) -> list[tuple[Document[Case], Setback]]:
        """Every setback of one kind with its case."""
        return [
            (case, setback)
            for case in self.catalog.cases
            if not isinstance(case.record.setbacks, NotFound)
            for setback in case.record.setbacks
            if setback.kind is kind
        ]

    def pages_in(self, folder: str) -> list[Document[Any]]:
        """The plain pages of a folder, without its index."""
        return [
            page
            for target, page in self.catalog.pages.items()
            if target.startswith(folder) and not target.endswith("/index.md")
        ]

    def history(self, case: Document[Case]) -> list[Event | StatusNote]:
        """The events and changes of status of a case in one line, oldest first."""
        return sorted(
            [*case.record.events, *case.record.status], key=lambda it: (it.date.first, it.date.last)
        )

    def tested(self, case: Document[Case]) -> str:
        """How far a case was tested, with how many of its outcomes that holds for."""
        claims, found = case.record.claims, self.assessments[case.path]
        stages = Counter(find_stage([claim], found) for claim in claims)
        stage, total = self.stage(case), stages.total() - stages[Stage.DESCRIBED]
        compared = stages[Stage.COMPARED]
        examined = stages[Stage.EXAMINED] + compared
        credited = f"of {plural(total, 'outcome')} that somebody credits to it, outsiders"
        part = " in part" if 0 < examined < total else ""
        notes = {
            Stage.COMPARED: f"{credited} examined {examined}, {compared} by comparison",
            Stage.EXAMINED: f"{credited} examined {examined}; nobody compared it with elsewhere",
            Stage.REPORTED: f"{credited} reported {stages[Stage.REPORTED]} and examined none",
            Stage.SELF_REPORTED: f"{credited} examined none",
            Stage.DESCRIBED: "no outcome is credited to it",
        }
        return f"{capital(stage.label)}{part}: {notes[stage]}"

    def nearest_route(self, case: Document[Case]) -> Document[Case] | None:
        """Of the cases that are like this one, the most alike with a public way to ask."""
        near = (it.case for it in self.kinship.like(case, len(self.catalog.cases)))
        return next((it for it in near if not isinstance(it.record.contact, NotFound)), None)

    def reading(self, case: Document[Case]) -> str:
        """How many sources a case cites, and how many of them were read whole."""
        keys = {str(key) for _, key in case.references if key.kind == "sources"}
        whole = sum(self.sources[key].read is ReadExtent.WHOLE for key in keys)
        return f"{plural(len(keys), 'source')}, {whole or 'none'} of them read whole"

    def newest(self, case: Document[Case]) -> Edtf | None:
        """The date of the newest source that a case cites; none where no source has a date."""
        keys = {str(key) for _, key in case.references if key.kind == "sources"}
        dates = [self.sources[key].issued for key in keys]
        return max((it for it in dates if it), key=lambda it: (it.last, it.first), default=None)

    def directions(self, case: Document[Case]) -> str:
        """Which way the outcomes of a case went: `7 outcomes claimed: 5 better, 2 worse`."""
        counted = Counter(claim.direction for claim in case.record.claims)
        firm = Counter(
            it.claim.direction for it in self.assessments[case.path].values() if it.label in _FIRM
        )
        parts = [
            f"{counted[word]} {word.label}" + (f" ({firm[word]} supported)" if firm[word] else "")
            for word in Direction
            if counted[word]
        ]
        return f"{plural(counted.total(), 'outcome')} claimed: {', '.join(parts)}"

    @cached_property
    def setback_count(self) -> int:
        """How many setbacks the casebook tells."""
        return sum(len(self.setbacks_of(kind)) for kind in SetbackKind)

    def news(self, count: int) -> list[tuple[Document[Any], Edtf, str]]:
        """The newest changes in what we say; an entry without any counts as new when reviewed."""
        rows: list[tuple[Document[Any], Edtf, str]] = []
        for document in self.catalog.documents:
            changes = getattr(document.record, "changes", ())
            rows += [(document, change.date, change.note) for change in changes]
            if not changes and isinstance(document.record, Case):
                rows.append((document, document.record.reviewed, "added to the casebook."))
        return sorted(rows, key=lambda row: (-row[1].first.toordinal(), row[0].path))[:count]

    @cached_property
    def unknowns(self) -> list[str]:
        """What the casebook could not find, counted over all cases."""
        total = len(self.catalog.cases)
        blanks = {
            name: sum(isinstance(getattr(it.record, name), NotFound) for it in self.catalog.cases)
            for name in _BLANKS
        }
        said = [
            f"{_BLANKS[name]} in {blanks[name]} of {total} cases."
            for name in _BLANKS
            if blanks[name]
        ]
        compared = sum(self.stage(case) is Stage.COMPARED for case in self.catalog.cases)
        return [f"{compared} of {total} cases were studied with a comparison.", *said]

    @cached_property
    def nations(self) -> list[str]:
        """The nations that cases are from, in words."""
        places = {id for case in self.catalog.cases for id in case.record.places}
        return sorted({self.catalog.places[id].record.nation.meaning for id in places})

    @cached_property
    def own_share(self) -> str:
        """How many outcome claims rest on the place's own account."""
        every = [it for case in self.catalog.cases for it in self.assessments[case.path].values()]
        own = sum(it.label is Label.CLAIMED for it in every)
        return f"{own} of {len(every)} outcome claims rest on the places' own accounts."

    def stage(self, case: Document[Case]) -> Any:
        """How far a case was tested."""
        return find_stage(case.record.claims, self.assessments[case.path])

    def counts(self, case: Document[Case]) -> str:
        """The counts of a case's claims, in a sentence."""
        return describe_counts(self.assessments[case.path])
