"""The rule percent-vs-percentage-point."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("warning")
def percent_vs_percentage_point(release: Release) -> Iterator[Hit]:
    """A change of a rate is given in per cent although the figures show percentage points.

    Why: from 38% to 41% is 3 points or 7.9 %; the two differ by more than a reader forgives.

    Fires: "margin rose 3% to 41% from 38%".

    Silent: "margin rose 3 percentage points to 41% from 38%"; "margin rose 8% to 41% from 38%".

    Limits: only where the stated number is the difference and cannot be the rate of change.
    """
    for check in release.checks:
        if check.fault == "points":
            said = _checks.words(release.document, check)
            yield _checks.hit(check, f"The text says {said}; {check.working}, not per cent.")
