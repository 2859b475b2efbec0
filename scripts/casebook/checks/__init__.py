"""The rules between records. One function a rule; its docstring is the rule in one sentence.

Each module here is about one subject and lists its rules in `RULES`.
A rule takes the catalog and yields problems; it neither prints nor raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casebook.catalog import Catalog
from casebook.checks import (
    evidence,
    headings,
    identity,
    links,
    order,
    privacy,
    prose,
    reading_level,
    references,
    safety,
)
from casebook.problems import Problem

Rule = Callable[[Catalog], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *references.RULES,
    *order.RULES,
    *evidence.RULES,
    *prose.RULES,
    *headings.RULES,
    *links.RULES,
    *safety.RULES,
    *privacy.RULES,
)
# What is no fault, but worth another look. It stops no build.
ADVICE: tuple[Rule, ...] = reading_level.ADVICE


def check_catalog(catalog: Catalog) -> list[Problem]:
    """Ask every rule, and return all problems in the order of file, line and field."""
    return sorted({problem for rule in RULES for problem in rule(catalog)})


def advise_on_catalog(catalog: Catalog) -> list[Problem]:
    """Collect all advice in the order of file, line and field."""
    return sorted({advice for rule in ADVICE for advice in rule(catalog)})
