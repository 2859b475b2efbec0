"""What the data files that our pages read in the browser (`assets/data/`) have in common."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from casebook.catalog import Document
from casebook.pages.context import address
from casebook.records import Case


def write_json(version: int, content: Mapping[str, Any]) -> bytes:
    """A data file without spaces; `version` is of its form, and the page refuses another."""
    data = {"version": version, **content}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_head(case: Document[Case]) -> dict[str, Any]:
    """How a case is named and found; `url` is relative to the root of the site."""
    return {"id": case.id, "title": case.record.title, "url": address(case.target)}
