"""The rule headline-qualifier-dropped."""

from collections.abc import Iterator

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule

MEASURED = frozenset({"money", "percent", "quantity", "count"})
WEAKER = frozenset({"about", "at-most", "less-than"})
"""Bounds that promise less than the flat figure; "more than" promises no less."""
SMALLEST_COUNT = 10
"""A smaller count is a common word ("two") more often than a figure of the news."""


@release_rule("warning")
def headline_qualifier_dropped(release: Release) -> Iterator[Hit]:
    """The headline states a figure flatly that the text gives only as approximate or bounded.

    Why: the headline travels alone, and a reader will hold the issuer to the flat figure.

    Fires: headline "Estimates $54 Million in Revenues", text "approximately $54 million".

    Silent: the text also states the figure flatly; the headline says "About $54 Million" itself; the
    text says "more than".

    Limits: the same value in the same unit is taken as the same figure; a headline that rounds the
    text's figure is not held against it here.
    """
    document = release.document
    headline = [claim for claim in _claims(document, titles=True) if claim.bound == "exact"]
    if not headline:
        return
    text = _claims(document, titles=False)
    for claim in headline:
        same = [other for other in text if _key(other) == _key(claim)]
        if same and all(other.bound in WEAKER for other in same) and _worth(claim):
            words = " ".join(document.text[_hedged(document, same[0]) : same[0].end].split())
            message = f'The headline says {" ".join(claim.text.split())}, the text says "{words}".'
            yield Hit(message, (Place("new", claim.span, "headline"), Place("new", same[0].span, "text")))


def _claims(document: Document, titles: bool) -> list[Claim]:
    kinds = {"headline", "subhead"} if titles else {"dateline", "body", "quote", "list-item"}
    spans = [part.span for part in document.paragraphs if part.kind in kinds]
    return [
        claim
        for claim in document.claims
        if claim.kind in MEASURED and any(claim.span.overlaps(span) for span in spans)
    ]


def _key(claim: Claim) -> tuple[str, ...]:
    return claim.kind, claim.value, claim.high or "", claim.unit or ""


def _worth(claim: Claim) -> bool:
    return claim.kind != "count" or float(claim.value) >= SMALLEST_COUNT


def _hedged(document: Document, claim: Claim) -> int:
    """Where the words begin that hedge a figure: at most three words before it."""
    at = claim.start
    for _ in range(3):
        cut = document.text.rfind(" ", 0, max(0, len(document.text[:at].rstrip())))
        if cut < 0 or document.text[cut:at].strip()[-1:] in ",;:.":
            break
        at = cut + 1
    return at
