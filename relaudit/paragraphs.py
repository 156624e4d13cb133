"""Text to paragraphs with kinds: first where the text is cut, then what each piece is.

Invariants: paragraphs are in the order of the text, disjoint, never empty, and hold every word of it.
A blank line cuts; a line break alone cuts only where the text shows that it was meant.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from relaudit.kinds import classify
from relaudit.model import Paragraph, Source, Span

DENSE = 12
"""Lines in a row without a blank one before they are looked at singly: wrapped prose rarely has more of
them *and* lines that stop short, text out of a PDF has hundreds."""

PAGE = 40
"""Lines of a block that may be a page of a PDF: if it falls into paragraphs, the whole text is such."""

LONG_LINE = 160
"""Nobody wraps at more: where lines are longer than that, each is a paragraph."""

SHORT_OF = 0.85
"""A line is short if the next word would have fitted into this part of the usual width; proportional
type makes the lines of one PDF paragraph differ by about a tenth."""

AROUND = 4
"""Lines before and behind that show how wide the type area is, or whether a table goes on."""

NARROW = 40
"""No type area is narrower: such lines are a list, an address, a heading."""

TABULAR = 0.35
"""Share of figures among the words of a line that is a table's."""

BLOCK = re.compile(r"[^\S\n]*\S.*(?:\n(?=[^\n]*\S)(?!\f).*)*")
"""Lines in a row of which none is blank."""

HEAD = 100
"""Letters of the longest running head or foot."""

ENDS = '.!?:;”"'
"""What the last line of a paragraph ends with, as a rule."""

DIGITS = re.compile(r"\d+")

BULLET = re.compile(
    r"[^\S\n]*(?:[•●▪■◦‣·►➢✓\uf0a7\uf0b7]|\*(?!\*)|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*(?=\S)"
)
LABEL = r"\s*(?:(?:NEWS|PRESS|MEDIA) RELEASE|\d{1,2}/\d{1,2}/\d{2,4})\s*$"
"""A line at the top of a release that is no part of the title below it."""
CONTACTS = r"\s*(?:\w{4,9} )?(?i:contacts?):?\s*$"
"""A line behind the last line of a notice that heads what stands below it."""
DATED = (
    r"\s*[A-Z][\w.’'-]{1,20}(?:,? [A-Z][\w.’'-]{1,20}){0,5},? (?:\(.{2,30}\) )?(?:- |-- |— |– )?"
    r"[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}.{0,60}?(?:--|—|–|\s-\s)"
)
"""A line that begins as a dateline does, below a title of which no blank line parts it."""
ENTRY = re.compile(r"[A-Z][^.:]{2,60}: [A-Z]")
"""How an entry of a glossary begins: `Net lending: Loans paid out less ...`."""
PAGE_NUMBER = re.compile(r"\n[^\S\n]*(?:(?P<part>[A-Z]) ?- ?)?\d{1,3}\s*\Z")
"""The last line of a page: `3`, or `A - 3` in what is attached."""
FIGURE = re.compile(r"[($€£-]{0,3}\d[\d,.]*[)%x]{0,2}|[$—–-]|\(\d[\d,.]*|[%)]")
GAP = re.compile(r"\S(?: {3,}|[^\S\n]*\t[^\S\n]*|[^\S\n]*\|[^\S\n]*)(?=\S)")
"""What parts the columns of a table in plain text."""


def split(source: Source) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and tell each one's kind; the blocks of a reader are kept as they are."""
    text = source.text
    if source.blocks:
        marked = [(_trimmed(text, block.start, block.end), block.kind) for block in source.blocks]
        pieces: list[tuple[Span, str]] = [(span, form) for span, form in marked if span.end > span.start]
    else:
        pieces = list(_cut(text))
        if pieces and "\f" in text:
            pieces = _without_pages(text, pieces)
    kinds = classify(text, pieces)
    found: list[Paragraph] = []
    line, at = 1, 0
    for index, ((span, _), kind) in enumerate(zip(pieces, kinds, strict=True)):
        line += text.count("\n", at, span.start)
        at = span.start
        found.append(Paragraph(index, kind, span.start, span.end, line))
    return tuple(found)


