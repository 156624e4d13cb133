"""The rule releases-out-of-order."""

from collections.abc import Iterator

from relaudit.model import Document, Side, Span
from relaudit.rules import Comparison, Hit, Place, comparison_rule


@comparison_rule("warning")
def releases_out_of_order(comparison: Comparison) -> Iterator[Hit]:
    """The release given as the old one is dated after the one given as the new one.

    Why: everything that the report says of old and new is then the wrong way round.

    Fires: `relaudit compare` with a release of March 2002 first and one of January 2002 second.

    Silent: both carry the same day, or one carries none.

    Limits: relaudit goes by the dates that the releases show; a date without a year is taken from the
    years in the text.
    """
    old, new = comparison.old, comparison.new
    if old.date and new.date and old.date > new.date and not comparison.approved:
        message = f"OLD is dated {old.date}, after NEW of {new.date}: are the two the wrong way round?"
        yield Hit(message, (_dated(new, "new"), _dated(old, "old")))


def _dated(document: Document, side: Side) -> Place:
    """The first mention of the document's own date, else its first paragraph."""
    for claim in document.claims:
        if claim.kind == "date" and claim.value == document.date:
            return Place(side, claim.span, f"{side} release")
    first = document.paragraphs[0].span if document.paragraphs else Span(0, 0)
    return Place(side, first, f"{side} release")
