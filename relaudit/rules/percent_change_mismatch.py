"""The rule percent-change-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("error")
def percent_change_mismatch(release: Release) -> Iterator[Hit]:
    """A stated percentage of change does not follow from the two figures it is said of.

    Why: a reader will do the division. Each printed figure is taken as everything that rounds to it,
    so what fires cannot be explained by rounding.

    Fires: "Revenue rose 30% to $12.4 million from $9.9 million" (24.1 to 26.4 % is possible);
    "increased $1.4 million, or 48%, to $4.9 million" (40 % of the 3.5 million before).

    Silent: "Revenue rose 26% to $12.4 million from $9.9 million" (25.3 %, yet 26 within rounding: see
    percent-change-unconfirmed); "up 12% in constant currency"; "or 15% of revenue".

    In tables: a rate that is not the change between the two columns that nearly all other rates are of.

    Limits: only figures that one sentence puts together, or "This is an increase of ..." after the
    sentence with the value. A profit after a loss has no percentage of change. Where both the size and
    the direction are off, the figures are taken as not belonging together.
    """
    for check in _checks.of(release, "percent-change", "inconsistent", "value"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}.")
