"""One passage against its state before: what went, what came, what stayed."""

from relaudit.diff import Segment, changes, segments
from relaudit.history.model import Piece
from relaudit.model import Document, Kind, Paragraph, Weight

Places = tuple[Segment, ...]


def redline(old: str, new: str, kind: Kind) -> tuple[tuple[Piece, ...], Places]:
    """The new text with its differences in reading order, as words and as places in both texts."""
    before, after = _document(old, kind), _document(new, kind)
    places = tuple(
        segment for change in changes(before, after) for segment in segments(before, after, change)
    )
    return tuple(_piece(before, after, segment) for segment in places), places


def _document(text: str, kind: Kind) -> Document:
    """A passage as a document of its own; its paragraphs are parted by an empty line."""
    parts, start = [], 0
    for index, piece in enumerate(text.split("\n\n") if text else []):
        parts.append(Paragraph(index, kind, start, start + len(piece), index + 1))
        start += len(piece) + 2
    return Document("passage", text, tuple(parts))


def _piece(before: Document, after: Document, segment: Segment) -> Piece:
    gone = before.text_of(segment.old) if segment.old else None
    come = after.text_of(segment.new) if segment.new else None
    document, span = (after, segment.new) if segment.new else (before, segment.old)
    joint = document.text[max(span.start - 1, 0) : span.start + 1] if span else ""
    return Piece(
        gone or None, come or None, weight(segment), len(joint.split()) == 1 and len(joint.strip()) == 2
    )


def weight(segment: Segment) -> Weight | None:
    """The weight of a segment; a paragraph that is there on one side only is substantive."""
    if segment.edit:
        return segment.edit.weight
    return None if segment.old and segment.new else "substantive"
