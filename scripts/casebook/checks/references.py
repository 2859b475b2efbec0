"""Every id that is named belongs to something, and what is gathered is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.catalog import Catalog, Document, Item
from casebook.citations import cited_claims, cited_keys
from casebook.frontmatter import Path
from casebook.problems import Problem, join_help, shorten, suggest
from casebook.records import Guide
from casebook.records.entries import CaseEvidence

_HOMES = {
    "sources": "add it to a file in docs/sources/",
    "places": "add it to docs/places.yaml",
    "issues": "add it to docs/vocabulary.yaml under issues",
    "approaches": "add it to docs/vocabulary.yaml under approaches",
}


def check_every_named_id_exists(catalog: Catalog) -> Iterator[Problem]:
    """An id that is named is the id of something in the casebook that is not a draft."""
    drafts = {(draft.kind, draft.id) for draft in catalog.drafts}
    for (kind, id_), uses in catalog.uses.items():
        allowed = catalog.known.get(kind, frozenset())
        if id_ in allowed or (kind, "*") in catalog.unread:
            continue
        if (kind, id_) in drafts:
            message, help_ = f'"{id_}" is a draft', "publish it first, or leave it out"
        else:
            message = f'"{shorten(id_)}" is not an id in {kind}'
            folder = "docs" if kind == "pages" else f"docs/{kind}"
            home = _HOMES.get(kind, f"write {folder}/{shorten(id_)}.md")
            help_ = join_help(home, suggest(id_, allowed))
        for use in uses:
            yield use.fault(message, help_)


def check_every_source_is_cited(catalog: Catalog) -> Iterator[Problem]:
    """A source in the bibliography is cited somewhere."""
    if any(id_ == "*" for _, id_ in catalog.unread):
        return  # what a file that cannot be read cites is not known
    for id_, item in catalog.sources.items():
        if ("sources", id_) not in catalog.uses and id_ not in catalog.mentioned:
            help_ = "cite it, or delete it from the file"
            yield item.fault(("id",), f'"{id_}" is cited nowhere', help_)


def check_sources_of_a_text_are_told_in_it(catalog: Catalog) -> Iterator[Problem]:
    """A source that the front matter names for the text as a whole is cited in the text."""
    for document in catalog.documents:
        cited = {key for key, _ in cited_keys(document.body)}
        for number, key in enumerate(getattr(document.record, "sources", ())):
            if key not in cited:
                message = f'"{key}" is not cited in the text'
                help_ = f"write [@{key}] after the sentence it supports, or take it off the list"
                yield document.fault(("sources", number), message, help_)


def check_claims_in_a_text_exist(catalog: Catalog) -> Iterator[Problem]:
    """A claim that a text shows with `[#id]` is a claim of the same entry."""
    for document in catalog.documents:
        claims = {claim.id for claim in getattr(document.record, "claims", ())}
        for id_, line in cited_claims(document.body, document.parsed.body_line):
            if id_ not in claims:
                message = f'"{shorten(id_)}" is not a claim of this page'
                help_ = join_help("add it under claims, or delete the mark", suggest(id_, claims))
                yield Problem(document.path, line, "", message, help_)


def check_disputes_name_claims_of_the_same_entry(catalog: Catalog) -> Iterator[Problem]:
    """A claim disputes other claims of its entry, and never itself."""
    for document in catalog.documents:
        claims = getattr(document.record, "claims", ())
        ids = {claim.id for claim in claims}
        for number, claim in enumerate(claims):
            for at, other in enumerate(claim.disputes):
                path = ("claims", number, "disputes", at)
                if other == claim.id:
                    yield document.fault(path, "disputes itself", "name the other claim")
                elif other not in ids:
                    message = f'"{shorten(other)}" is not a claim of this page'
                    help_ = join_help("add it under claims", suggest(other, ids))
                    yield document.fault(path, message, help_)


def check_evidence_is_a_claim_or_setback_of_its_case(catalog: Catalog) -> Iterator[Problem]:
    """A claim or setback that a finding or a guide rests on is one of the case it names."""
    cases = {case.id: case.record for case in catalog.cases}
    for document in catalog.documents:
        for path, evidence in _case_evidence(document.record):
            for kind in ("claim", "setback"):
                id_, case = getattr(evidence, kind), cases.get(evidence.case)
                if id_ and case:
                    yield from _check_part(document, (*path, kind), (evidence.case, case), id_)


def _case_evidence(record: Any) -> Iterator[tuple[Path, CaseEvidence]]:
    for side, rows in (("for", "for_"), ("against", "against")):
        for number, evidence in enumerate(getattr(record, rows, ())):
            yield (side, number), evidence
    for group_at, group in enumerate(getattr(record, "check", ())):
        for at, question in enumerate(group.questions):
            for number, bite in enumerate(question.cases):
                yield ("check", group_at, "questions", at, "cases", number), bite


def _check_part(
    document: Document[Any], path: Path, case: tuple[str, Any], id_: str
) -> Iterator[Problem]:
    kind = path[-1]
    parts = getattr(case[1], f"{kind}s")
    ids = {part.id for part in parts} if isinstance(parts, tuple) else set()
    if id_ not in ids:
        message = f'"{shorten(id_)}" is not a {kind} of {case[0]}'
        help_ = join_help(f"look under {kind}s in docs/cases/{case[0]}.md", suggest(id_, ids))
        yield document.fault(path, message, help_)


def check_sessions_read_a_case_of_their_theme(catalog: Catalog) -> Iterator[Problem]:
    """The case of a session carries the theme of the session."""
    cases = {case.id: case.record for case in catalog.cases}
    for guide in catalog.of("guides", Guide):
        session = guide.record.session
        if session and session.case in cases and session.theme not in cases[session.case].themes:
            themes = ", ".join(cases[session.case].themes)
            message = f'"{session.case}" does not carry the theme {session.theme}'
            yield guide.fault(
                ("session", "case"), message, f"choose another case; its themes are {themes}"
            )


def check_nothing_relates_to_itself(catalog: Catalog) -> Iterator[Problem]:
    """A case, place or source does not name itself as the other."""
    for (kind, id_), uses in catalog.uses.items():
        for use in uses:
            own = use.document.kind if isinstance(use.document, Document) else _kind(use.document)
            if (own, use.document.id) == (kind, id_) and use.path:
                yield use.fault("names itself", "name the other one")


def _kind(item: Item[Any]) -> str:
    return "sources" if item.at[0] == "references" else str(item.at[0])


RULES = (
    check_every_named_id_exists,
    check_every_source_is_cited,
    check_sources_of_a_text_are_told_in_it,
    check_claims_in_a_text_exist,
    check_disputes_name_claims_of_the_same_entry,
    check_evidence_is_a_claim_or_setback_of_its_case,
    check_sessions_read_a_case_of_their_theme,
    check_nothing_relates_to_itself,
)
