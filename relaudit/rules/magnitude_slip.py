"""The rule magnitude-slip."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("warning")
def magnitude_slip(release: Release) -> Iterator[Hit]:
    """A figure is a thousand times too large or too small: million for billion, or the other way round.

    Why: it is the slip that makes a release famous.

    Fires: "an increase of $2.3 million, $0.4 billion and $1.4 billion" where the total is $4.1
    billion; "$6.42 million, compared with $5.87 billion"; "$6.42 million" beside 6,418 in a table
    in millions.

    Silent: a small part of a large whole; figures of different things.

    Limits: only figures of one list, one comparison or one row of a table.
    """
    for check in _checks.of(release, "sum", "inconsistent", "magnitude"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The parts of {said} add up if one of them is a thousand times as much.")
    for check in release.checks:
        if check.fault == "magnitude" and check.relation != "sum":
            said = _checks.words(release.document, check)
            yield _checks.hit(check, f"The text says {said}, beside {check.working}: a thousand times off.")
