"""The rule per-unit-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("warning")
def per_unit_mismatch(release: Release) -> Iterator[Hit]:
    """A number of shares times the price of one is not the total that the sentence gives.

    Why: offerings are stated in these three figures, and a slip in one is a slip in a
    securities filing.

    Fires: "1,000,000 shares at $2.50 per share for gross proceeds of $2.8 million" (2.5
    million).

    Silent: "for net proceeds of $2.3 million"; offerings with warrants; "up to 1,000,000
    shares".

    Limits: only sentences with one number of shares, one price and one total.
    """
    for check in _checks.of(release, "per-unit", "inconsistent"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}.")
