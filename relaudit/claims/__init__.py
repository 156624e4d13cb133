"""Figures, dates and contacts as printed, with what they were read as; overlaps are resolved here."""

from relaudit.model import Claim, Paragraph, Source, Span


def extract(source: Source, paragraphs: tuple[Paragraph, ...], date: str | None) -> tuple[Claim, ...]:
    """Read every claim of a text, in order and disjoint; `date` (ISO 8601) gives dates their year."""
    return ()


def numbers_seen(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Span, ...]:
    """Everything that looks like a number, understood or not, furniture left out."""
    return ()
