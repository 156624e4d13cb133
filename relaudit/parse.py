"""Text to Document: paragraphs with kinds, claims, tables, issuer and date, each found by its own module."""

from pathlib import Path

from relaudit import claims, identity, paragraphs, sources, tables
from relaudit.model import Document, Source


def parse(text: str, name: str = "text", as_of: str | None = None) -> Document:
    """Parse a release given as text; `as_of` (ISO 8601) is its date where the text gives none."""
    return from_source(Source(name, text), as_of)


def read(path: str | Path, as_of: str | None = None) -> Document:
    """Read and parse a release from a file; raises `sources.ReadError` with one clear line."""
    return from_source(sources.read(str(path)), as_of)


def from_source(source: Source, as_of: str | None = None) -> Document:
    """Parse what a reader took from its input."""
    parts = paragraphs.split(source)
    grids = tables.read(source, parts)
    dated = identity.date(source, parts, as_of)
    found = claims.extract(source, parts, dated.date)
    return Document(
        name=source.name,
        text=source.text,
        paragraphs=parts,
        claims=found,
        tables=grids,
        issuer=identity.issuer(source, parts),
        date=dated.date,
        date_inferred=dated.inferred,
        seen=claims.numbers_seen(source.text, parts),
        source=source,
    )
