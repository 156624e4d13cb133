"""The rule difference-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("error")
def difference_mismatch(release: Release) -> Iterator[Hit]:
    """A stated amount of change is not the difference of the two figures it is said of.

    Why: of three figures that belong together one is wrong, and the reader cannot know which.

    Fires: "increased $3.6 million to $12.4 million from $7.8 million" (4.6 million).

    Silent: "increased $3.6 million to $12.4 million from $8.7 million" (3.7, within rounding).

    Limits: only figures that one sentence puts together; a profit after a loss is left alone.
    """
    for check in _checks.of(release, "difference", "inconsistent", "value"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}.")
