"""The rule change-direction-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("error")
def change_direction_mismatch(release: Release) -> Iterator[Hit]:
    """A word of increase stands with figures that fall, or a word of decrease with figures that rise.

    Why: it tells the reader the opposite of the figures, and often a sentence was taken over from an
    earlier release.

    Fires: "Revenue decreased to $12.4 million from $9.9 million".

    Silent: "Net loss decreased to $1.2 million from $1.9 million"; "improved to", "changed to".

    Limits: losses are left alone, since some releases mean the result and some the size of the loss.
    """
    for check in release.checks:
        if check.fault == "direction":
            said = _checks.words(release.document, check)
            yield _checks.hit(
                check, f"The direction given for {said} is not that of its figures: {check.working}."
            )
