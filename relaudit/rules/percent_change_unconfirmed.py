"""The rule percent-change-unconfirmed."""

from collections.abc import Iterator

from relaudit.model import Table
from relaudit.rules import Hit, Release, _checks, release_rule

COARSE = 100
"""Points of a reach so wide that the figures say nothing: "$0.3 million" after "$0.2 million"."""


@release_rule("note")
def percent_change_unconfirmed(release: Release) -> Iterator[Hit]:
    """A stated percentage of change is possible only with digits that the release does not print.

    Why: the figures as printed give another percentage; the source should be asked for one digit more
    before someone else asks.

    Fires: "$54 million ... exceed 2000 revenues of $36.9 million by approximately 47%": the figures
    give 46.3 %, and anything from 44.8 to 47.9 % prints as they do.

    Silent: "rose 25% to $12.4 million from $9.9 million" (25.3 %).

    Limits: in tables only the rates of counts, since amounts in thousands hide what theirs came from. With
    figures of few digits nearly every percentage is possible; that is no proof that the stated one is
    right.
    """
    amounts = [table for table in release.document.tables if _of_amounts(table)]
    for check in _checks.of(release, "percent-change", "within-rounding"):
        if any(table.start <= check.stated.start < table.end for table in amounts):
            continue
        if check.low is not None and check.high is not None and check.high - check.low > COARSE:
            continue
        said = _checks.words(release.document, check)
        closed = check.low is not None and check.high is not None
        so_far = (
            "right only within rounding" if closed else "right only well beyond the bound that is printed"
        )
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}: {so_far}.")


def _of_amounts(table: Table) -> bool:
    """Whether a table is told in thousands or in money."""
    return table.scale != 1 or any(cell and cell.unit == "$" for row in table.rows for cell in row.cells)
