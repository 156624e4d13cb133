"""The rule multiple-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("warning")
def multiple_mismatch(release: Release) -> Iterator[Hit]:
    """A multiple does not fit the figures it is said of, or the growth rate given beside it.

    Why: "doubled" is what the headline will be made of, and growth of 2.4 times is 140 %, not
    240.

    Fires: "doubled to 900,000 from 500,000" (1.8 times); "2.4x, or 240% growth".

    Silent: "doubled to 980,000 from 500,000"; "nearly doubled to 900,000 from 500,000".

    Limits: a spoken multiple is taken as a round one: 1.85 to 2.3 times is "doubled".
    """
    for check in _checks.of(release, "multiple", "inconsistent"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}.")
