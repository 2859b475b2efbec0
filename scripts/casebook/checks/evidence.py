"""Claims stand in an honest relation to each other."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.catalog import Catalog
from casebook.problems import Problem


def check_disputes_are_mutual(catalog: Catalog) -> Iterator[Problem]:
    """A claim that is disputed by another disputes it too."""
    for document in catalog.documents:
        claims = getattr(document.record, "claims", ())
        numbers = {claim.id: number for number, claim in enumerate(claims)}
        for claim in claims:
            for other in claim.disputes:
                number = numbers.get(other)
                if number is not None and claim.id not in claims[number].disputes:
                    message = f'is disputed by "{claim.id}" but does not dispute it'
                    help_ = f"add {claim.id} to its disputes, or take {other} off the other list"
                    yield document.fault(("claims", number, "disputes"), message, help_)


RULES = (check_disputes_are_mutual,)
