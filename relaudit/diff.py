"""Changes to edits: the words of paragraphs that belong together, compared."""

from relaudit.model import Change, Document


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Every paragraph of both documents in exactly one change, in the order of NEW."""
    return tuple(
        [Change("removed", False, p.kind, (p.index,), (), 0.0) for p in old.paragraphs]
        + [Change("added", False, p.kind, (), (p.index,), 0.0) for p in new.paragraphs]
    )
