"""A change as pieces in reading order: what stayed, what went, what came; nothing is lost."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from relaudit.diff import segments
from relaudit.model import Audit, Change, Document, Edit, Span
from relaudit.reports._plain import cut, plain

KEPT = 18
"""Words of unchanged text left standing on either side of an edit; about two lines of a page."""

LONGEST = 400
"""Characters of a struck or added passage that are printed; its middle is left out beyond that."""

FORMAT_MARKED = 6
"""Edits of format in one passage that are marked one by one."""

MOVED = 60
"""Characters of a sentence that moved which are quoted where it stood."""

PieceKind = Literal["same", "removed", "added", "break", "omitted"]


class Piece(NamedTuple):
    """A stretch of a redline on one line; `glued` says that no space stands before it.

    `break` is a paragraph break of NEW, `omitted` says what was left out: so many unchanged words, or a
    sentence that moved.
    """

    kind: PieceKind
    text: str
    glued: bool = False


def pieces(audit: Audit, change: Change) -> list[Piece]:
    """The whole of a change, its edits marked and the paragraph breaks of NEW shown.

    Where edits of format abound (every quotation mark set anew), they are not marked.
    """
    old, new = audit.document("old"), audit.new
    quiet = has_quiet_edits(change)
    found: list[Piece] = []
    for segment in segments(old, new, change):
        same = bool(segment.old and segment.new) and not segment.edit
        if same or (quiet and segment.edit and segment.edit.weight == "format"):
            found += _pieces("same", new, change.new, segment.new)
        elif segment.edit and segment.edit.elsewhere:
            found += _moved(old, new, change, segment.edit)
        else:
            found += _pieces("removed", old, (), segment.old)
            found += _pieces("added", new, change.new, segment.new)
    return _joined(piece for piece in found if piece.text)


def has_quiet_edits(change: Change) -> bool:
    """Whether edits of format abound so that they would hide the others."""
    return sum(edit.weight == "format" and not edit.elsewhere for edit in change.edits) > FORMAT_MARKED


def _moved(old: Document, new: Document, change: Change, edit: Edit) -> list[Piece]:
    """A sentence that left, by its first words, or one that came, with the line of its other place."""
    if edit.old and edit.elsewhere:
        line = new.text.count("\n", 0, edit.elsewhere.start) + 1
        text = cut(plain(old.text_of(edit.old)), MOVED)
        return [Piece("omitted", f"(… “{text}” stands on new line {line:,} …)")]
    line = old.text.count("\n", 0, edit.elsewhere.start) + 1 if edit.elsewhere else 0
    return [
        *_pieces("same", new, change.new, edit.new),
        Piece("omitted", f"(… which stood on old line {line:,} …)"),
    ]


def _pieces(kind: PieceKind, document: Document, indices: tuple[int, ...], span: Span | None) -> list[Piece]:
    """A stretch of text, cut where a paragraph other than the first begins in it."""
    if span is None:
        return []
    starts = [document.paragraphs[index].start for index in indices[1:]]
    inside = [start for start in starts if span.start <= start < span.end]
    found: list[Piece] = []
    for start, end in pairwise(sorted({span.start, span.end, *inside})):
        found += [Piece("break", "¶")] if start in inside else []
        text = document.text[start:end]
        before = document.text[max(start - 1, 0) : start]
        glued = bool(before) and not before.isspace() and not text[:1].isspace()
        found.append(Piece(kind, plain(text), glued))
    return found


def _joined(found: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind made one, and of edits side by side first all that went, then all that came.

    So a long unchanged stretch is seen as such, and two edits that meet read as one.
    """
    shown: list[Piece] = []
    for edited, group in groupby(found, key=lambda piece: piece.kind in ("removed", "added")):
        run = list(group)
        for piece in sorted(run, key=lambda piece: piece.kind == "added") if edited else run:
            if shown and piece.kind == shown[-1].kind != "break":
                gap = "" if piece.glued else " "
                shown[-1] = shown[-1]._replace(text=shown[-1].text + gap + piece.text)
            else:
                shown.append(piece)
    return shown


def excerpt(found: list[Piece], kept: int = KEPT) -> list[Piece]:
    """The pieces with long unchanged stretches left out, the number of their words said."""
    shown: list[Piece] = []
    for position, piece in enumerate(found):
        words = piece.text.split()
        head = kept if position else 0
        tail = kept if position < len(found) - 1 else 0
        left_out = len(words) - head - tail
        if piece.kind != "same" or left_out <= kept:
            shown.append(piece._replace(text=cut(piece.text, LONGEST)))
            continue
        if head:
            shown.append(piece._replace(text=" ".join(words[:head])))
        shown.append(Piece("omitted", f"(… {left_out:,} words unchanged …)"))
        if tail:
            shown.append(Piece("same", " ".join(words[-tail:])))
    return shown
