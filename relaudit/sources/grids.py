"""Tables of marked-up forms: cells to logical columns, and tables of data told from tables of layout.

EDGAR's tables spread one number over three cells (`$`, `(171`, `)`), pad with empty ones, and lay out whole
pages, bullets and addresses; what comes out are cells as a reader sees them, or plain pieces of text.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "list-item", "table", "furniture"]

MAX_COLUMNS = 200
"""Columns further out count as the last: the widest tables filed have about 100, a hostile one any number."""

GAP = "   "
"""What stands between the cells of a row in the text, enough to be told from a blank in a cell."""

MAX_LINE = 80
"""Letters of the longest cell that stays on one line with its neighbours in a table of layout."""

MAX_CELL = 300
"""Letters of the longest cell of a table of data; longer ones are prose that was laid out in a table."""

_AMOUNT = r"""
    [~<>]?\s?[(+–—-]{0,2}\s?(?:[A-Z]{1,3}\s?)?[$€£¥]?\s?[(+–—-]?\s?\d[\d,.]{0,30}\s?\)?\s?
    (?:%|x|pts?|bps?\.?|pp|[mb]illion|trillion|thousand)?\s?\)?
"""
FIGURE = re.compile(rf"{_AMOUNT}(?:\s?(?:to|–|-)\s{_AMOUNT})?", re.X)
DASHES = frozenset(["-", "–", "—", "--", "N/A", "n/a", "NM", "nm", "*"])
BEFORE = re.compile(r"(?:[A-Z]{1,3})?[$€£¥]\s?\(?|\(")
"""What is printed in a cell of its own before the number: `$`, `NT$`, `$(`, `(`."""
AFTER = re.compile(r"\)?\s?(?:%|x|pts?|bps?\.?|pp)?\s?\)?")
"""What is printed in a cell of its own behind it: `)`, `%`, `)%`."""
ENDS = "0123456789%—–-"
LABEL = re.compile(r"[•●▪■◦‣‧➢§·\uf0b7o*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
"""The first cell of a list laid out as a table."""


class Piece(NamedTuple):
    """One block on its way into the text, inline marks still in it; of a table the rows."""

    kind: BlockKind
    text: str
    bold: bool = False
    rows: tuple[tuple["Placed", ...], ...] = ()


class Raw(NamedTuple):
    """A cell as its tag gives it: how far it spans, and the pieces in it."""

    columns: int
    rows: int
    heading: bool
    pieces: list[Piece]


class Placed(NamedTuple):
    """A cell with something in it and its place on the grid."""

    text: str
    row: int
    column: int
    columns: int
    rows: int
    heading: bool
    pieces: tuple[Piece, ...] = ()


def pieces(rows: list[list[Raw]]) -> list[Piece]:
    """What a table has to say: one piece with its rows if it is of data, else what is laid out in it."""
    placed = [_glued(row) for row in _placed(rows) if row]
    if not _is_data(placed):
        return [piece for row in placed for piece in _laid_out(row)]
    bands = _bands({(cell.column, cell.column + cell.columns) for row in placed for cell in row})
    numbered = (tuple(_in_bands(cell, number, bands) for cell in row) for number, row in enumerate(placed))
    return [Piece("table", "", rows=tuple(numbered))]


def _placed(rows: list[list[Raw]]) -> Iterable[list[Placed]]:
    """Put each cell where HTML puts it: in the first column that no cell from above still holds."""
    held: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        line: list[Placed] = []
        for columns, height, heading, found in row:
            while held and held.get(column, 0) > number and column < MAX_COLUMNS:
                column += 1
            column = min(column, MAX_COLUMNS)
            columns = max(1, min(columns, MAX_COLUMNS))
            if height > 1:
                held.update(dict.fromkeys(range(column, column + columns), number + height))
            if found:
                text = " ".join([piece.text for piece in found]).replace("\n", " ")
                line.append(Placed(text, number, column, columns, height, heading, tuple(found)))
            column += columns
        yield line


def _glued(row: list[Placed]) -> list[Placed]:
    """Join what is printed in cells of its own to its number: `$` `14,301`, `(171` `)`, `24` `%`."""
    if len(row) < 2:
        return row
    done = row[:1]
    for cell in row[1:]:
        last = done[-1]
        touching = cell.column - (last.column + last.columns) <= 1
        before = touching and len(last.text) <= 5 and BEFORE.fullmatch(last.text) and _opens(cell.text)
        after = touching and len(cell.text) <= 5 and last.text[-1] in ENDS and AFTER.fullmatch(cell.text)
        if before or after:
            width = cell.column + cell.columns - last.column
            done[-1] = last._replace(text=last.text + cell.text, columns=width)
        else:
            done.append(cell)
    return done


def _opens(text: str) -> bool:
    return text[0].isdigit() or text[0] in "(.+-–—*" or text in DASHES


def _is_figure(text: str) -> bool:
    return len(text) < 40 and FIGURE.fullmatch(text) is not None


def _is_data(rows: list[list[Placed]]) -> bool:
    """Whether a table holds data: two rows with a figure beside a label, or one with more."""
    cells = [cell for row in rows for cell in row]
    if any(len(cell.text) > MAX_CELL or not _is_plain(cell) for cell in cells):
        return False
    wide = [row for row in rows if len(row) > 1]
    figures = [sum(_is_figure(cell.text) for cell in row[1:]) for row in wide]
    filled = len(wide) - figures.count(0)
    return filled > 1 or (len(wide) > 1 and (max(figures) > 1 or any(cell.heading for cell in wide[0])))


def _is_plain(cell: Placed) -> bool:
    return all(piece.kind in ("paragraph", "heading") for piece in cell.pieces)


def _laid_out(row: list[Placed]) -> list[Piece]:
    """The pieces of a row of a layout table; short cells side by side stay one line."""
    if len(row) == 2 and LABEL.fullmatch(row[0].text):
        first, *rest = row[1].pieces
        return [Piece("list-item", f"{row[0].text} {first.text}"), *rest]
    if len(row) > 1 and all(len(cell.pieces) == 1 and len(cell.text) <= MAX_LINE for cell in row):
        return [Piece("paragraph", GAP.join(cell.text for cell in row))]
    return [piece for cell in row for piece in cell.pieces]


def _bands(intervals: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The logical columns of a table: narrow cells first, a cell over two of them is a heading over both."""
    bands: list[tuple[int, int]] = []
    for start, end in sorted(intervals, key=lambda interval: (interval[1] - interval[0], interval)):
        hit = [band for band in bands if band[0] < end and start < band[1]]
        if len(hit) < 2:
            bands = [band for band in bands if band not in hit]
            bands.append((min([start, *(b[0] for b in hit)]), max([end, *(b[1] for b in hit)])))
    return sorted(bands)


def _in_bands(cell: Placed, row: int, bands: list[tuple[int, int]]) -> Placed:
    over = [
        k for k, band in enumerate(bands) if band[0] < cell.column + cell.columns and cell.column < band[1]
    ]
    return cell._replace(row=row, column=over[0], columns=len(over), pieces=())
