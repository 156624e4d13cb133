"""A change as pieces in reading order: what stayed, what went, what came; nothing is lost."""

from typing import Literal, NamedTuple

from relaudit.model import Audit, Change, Document, Edit, Span
from relaudit.reports._plain import plain

KEPT = 18
"""Words of unchanged text left standing on either side of an edit; about two lines of a page."""

LAYOUT = "-\xad"
"""Characters that a line's end may add or take away."""

PieceKind = Literal["same", "removed", "added", "break", "omitted"]


class Piece(NamedTuple):
    """A stretch of a redline on one line; `glued` says that no space stands before it.

    `break` is a paragraph break of NEW, `omitted` an unchanged stretch of which only the number of
    words is told.
    """

    kind: PieceKind
    text: str
    glued: bool = False
    edit: Edit | None = None


def extent(document: Document, indices: tuple[int, ...]) -> Span:
    """From the first of some paragraphs to the end of the last; an empty range for none."""
    if not indices:
        return Span(0, 0)
    paragraphs = document.paragraphs
    return Span(paragraphs[indices[0]].start, paragraphs[indices[-1]].end)


def pieces(audit: Audit, change: Change) -> list[Piece]:
    """The whole of a change, its edits marked and the paragraph breaks of NEW shown."""
    if not change.old:
        return [Piece("added", plain(audit.new.text_of(extent(audit.new, change.new))))]
    old, new = audit.document("old"), audit.new
    if not change.new:
        return [Piece("removed", plain(old.text_of(extent(old, change.old))))]
    found: list[Piece] = []
    at_old, (at_new, end) = extent(old, change.old).start, extent(new, change.new)
    for edit in change.edits:
        if edit.new:
            stop = edit.new.start
        else:
            stop = _same_letters(old.text[at_old : edit.old.start] if edit.old else "", new.text, at_new)
        found += _same(new, change, Span(at_new, stop))
        if edit.old:
            found.append(_piece("removed", old, edit.old, edit))
            at_old = edit.old.end
        elif edit.new:
            at_old = _same_letters(new.text[at_new : edit.new.start], old.text, at_old)
        if edit.new:
            found.append(_piece("added", new, edit.new, edit))
        at_new = edit.new.end if edit.new else stop
    found += _same(new, change, Span(at_new, end))
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
        shown.append(Piece("omitted", f"[… {left_out:,} words unchanged …]"))
        if tail:
            shown.append(Piece("same", " ".join(words[-tail:])))
    return shown


def _piece(kind: PieceKind, document: Document, span: Span, edit: Edit | None = None) -> Piece:
    before = document.text[max(span.start - 1, 0) : span.start]
    return Piece(kind, plain(document.text_of(span)), bool(before) and not before.isspace(), edit)


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


def _same_letters(printed: str, text: str, at: int) -> int:
    """Where a stretch ends that has the characters of another, its white space and hyphens aside."""
    left = sum(not letter.isspace() and letter not in LAYOUT for letter in printed)
    while at < len(text) and left:
        left -= not text[at].isspace() and text[at] not in LAYOUT
        at += 1
    return at
