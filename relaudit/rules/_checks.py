"""What the rules over recomputed figures share: which checks they speak of, and how they say it."""

from collections.abc import Iterator

from relaudit.model import Check, Document, Fault, Relation, Verdict
from relaudit.rules import Hit, Place, Release


def of(release: Release, relation: Relation, verdict: Verdict, fault: Fault | None = None) -> Iterator[Check]:
    """The checks of one relation with this verdict and, where it is given, this fault."""
    for check in release.checks:
        if (
            check.relation == relation
            and check.verdict == verdict
            and (fault is None or check.fault == fault)
        ):
            yield check


def words(document: Document, check: Check) -> str:
    """The stated figure as printed, on one line."""
    return " ".join(document.text_of(check.stated).split())


def hit(check: Check, message: str, label: str = "stated") -> Hit:
    """A hit at the stated figure, with the figures it was recomputed from beside it."""
    places = (
        Place(check.side, check.stated, label),
        *(Place(check.side, span, "input") for span in check.inputs),
    )
    return Hit(message, places)
