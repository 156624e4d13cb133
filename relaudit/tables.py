"""Tables of a release as rows, columns, headings and scale."""

from relaudit.model import Paragraph, Source, Table


def read(source: Source, paragraphs: tuple[Paragraph, ...]) -> tuple[Table, ...]:
    """Read every table that the source marks or the text shows."""
    return ()
