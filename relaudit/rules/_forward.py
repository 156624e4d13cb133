"""Statements about the future, as the rules about legends need them."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import RECURRING, Document, Span
from relaudit.rules._sentences import sentences

LEGEND = r"(?i)forward.{0,2}looking\s+(?:statement|information)|safe\s+harbou?r"
"""What every legend says of itself; "a forward-looking update" is none."""


@cache
def _future() -> re.Pattern[str]:
    """A verb by which an issuer speaks of its own future; "will" is too common to count."""
    return re.compile(
        r"\b(?:(?:expect|anticipate|intend|forecast)s?(?: to| that|\b(?= the| our| its| full))"
        r"|(?:is|are) (?:expected|projected|forecast) to|plans? to|guidance|outlook)\b"
    )


def outlooks(document: Document) -> Iterator[Span]:
    """The sentences of the news that speak of the future."""
    for sentence in sentences(document.text, document.paragraphs):
        if sentence.kind not in RECURRING and _future().search(document.text, sentence.start, sentence.end):
            yield sentence.span


def has_legend(document: Document) -> bool:
    """Whether a forward-looking legend stands anywhere, whatever its paragraph was taken for."""
    if any(paragraph.kind == "forward-looking" for paragraph in document.paragraphs):
        return True
    return re.search(LEGEND, document.text) is not None
