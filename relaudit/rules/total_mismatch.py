"""The rule total-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("error")
def total_mismatch(release: Release) -> Iterator[Hit]:
    """Parts that the release names as the whole do not add up to the total it states.

    Why: every reader with the list in front of them can add it up.

    Fires: "$4.1, $3.2 and $2.0 million, totalling $9.8 million" (9.15 to 9.45 is possible); a
    column of a table whose total is off while the other columns foot.

    Silent: "a total of $52 million through repurchases of $31 million" (one part of it);
    parts that add up within rounding.

    Limits: after "including" a list may be incomplete, so only totals that add up are
    recomputed there. In tables a total is told only where the same rows add up in another
    column.
    """
    for check in _checks.of(release, "sum", "inconsistent", "value"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The parts of {said} give {check.working}.")
