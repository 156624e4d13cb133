"""A stream of text and marks, as readers of marked-up forms write it, to the text and blocks of a Source.

A mark is one control character; what a reader takes from its input is freed of them first. The text reads
like the plain text of the same release: blocks stand apart by a blank line, a row of a table is a line.
"""

import re
from bisect import bisect_right
from itertools import zip_longest
from typing import NamedTuple

from relaudit.model import Block, Cell, Source, Span
from relaudit.sources import grids
from relaudit.sources.grids import Piece

# fmt: off
PARAGRAPH, HEADING, ITEM, FURNITURE = "\x01", "\x02", "\x03", "\x04"
PAGE, TABLE, ROW, CELL, END_TABLE = "\x05", "\x06", "\x07", "\x08", "\x0e"
BREAK, BOLD, END_BOLD, RAISED, END_RAISED, REVISION, END_REVISION = "\x0f\x10\x11\x12\x13\x14\x15"
LINK, END_LINK, OPEN, CLOSE, SKIP, END_SKIP = "\x16\x17\x18\x19\x1a\x1b"
SHAPE, BOLD_BLOCK = "\x1c", "\x1d"
FIXED_BLANK = "\ue0ff"
# fmt: on
"""What begins a block; a page's end and tables; marks inside a line; marks for choosing a page's main text.

A cell that spans, or is a heading, carries its columns, rows and 0 or 1: `CELL 2 1 0 SHAPE`. BOLD_BLOCK holds
until the block ends. FIXED_BLANK is a blank that stays, from text whose columns are blanks. A REVISION and
its end are named by the letter behind them: the place of its words in a list, counted from FIRST_NAME.
"""

MARKS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\ue0ff]+")
"""What readers take from their input first: whatever would be read as a mark, and blanks without width."""

STRUCTURE = re.compile(f"([{PARAGRAPH}-{ROW}{END_TABLE}{OPEN}{CLOSE}]|{CELL}(?:\\d+ \\d+ \\d{SHAPE})?)")
STYLE = re.compile(f"([{BOLD}{END_BOLD}{LINK}{END_LINK}{BOLD_BLOCK}])")
FIRST_NAME = 0xF0000
INLINE = re.compile(f"([{RAISED}{END_RAISED}]|[{REVISION}{END_REVISION}][\U000f0000-\U000ffffd])")
KINDS: dict[str, grids.BlockKind] = {HEADING: "heading", ITEM: "list-item", FURNITURE: "furniture"}

BULLETS = ("•", "●", "▪", "■", "◦", "‣", "‧", "➢", "§ ", "· ", "\uf0b7")
"""What begins a list item that no tag marks; U+F0B7 is the bullet of Word's symbol font."""

LABEL = re.compile(r"[•●▪■◦‣‧➢§·\uf0b7]|\(?\w{1,3}[.)]")
LABELLED = re.compile(r"^([•●▪■◦‣‧➢\uf0b7])(?=[^\W\d]|[“\"(])")
"""A bullet set against its text by an indent, which leaves no trace: `•Revenue`."""

ITEM_LINE = re.compile(r"(?:[•●▪■◦‣‧➢\uf0b7]|\(\d{1,2}\)\s)")
"""A line behind a line break that begins an item of its own."""

MAX_TABLES = 40
"""Tables deeper in each other than this are read as part of the one around them."""

MAX_HEADING = 200
"""Letters of the longest line that bold type alone makes a heading; longer ones are stressed prose."""

MAX_BOLD = 0.5
"""Share of bold letters above which bold type says nothing, as in a document with an unclosed tag."""

PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]{0,3}[A-Z]?-?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?[-–— ]{0,3}", re.I)
"""What stands alone beside a page's end: `7`, `- 7 -`, `Page 2 of 9`, `F-3`."""

PAGE_END = Piece("furniture", "")

