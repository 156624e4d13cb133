"""Text to paragraphs with kinds: first where the text is cut, then what each piece is.

Invariants: paragraphs are in the order of the text, disjoint, never empty, and hold every word of it.
A blank line cuts; a line break alone cuts only where the text shows that it was meant.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import quantiles

from relaudit.kinds import classify
from relaudit.model import Paragraph, Source, Span

DENSE = 12
"""Lines in a row without a blank one before they are looked at singly: wrapped prose rarely has more of
them *and* lines that stop short, text out of a PDF has hundreds."""

LONG_LINE = 160
"""Nobody wraps at more: where lines are longer than that, each is a paragraph."""

SHORT_OF = 0.85
"""A line is short if the next word would have fitted into this part of the usual width; proportional
type makes the lines of one PDF paragraph differ by about a tenth."""

BLOCK = re.compile(r"[^\S\n]*\S.*(?:\n(?=[^\n]*\S)(?!\f).*)*")
"""Lines in a row of which none is blank."""

RULE = re.compile(r"[^\S\n]*([-=_*~+.#|:—–])(?:[^\S\n]*\1){2,}[^\S\n|]*$", re.M)
"""A line drawn with characters, under a title or across the page."""

BULLET = re.compile(
    r"[^\S\n]*(?:[•●▪■◦‣·*►➢✓]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*(?=\S)"
)
GAP = re.compile(r"\S(?: {3,}|[^\S\n]*\t[^\S\n]*|[^\S\n]*\|[^\S\n]*)(?=\S)")
"""What parts the columns of a table in plain text."""


def split(source: Source) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and tell each one's kind; the blocks of a reader are kept as they are."""
    text = source.text
    if source.blocks:
        marked = [(_trimmed(text, block.start, block.end), block.kind) for block in source.blocks]
        pieces: list[tuple[Span, str]] = [(span, form) for span, form in marked if span.end > span.start]
    else:
        pieces = [(span, _form(text, span)) for span in _cut(text)]
    kinds = classify(text, pieces)
    found: list[Paragraph] = []
    line, at = 1, 0
    for index, ((span, _), kind) in enumerate(zip(pieces, kinds, strict=True)):
        line += text.count("\n", at, span.start)
        at = span.start
        found.append(Paragraph(index, kind, span.start, span.end, line))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _form(text: str, span: Span) -> str:
    """What the look of a piece alone says: table, list-item or paragraph."""
    piece = text[span.start : span.end]
    if "\n" in piece and _is_table(piece):
        return "table"
    return "list-item" if BULLET.match(piece) else "paragraph"


def _is_table(block: str) -> bool:
    """Whether most lines of a block are parted into columns."""
    if "   " not in block and "\t" not in block and "|" not in block:
        return False
    lines = block.split("\n")
    spread = sum(1 for line in lines if GAP.search(line.strip()))
    return spread >= 2 and spread >= 0.6 * len(lines)


def _cut(text: str) -> Iterator[Span]:
    for match in BLOCK.finditer(text):
        block, start = match[0], match.start()
        if "\n" not in block:
            yield _trimmed(text, start, match.end())
        else:
            yield from (_trimmed(text, start + a, start + b) for a, b in _pieces(block))


def _pieces(block: str) -> Iterator[tuple[int, int]]:
    """Cut lines that no blank line parts where a line break was meant as more than a wrap."""
    lines = block.split("\n")
    marked = "-" in block or "*" in block or not block.isascii()
    if (len(lines) < DENSE and not marked and max(map(len, lines)) <= LONG_LINE) or _is_table(block):
        yield 0, len(block)
        return
    meant = _meant_breaks(lines)
    at = start = 0
    for number, line in enumerate(lines):
        if number and meant[number]:
            yield start, at - 1
            start = at
        at += len(line) + 1
    yield start, len(block)


def _meant_breaks(lines: list[str]) -> list[bool]:
    """For each line, whether it begins a paragraph of its own."""
    lengths = [len(line.rstrip()) for line in lines]
    if max(lengths) > LONG_LINE:
        return [True] * len(lines)
    width = SHORT_OF * quantiles(lengths, n=10)[-1] if len(lines) >= DENSE else 0.0
    meant = [True]
    for before, line in pairwise(lines):
        word = line.split(None, 1)[0].partition("-")[0] if width else ""
        stops_short = bool(width) and len(before.rstrip()) + 1 + len(word) <= width
        meant.append(stops_short or bool(BULLET.match(line) and not line.lstrip()[0].isalnum()))
    return meant
