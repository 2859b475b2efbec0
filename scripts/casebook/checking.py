"""Load and check a folder: what `casebook check` and the site's build both begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casebook.catalog import Catalog
from casebook.checks import advise_on_catalog, check_catalog
from casebook.loading import load_catalog
from casebook.problems import Problem


@dataclass(frozen=True)
class Report:
    """What was read and every fault found in it, sorted by file, line and field.

    `advice` has the same form, and stops nothing.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """How many files of entries, pages and drafts were looked at."""
        faulty = {problem.path for problem in self.problems}
        read = {document.path for document in self.catalog.documents}
        data = {item.path for item in self.catalog.items}
        drafts = {draft.path for draft in self.catalog.drafts}
        return len(read | data | drafts | faulty)


def check_folder(docs: Path, today: date, *, preview: bool = False) -> Report:
    """Read `docs`, ask every rule, and return all faults together."""
    catalog, faults = load_catalog(docs, today, preview=preview)
    problems = sorted({*faults, *check_catalog(catalog)})
    return Report(catalog, tuple(problems), tuple(advise_on_catalog(catalog)))
