"""Relations that a release states between its own figures, recomputed in interval arithmetic."""

from relaudit.model import Check, Document, Side


def checks(document: Document, side: Side) -> tuple[Check, ...]:
    """Every recomputation that the document's own words ask for, in the order of the text."""
    return ()
