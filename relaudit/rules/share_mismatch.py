"""The rule share-mismatch."""

from collections.abc import Iterator

from relaudit.rules import Hit, Release, _checks, release_rule


@release_rule("error")
def share_mismatch(release: Release) -> Iterator[Hit]:
    """A stated share is not the part divided by the whole that stand beside it.

    Why: a share is read before the figures that it is made of, and remembered longer.

    Fires: "three of the four lines, or 70%" (75 %); a float larger than the shares outstanding.

    Silent: "three of the four lines, or 75%"; "15.3% of revenue" without the revenue in the
    same words.

    Limits: only "A of the B, or P%" and "A, or P% of B"; the whole in another sentence is not
    looked for.
    """
    for check in _checks.of(release, "share", "inconsistent"):
        said = _checks.words(release.document, check)
        yield _checks.hit(check, f"The text says {said}, its figures give {check.working}.")
