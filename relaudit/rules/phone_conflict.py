"""Two telephone numbers in one release that nearly agree."""

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from relaudit.model import Claim
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import key, located
from relaudit.rules._say import quoted

EXTENSION = 2
"""Last digits in which the numbers of one switchboard differ."""


@release_rule("warning")
def phone_conflict(release: Release) -> Iterator[Hit]:
    """Two telephone numbers of one release differ by two swapped digits, or by one that is no extension.

    Why: the same number was meant twice, and one of them rings somewhere else.
    Fires: "202-555-0157" above, "202-555-0175" in the contact text.
    Silent: "555-0157" and "555-0158", two lines of one switchboard; an 800 and an 888 number.
    Limits: two numbers that differ in their last two digits only, not swapped, are never told.
    """
    found: dict[str, Claim] = {}
    for claim, *_ in located(release.document, "phone"):
        found.setdefault(key(claim), claim)
    for (one, first), (two, second) in combinations(found.items(), 2):
        if _nearly(one, two):
            message = f"Telephone numbers nearly agree: {quoted(first.text)} and {quoted(second.text)}."
            places = (Place("new", second.span), Place("new", first.span))
            yield Hit(message, places, evidence=tuple(sorted((one, two))))


def _nearly(one: str, two: str) -> bool:
    if len(one) != len(two) or len(one) < 7 or OSA.distance(one, two) != 1:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(wrong) == 2:
        return True
    area = len(one) - 7
    return area <= wrong[0] < len(one) - EXTENSION
