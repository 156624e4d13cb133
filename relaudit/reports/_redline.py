"""A change as pieces in reading order: what stayed, what went, what came; nothing is lost."""

from typing import Literal, NamedTuple

from relaudit.diff import segments
from relaudit.model import Audit, Change, Document, Span
from relaudit.reports._plain import plain

KEPT = 18
"""Words of unchanged text left standing on either side of an edit; about two lines of a page."""

PieceKind = Literal["same", "removed", "added", "break", "omitted"]


class Piece(NamedTuple):
    """A stretch of a redline on one line; `glued` says that no space stands before it.

    `break` is a paragraph break of NEW, `omitted` an unchanged stretch of which only the number of
    words is told.
    """

    kind: PieceKind
    text: str
    glued: bool = False


def extent(document: Document, indices: tuple[int, ...]) -> Span:
    """From the first of some paragraphs to the end of the last; an empty range for none."""
    if not indices:
        return Span(0, 0)
    paragraphs = document.paragraphs
    return Span(paragraphs[indices[0]].start, paragraphs[indices[-1]].end)


def pieces(audit: Audit, change: Change) -> list[Piece]:
    """The whole of a change, its edits marked and the paragraph breaks of NEW shown."""
    old, new = audit.document("old"), audit.new
    found: list[Piece] = []
    for segment in segments(old, new, change):
        if segment.old and segment.new and not segment.edit:
            found += _same(new, change, segment.new)
            continue
        found += [_piece("removed", old, segment.old)] if segment.old else []
        found += [_piece("added", new, segment.new)] if segment.new else []
    return [piece for piece in found if piece.text]


def whole(audit: Audit, change: Change) -> list[Piece]:
    """The old text and then the new one, for two that have too little in common to interleave."""
    old = audit.document("old")
    return [
        _piece("removed", old, extent(old, change.old)),
        _piece("added", audit.new, extent(audit.new, change.new)),
    ]


def excerpt(found: list[Piece], kept: int = KEPT) -> list[Piece]:
    """The pieces with long unchanged stretches left out, the number of their words said."""
    shown: list[Piece] = []
    for position, piece in enumerate(found):
        words = piece.text.split()
        head = kept if position else 0
        tail = kept if position < len(found) - 1 else 0
        left_out = len(words) - head - tail
        if piece.kind != "same" or left_out <= kept:
            shown.append(piece)
            continue
        if head:
            shown.append(piece._replace(text=" ".join(words[:head])))
        shown.append(Piece("omitted", f"(… {left_out:,} words unchanged …)"))
        if tail:
            shown.append(Piece("same", " ".join(words[-tail:])))
    return shown


def _piece(kind: PieceKind, document: Document, span: Span) -> Piece:
    before = document.text[max(span.start - 1, 0) : span.start]
    return Piece(kind, plain(document.text_of(span)), bool(before) and not before.isspace())


def _same(new: Document, change: Change, span: Span) -> list[Piece]:
    """An unchanged stretch of NEW, cut where one of its paragraphs begins."""
    starts = [new.paragraphs[index].start for index in change.new[1:]]
    found: list[Piece] = []
    for start in starts:
        if span.start <= start < span.end:
            found += [_piece("same", new, Span(span.start, start)), Piece("break", "¶")]
            span = Span(start, span.end)
    text = new.text_of(span)
    glued = bool(text) and not text[0].isspace() and not new.text[max(span.start - 1, 0)].isspace()
    return [*found, Piece("same", plain(text), glued)]
