"""What holds entries together: which cases speak for a finding, and what names a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casebook.catalog import Catalog, Document
from casebook.records import Case, Finding, Guide, Idea, Organisation, UserProblem
from casebook.records.vocabularies import Confidence


@dataclass(frozen=True)
class Tally:
    """How many cases speak for a finding, against it, both ways, and not at all."""

    speaking_for: int
    speaking_against: int
    both: int
    silent: int


@dataclass(frozen=True)
class Mention:
    """One entry that names a case: which, in which role (`for`, `failed` …), and why."""

    document: Document[Any]
    role: str
    why: str


@dataclass(frozen=True)
class Ties:
    """The cross-references between kinds of entries, read from the side that is named."""

    catalog: Catalog

    def tally(self, finding: Document[Finding]) -> Tally:
        """The cases for and against a finding; a case counts once on each side."""
        for_ = {it.case for it in finding.record.for_}
        against = {it.case for it in finding.record.against}
        silent = len(self.catalog.cases) - len(for_ | against)
        return Tally(len(for_), len(against), len(for_ & against), silent)

    @cached_property
    def findings(self) -> list[Document[Finding]]:
        """All findings, the surest first; equally sure ones by id."""
        order = list(Confidence)
        return sorted(
            self.catalog.findings, key=lambda it: (order.index(it.record.confidence.level), it.id)
        )

    def findings_on(self, theme: str) -> list[Document[Finding]]:
        """The findings that carry a theme, the surest first."""
        return [it for it in self.findings if theme in it.record.themes]

    def mentions(self, case: str, kind: str) -> tuple[Mention, ...]:
        """Where the findings, problems, ideas or organisations name a case, by their id."""
        return tuple(self._mentions.get((case, kind), ()))

    @cached_property
    def _mentions(self) -> dict[tuple[str, str], list[Mention]]:
        found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for case, mention in (*self._in_findings(), *self._elsewhere(), *self._in_sessions()):
            found[case, mention.document.kind].append(mention)
        return found

    def _in_findings(self) -> Iterator[tuple[str, Mention]]:
        for finding in self.catalog.findings:
            for it in finding.record.for_:
                yield it.case, Mention(finding, "for", it.why)
            for it in finding.record.against:
                yield it.case, Mention(finding, "against", it.why)

    def _elsewhere(self) -> Iterator[tuple[str, Mention]]:
        for problem in self.catalog.of("problems", UserProblem):
            for row in problem.record.cases:
                yield row.case, Mention(problem, "failed" if row.failed else "tried", row.why)
        for idea in self.catalog.of("ideas", Idea):
            for relation in idea.record.cases:
                yield relation.case, Mention(idea, "shown", relation.why)
        for body in self.catalog.of("organisations", Organisation):
            for tie in body.record.ties:
                yield tie.case, Mention(body, "tie", tie.tie)

    def _in_sessions(self) -> Iterator[tuple[str, Mention]]:
        for guide in self.catalog.of("guides", Guide):
            if session := guide.record.session:
                yield session.case, Mention(guide, "session", guide.record.line)

    @cached_property
    def ways_in(self) -> list[Document[Guide]]:
        """The guides that lead a role in, by id."""
        return [it for it in self.catalog.of("guides", Guide) if it.record.way_in]

    def sessions_on(self, theme: str) -> list[Document[Guide]]:
        """The plans for a session about a theme, by id."""
        guides = self.catalog.of("guides", Guide)
        return [it for it in guides if it.record.session and it.record.session.theme == theme]

    def partner_in(self, body: str) -> list[tuple[Document[Case], str]]:
        """The cases that name an organisation as partner, each with the role, by id."""
        return [
            (case, partner.role.label)
            for case in self.catalog.cases
            for partner in case.record.partners
            if partner.organisation == body
        ]
