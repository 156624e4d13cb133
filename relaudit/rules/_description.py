"""What the first paragraph says of the issuer ("a leading maker of gauges"): it recurs like an About text."""

import re
from functools import cache

from rapidfuzz.distance import Indel

from relaudit.model import Document, Span
from relaudit.words import bare, collapse

REVISED = 0.5
"""Similarity from which two descriptions are one text, revised; companies also write new ones."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        [,)]\s+ (?P<said> (?:an?|the|one\s+of\s+the)\s [^;]{12,400}?)
        (?: ,?\s+and\s+[A-Z][^,(]{2,60}(?:,|\s\()  # a joint release: "a bank, and Orrin AS, a mill"
          | (?:,|\))?\s+ (?:today|recently|jointly|proudly|announce[sd]?|report(?:s|ed)|released?s?|has|have
            |was|will|declared|unveiled|launched|is\s+(?:pleased|proud|excited|thrilled|delighted|hono))
        )
        """,
        re.X,
    )


def description(document: Document) -> Span | None:
    """Where the first paragraph describes the issuer, between its name and the news; None if it does not."""
    for paragraph in document.paragraphs:
        if paragraph.kind == "dateline":
            found = _pattern().search(document.text, paragraph.start, paragraph.end)
            return Span(*found.span("said")) if found else None
    return None


def is_revised(old: str, new: str) -> bool:
    """Whether one description is the other with some words changed, not only printed otherwise.

    >>> is_revised("a maker of gauges for yards", "a leading maker of gauges for yards")
    True
    >>> is_revised("a maker of multi-mode gauges", "a maker of multimode gauges")
    False
    """
    one, two = ([bare(word) for word in collapse(text).split()] for text in (old, new))
    return "".join(one) != "".join(two) and Indel.normalized_similarity(one, two) >= REVISED