def _without_pages(text: str, pieces: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Make furniture of what stands at the edges of several pages; join a sentence that a page's end cut."""
    gaps = [text[one.end : two.start] for (one, _), (two, _) in pairwise(pieces)]
    edges = {index + side for index, gap in enumerate(gaps) if "\f" in gap for side in (0, 1)}
    edges.add(len(pieces) - 1)
    heads = Counter(_masked(text, pieces[index][0]) for index in edges)
    pages = [
        (span, "furniture" if index in edges and heads[_masked(text, span)] > 1 else form)
        for index, (span, form) in enumerate(pieces)
    ]
    joined = pages[:1]
    for gap, (span, form) in zip(gaps, pages[1:], strict=True):
        before, look = joined[-1]
        cut = "\f" in gap and form == look == "paragraph" and text[span.start].islower()
        if cut and text[before.end - 1] not in ".!?:;":
            joined[-1] = (Span(before.start, span.end), form)
        else:
            joined.append((span, form))
    return joined


def _masked(text: str, span: Span) -> str:
    """A line at a page's edge but for its number; each prose is one of its own."""
    piece = " ".join(text[span.start : span.end].split())
    return DIGITS.sub("0", piece) if len(piece) <= HEAD else f"{span.start}"


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _form(piece: str) -> str:
    """What the look of a piece alone says: table, list-item or paragraph."""
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


def _cut(text: str) -> Iterator[tuple[Span, str]]:
    blocks = list(BLOCK.finditer(text))
    dense = 2 if any(_is_set_by_lines(match[0]) for match in blocks) else DENSE
    paged = "\f" in text
    for match in blocks:
        start, end = match.span()
        goes_on = text[end + 2 : end + 3].islower()  # a sentence, which stays one with the number in it
        ends_page = paged and not goes_on and text[end : end + 2] in ("", "\n", "\n\f")
        number = _page_number(match[0]) if ends_page else len(match[0])
        for first, last, form in _pieces(match[0][:number], dense, paged):
            span = _trimmed(text, start + first, start + last)
            yield span, form or _form(text[span.start : span.end])
        if start + number < end:
            yield _trimmed(text, start + number, end), "paragraph"


def _page_number(block: str) -> int:
    """Where the number below a page begins; the block's end if it may be the last figure of a table."""
    found = PAGE_NUMBER.search(block)
    if not found:
        return len(block)
    before = block[: found.start()].rsplit("\n", 1)[-1].split()
    return found.start() if found["part"] or not (before and FIGURE.fullmatch(before[-1])) else len(block)


def _is_set_by_lines(block: str) -> bool:
    """Whether a block shows that its text came without blank lines between paragraphs, as out of a PDF."""
    if block.count("\n") < PAGE or _is_table(block):
        return False
    return sum(_meant_breaks(block.split("\n"), DENSE, False)) > AROUND


def _pieces(block: str, dense: int, paged: bool) -> Iterator[tuple[int, int, str | None]]:
    """Cut lines that no blank line parts where a line break was meant as more than a wrap."""
    lines = block.split("\n")
    marked = paged or "-" in block or "*" in block or not block.isascii() or _is_label(lines[0])
    if (len(lines) < dense and not marked and max(map(len, lines)) <= LONG_LINE) or _is_table(block):
        yield 0, len(block), None
        return
    tabular = _tabular(lines) if len(lines) >= dense else [False] * len(lines)
    meant = _meant_breaks(lines, dense, paged)
    at = start = 0
    for number, line in enumerate(lines):
        inside = number and tabular[number] and tabular[number - 1]
        if number and not inside and (meant[number] or tabular[number] != tabular[number - 1]):
            yield start, at - 1, "table" if tabular[number - 1] else None
            start = at
        at += len(line) + 1
    yield start, len(block), "table" if tabular[-1] else None


def _meant_breaks(lines: list[str], dense: int, paged: bool) -> list[bool]:
    """For each line, whether it begins a paragraph of its own."""
    lengths = [len(line.rstrip()) for line in lines]
    longest = max(lengths)
    full = sum(length >= SHORT_OF * longest for length in lengths)
    if longest > LONG_LINE and (longest > 2 * LONG_LINE or full < len(lines) / 2):
        return [True] * len(lines)
    glossary = sum(ENTRY.match(line) is not None for line in lines) > 1
    meant = [True]
    for at, (before, line) in enumerate(pairwise(lines), 1):
        if _is_lone_bullet(before):
            meant.append(False)
            continue
        if _is_label(before) or _is_lone_bullet(line) or _heads(before, line):
            meant.append(True)
            continue
        marked = BULLET.match(line)
        starts = bool(marked) and not line.lstrip()[0].isalnum()
        ended = before.rstrip()[-1] in ENDS
        if not starts and (len(lines) >= dense or (paged and before.rstrip().endswith("."))):
            width = SHORT_OF * max(lengths[max(0, at - AROUND) : at + AROUND])
            word = line.split(None, 1)[0]
            short = (width < NARROW and dense < DENSE) or lengths[at - 1] + 1 + len(word) <= width
            named = (glossary and ENTRY.match(line)) or _is_title(line, lines[at + 1 : at + 2], width)
            goes_on = not ended and word.islower() and lengths[at - 1] > NARROW
            starts = (short and not goes_on) or (ended and bool(named))
        elif starts and line.lstrip()[0] == "(":
            starts = len(lines) >= dense
        meant.append(starts)
    return meant


def _is_lone_bullet(line: str) -> bool:
    """Whether a line is a bullet whose text stands on the next."""
    return len(line.strip()) == 1 and BULLET.match(line.strip() + " x") is not None


def _is_title(line: str, below: list[str], width: float) -> bool:
    """Whether a line names the text below it: short beside that, in capitals at its start, no sentence."""
    bare = line.strip()
    return (
        len(bare) <= width / 2
        and bare[0].isupper()
        and bare[-1].isalpha()
        and any(text.lstrip()[0].isupper() and len(text) > width for text in below)
    )


def _is_label(line: str) -> bool:
    return len(line) <= NARROW and re.match(LABEL, line) is not None


def _heads(before: str, line: str) -> bool:
    """Whether a line begins a release below its title, or heads the contacts below a notice."""
    if len(line) <= NARROW:
        return _is_label(line) or (len(before) > NARROW and re.match(CONTACTS, line) is not None)
    return ("-" in line or not line.isascii()) and re.match(DATED, line) is not None


def _tabular(lines: list[str]) -> list[bool]:
    """For each line of a PDF's text, whether it belongs to a table that lost its grid."""
    words = [line.split() for line in lines]
    figures = [sum(1 for word in found if FIGURE.fullmatch(word)) for found in words]
    numeric = [
        count > 0 and count >= TABULAR * len(found) for count, found in zip(figures, words, strict=True)
    ]
    inside = [False] * len(lines)
    rows: list[int] = []
    for at in [at for at, yes in enumerate(numeric) if yes] + [len(lines) + 2 * AROUND]:
        if rows and at - rows[-1] > AROUND:
            if len(rows) >= AROUND:
                inside[rows[0] : rows[-1] + 1] = [True] * (rows[-1] + 1 - rows[0])
            rows = []
        if at < len(lines):
            rows.append(at)
    return inside
