"""The rule count-list-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("warning")
def count_list_mismatch(release: Release) -> Iterator[Hit]:
    """A count announces a list, and another number of items follows.

    Why: an item was cut or added after the sentence above the list was written.

    Fires: "The Company signed four contracts:" above three bullets.

    Silent: "four contracts:" above four bullets; "two years:"; a list that the text continues
    after a break.

    Limits: only a count in the sentence that ends in the colon before a list of bullets.
    """
    for check in _checks.of(release, "count", "inconsistent"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text announces {said}, {check.working}.")
