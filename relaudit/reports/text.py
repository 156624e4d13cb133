"""The report for terminals: plain lines of a given width.

Colour only repeats what signs say: `[-old-]` went, `{+new+}` came, as in wdiff.
"""

import textwrap
from collections.abc import Iterable, Sequence

from tabulate import tabulate

from relaudit.model import Audit
from relaudit.reports._blocks import Block, Bullets, Heading, Item, Line, Redline, Table, blocks, overview
from relaudit.reports._plain import plain
from relaudit.reports._redline import Piece

NARROWEST = 40
"""Below this width a table cannot be told from noise."""

NARROWEST_COLUMN, GAP, HEAD_PADDING = 14, 2, 2
"""Columns of text below which a wrapped cell is a ladder of words; what tabulate puts between and adds."""

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "removed": "31;9",
    "added": "32;4",
    "title": "1",
}
"""SGR parameters; struck and underlined too, so that red and green are not alone in saying it."""

SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}


def render(audit: Audit, *, colour: bool = False, width: int = 80) -> str:
    """Render an audit as text of a width in columns, at least 40; it ends with a line break."""
    return _rendered(blocks(audit), colour, width)


def render_all(audits: Sequence[Audit], *, colour: bool = False, width: int = 80) -> str:
    """Render several audits, one after another, below a table of them."""
    return "\n".join(_rendered(found, colour, width) for found in (overview(audits), *map(blocks, audits)))


def _rendered(found: Iterable[Block], colour: bool, width: int) -> str:
    room = max(width, NARROWEST)
    lines: list[str] = []
    for block in found:
        lines += ["", *_printed(block, room, colour)] if lines else _printed(block, room, colour)
    return "\n".join(lines) + "\n"


def _printed(block: Block, width: int, colour: bool) -> list[str]:
    match block:
        case Heading(level, text):
            under = {1: "=", 2: "-"}.get(level)
            head = [_styled("title", line, colour) for line in _filled(plain(text), width)]
            return [*head, under * min(width, len(plain(text)))] if under else head
        case Line(text, strong):
            return [_styled("title" if strong else "", line, colour) for line in _filled(plain(text), width)]
        case Bullets(lines):
            return [line for text in lines for line in _filled(plain(text), width, "- ")]
        case Redline(pieces):
            return _redline(pieces, width, colour)
        case Table(head, rows):
            return _table(head, rows, width)
        case Item():
            return _item(block, width, colour)


def _item(item: Item, width: int, colour: bool) -> list[str]:
    head, *rest = _filled(plain(item.message), width, f"{item.number}. ")
    lines = [_styled(item.severity, line, colour) for line in (head, *rest)]
    lines += _filled(f"({plain(item.reference)})", width, "   ")
    return lines + [line for place in item.places for line in _filled(plain(place), width, "   - ")]


def _redline(pieces: Sequence[Piece], width: int, colour: bool) -> list[str]:
    """The pieces filled to the width; every word of a struck or added stretch carries its style."""
    words: list[tuple[str, str]] = []
    for piece in pieces:
        first, last = SIGNS.get(piece.kind, ("", ""))
        style = piece.kind if first else ""
        found = f"{first}{plain(piece.text)}{last}".split()
        if piece.glued and words and found:
            words[-1] = (words[-1][0] + _styled(style, found[0], colour), words[-1][1] + found.pop(0))
        words += [(_styled(style, word, colour), word) for word in found]
    return _lines(words, width, "  | ")


def _lines(words: Iterable[tuple[str, str]], width: int, indent: str) -> list[str]:
    """Lines of words as shown, broken by the length of the words as they are without styles."""
    lines: list[str] = []
    line, length = indent, len(indent)
    for shown, bare in words:
        if length > len(indent) and length + 1 + len(bare) > width:
            lines.append(line)
            line, length = indent, len(indent)
        gap = " " if length > len(indent) else ""
        line, length = line + gap + shown, length + len(gap) + len(bare)
    return [*lines, line]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """A table whose widest columns are wrapped until it fits; where it cannot fit, a list of its rows."""
    cells = [[plain(cell) for cell in row] for row in rows]
    least = [len(title) + HEAD_PADDING for title in head]
    wide = [max(len(row[column]) for row in (head, *cells)) for column in range(len(head))]
    wide = [max(pair) for pair in zip(wide, least, strict=True)]
    while sum(wide) + GAP * (len(wide) - 1) > width and max(wide) > NARROWEST_COLUMN:
        wide[wide.index(max(wide))] -= 1
    if sum(wide) + GAP * (len(wide) - 1) > width or any(map(int.__lt__, wide, least)):
        named = ["; ".join(f"{h}: {c}" if h else c for h, c in zip(head, row, strict=True)) for row in cells]
        return [line for row in named for line in _filled(row, width, "- ")]
    folded = [
        ["\n".join(textwrap.wrap(cell, most)) for cell, most in zip(row, wide, strict=True)] for row in cells
    ]  # tabulate's own wrapping takes a cell "4,194,770" for an int and fails
    table = tabulate(folded, head, tablefmt="simple", disable_numparse=True)
    return [line.rstrip() for line in table.split("\n")]


def _filled(text: str, width: int, marker: str = "") -> list[str]:
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=marker,
        subsequent_indent=" " * len(marker),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return lines or [marker]


def _styled(style: str, text: str, colour: bool) -> str:
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if colour and style in STYLES else text
