"""One entry, source, place or word in plain text: what `casebook show` prints."""

from __future__ import annotations

from typing import Any

import yaml

from casebook.catalog import Catalog, Document
from casebook.evidence import describe_counts
from casebook.pages.facts import Facts
from casebook.records import Case


def describe(catalog: Catalog, id: str) -> str:
    """Everything known under an id, as YAML documents; an empty string where there is nothing."""
    facts = Facts(catalog)
    found = [_entry(document, facts) for document in catalog.documents if document.id == id]
    found += [_item(item, catalog) for item in catalog.items if item.id == id]
    return "---\n".join(yaml.safe_dump(each, sort_keys=False, allow_unicode=True) for each in found)


def _entry(document: Document[Any], facts: Facts) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": document.id, "kind": document.kind, "file": document.path}
    shown |= document.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    assessed = facts.assessments.get(document.path, {})
    if assessed:
        shown["computed"] = {
            "counts": describe_counts(assessed),
            "labels": {id: f"{it.label}; link {it.link_words}" for id, it in assessed.items()},
        }
    if isinstance(document.record, Case):
        shown["computed"]["stage"] = str(facts.stage(document))
    return shown | {"named-by": _users(facts.catalog, document.kind, document.id)}


def _item(item: Any, catalog: Catalog) -> dict[str, Any]:
    kind = "sources" if item.at[0] == "references" else str(item.at[0])
    shown: dict[str, Any] = {"kind": kind, "file": f"{item.path}:{item.line}"}
    shown |= item.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return shown | {"named-by": _users(catalog, kind, item.id)}


def _users(catalog: Catalog, kind: str, id: str) -> list[str]:
    return [document.path for document in catalog.users(kind, id)]