NOTE_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[a-f]|[*†‡§]{1,3})[)\]]?(?:, ?\d)?")
SIGNS = {"TM": "™", "SM": "℠", "(R)": "®"}
_RAISED = str.maketrans("0123456789+-abcdef", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠ")


def source(name: str, stream: str, revisions: list[str] | None = None) -> Source:
    """Lay out a stream; `revisions` are the words on each REVISION in it, in order."""
    return _composed(name, _headings(_paged(_read(stream))), revisions or [])


class _Open(NamedTuple):
    """A table under way: its rows of cells, and where its pieces go when it ends."""

    rows: list[list[grids.Raw]]
    outer: list[Piece]


def _read(stream: str) -> list[Piece]:
    """Cut a stream into its pieces; a piece of furniture without text is the end of a page."""
    into: list[Piece] = []
    tables: list[_Open] = []
    kind: grids.BlockKind = "paragraph"
    bold = deeper = 0
    texts = iter(STRUCTURE.split(stream))
    for text in texts:
        if text and not text.isspace():
            bold = _add(into, kind, text, bold)
        mark = next(texts, "")
        kind = KINDS.get(mark, "paragraph")
        if mark == PAGE and not tables:
            into.append(PAGE_END)
        elif mark == TABLE and len(tables) < MAX_TABLES:
            tables.append(_Open([], into))
        elif mark == TABLE:
            deeper += 1
        elif mark == END_TABLE and deeper:
            deeper -= 1
        elif not tables:
            continue
        elif mark == ROW:
            tables[-1].rows.append([])
            into = tables[-1].outer
        elif mark == END_TABLE:
            into = _end(tables)
        elif mark[:1] == CELL:
            into = _cell(tables[-1].rows, mark)
    while tables:
        into = _end(tables)
    return _without_bare(into)


def _cell(rows: list[list[grids.Raw]], mark: str) -> list[Piece]:
    """Open a cell in the last row; what is read next goes into it."""
    cell = grids.Raw(1, 1, False, [])
    if len(mark) > 1:
        columns, height, heading = mark[1:-1].split()
        cell = grids.Raw(int(columns), int(height), heading == "1", [])
    if not rows:
        rows.append([])
    rows[-1].append(cell)
    return cell.pieces


def _end(tables: list[_Open]) -> list[Piece]:
    rows, outer = tables.pop()
    for row in rows:
        for cell in row:
            if cell.pieces:
                cell.pieces[:] = _without_bare(cell.pieces)
    outer += grids.pieces(rows)
    return outer


def _add(into: list[Piece], kind: grids.BlockKind, text: str, bold: int) -> int:
    """Add the pieces of a run of text, cut at two line breaks and before items; how deep bold is then."""
    all_bold = bold > 0
    parts = STYLE.split(text)
    if len(parts) > 1:
        all_bold = True
        block = BOLD_BLOCK in text
        for part, mark in zip_longest(parts[::2], parts[1::2], fillvalue=""):
            all_bold = all_bold and (bold > 0 or block or not part.replace(BREAK, " ").strip())
            bold = max(0, bold + (mark == BOLD) - (mark == END_BOLD))
        text = "".join(parts[::2])
    lines: list[str] = []
    for line in [*text.split(BREAK), ""]:
        words = " ".join(line.split())
        if lines and (not words or ITEM_LINE.match(words)):
            _append(into, Piece(kind, LABELLED.sub(r"\1 ", "\n".join(lines), count=1), all_bold))
            lines = []
        if words:
            lines.append(words)
    return bold


def _append(into: list[Piece], piece: Piece) -> None:
    """Add a piece; a list's label that stands alone (its text is a block) is joined to its text."""
    if into and into[-1].kind == "list-item" and LABEL.fullmatch(into[-1].text):
        piece = piece._replace(kind="list-item", text=f"{into.pop().text} {piece.text}")
    elif piece.kind == "paragraph" and piece.text.startswith(BULLETS):
        piece = piece._replace(kind="list-item")
    into.append(piece)


def _without_bare(pieces: list[Piece]) -> list[Piece]:
    """Move what has marks but no text, as a paragraph that was tracked away, into its neighbour."""
    done: list[Piece] = []
    carried = ""
    for piece in pieces:
        if INLINE.match(piece.text) and not INLINE.sub("", piece.text):
            carried += piece.text
            continue
        if carried and piece.text:
            piece = piece._replace(text=carried + piece.text)
            carried = ""
        done.append(piece)
    if done and done[-1].text:
        done[-1] = done[-1]._replace(text=done[-1].text + carried)
    return done


def _paged(pieces: list[Piece]) -> list[Piece]:
    """Make furniture of the numbers beside a page's end, and drop the ends."""
    ends = {index for index, piece in enumerate(pieces) if piece == PAGE_END}
    for end in ends:
        for index in (end - 1, end + 1):
            if 0 <= index < len(pieces) and PAGE_NUMBER.fullmatch(pieces[index].text):
                pieces[index] = pieces[index]._replace(kind="furniture")
    return [piece for piece in pieces if piece != PAGE_END]


def _headings(pieces: list[Piece]) -> list[Piece]:
    """Make headings of short lines wholly in bold, unless bold is the type of the whole document."""
    letters = sum(len(piece.text) for piece in pieces)
    if sum(len(piece.text) for piece in pieces if piece.bold) > MAX_BOLD * letters:
        return pieces
    return [piece._replace(kind="heading") if _is_heading(piece) else piece for piece in pieces]


def _is_heading(piece: Piece) -> bool:
    plain = piece.kind == "paragraph" and piece.bold and len(piece.text) <= MAX_HEADING
    return plain and piece.text[-1] not in ".,;" and grids.GAP not in piece.text


def _composed(name: str, pieces: list[Piece], words: list[str]) -> Source:
    """Set the pieces one after another, then take the inline marks out of the text and move all offsets."""
    marked, blocks = _set(pieces)
    marked = marked.replace(FIXED_BLANK, " ")
    text, moves, raised, revised = _without_marks(marked)
    if moves:
        starts = [position for position, _ in moves]

        def moved(position: int) -> int:
            return position + moves[bisect_right(starts, position) - 1][1]

        blocks = [
            block._replace(
                start=moved(block.start),
                end=moved(block.end),
                cells=tuple(
                    cell._replace(start=moved(cell.start), end=moved(cell.end)) for cell in block.cells
                ),
            )
            for block in blocks
        ]
    return Source(
        name=name,
        text=text,
        blocks=tuple(blocks),
        revisions=tuple(sorted((span, words[number]) for number, span in revised)),
        superscripts=tuple(raised),
        extracted=True,
    )


def _set(pieces: list[Piece]) -> tuple[str, list[Block]]:
    """Join pieces to a text with its blocks, inline marks still in it."""
    out: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if blocks:
            out.append("\n" if piece.kind == "list-item" == blocks[-1].kind else "\n\n")
            at += len(out[-1])
        start = at
        cells: list[Cell] = []
        for row in piece.rows:
            for index, cell in enumerate(row):
                gap = grids.GAP if index else "\n" if cells else ""
                out += gap, cell.text
                at += len(gap) + len(cell.text)
                cells.append(
                    Cell(
                        at - len(cell.text), at, cell.row, cell.column, cell.rows, cell.columns, cell.heading
                    )
                )
        out.append(piece.text)
        at += len(piece.text)
        blocks.append(Block(piece.kind, start, at, tuple(cells)))
    return "".join(out), blocks


Moves = list[tuple[int, int]]


def _without_marks(marked: str) -> tuple[str, Moves, list[Span], list[tuple[int, Span]]]:
    """Take inline marks out of a text; with how far what follows moved, what is raised and revised."""
    parts = INLINE.split(marked)
    if len(parts) == 1:
        return marked, [], [], []
    out: list[str] = []
    moves: Moves = [(0, 0)]
    raised: list[Span] = []
    revised: list[tuple[int, Span]] = []
    begun: dict[str, int] = {}
    at = position = 0
    for index, part in enumerate(parts):
        position += len(part)
        if index % 2 == 0:
            if index and parts[index - 1] == RAISED:
                part = SIGNS.get(part, part)
            if index and parts[index - 1] == RAISED and NOTE_MARK.fullmatch(part):
                part = _note_mark(part, out)
                raised.append(Span(at + part.startswith(" "), at + len(part)))
            out.append(part)
            at += len(part)
        elif part[0] == REVISION:
            begun[part[1]] = at
        elif part[0] == END_REVISION and part[1] in begun:
            revised.append((ord(part[1]) - FIRST_NAME, Span(begun.pop(part[1]), at)))
        moves.append((position, at - position))
    revised += [(ord(name) - FIRST_NAME, Span(start, start)) for name, start in begun.items()]
    return "".join(out), moves, raised, revised


def _note_mark(mark: str, before: list[str]) -> str:
    """A raised footnote mark apart from the number it stands at: `5.2¹`, `5.2 (1)`; `m²` by the way."""
    if mark[0] not in "([":
        return mark.translate(_RAISED)
    last = before[-1][-1:] if before else ""
    return " " + mark if last.isalnum() else mark
