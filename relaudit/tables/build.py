"""Rows of numbers to tables: which rows belong together, what stands above them, which cells are figures."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Row, Table, TableCell
from relaudit.tables.headings import Heading, headed, heading, per_share
from relaudit.tables.rows import RawCell, RawRow, rows

FEWEST_ROWS = 3
LONGEST_LABEL = 22
"""Words between two rows of a table; more is prose between two tables."""
FOOTNOTE = len("(1)")
PAGES = 100
"""A number below this that is one cell too many at the end of a row is the page's."""


def build(text: str, marked: list[tuple[int, int]]) -> tuple[Table, ...]:
    """The tables of a text in order; `marked` are the places that the input itself calls tables."""
    runs = [(run, _width(run)) for run in _runs(rows(text), marked)]
    heads = [heading(text, run, width) for run, width in runs]
    scales = Counter(head.scale for head in heads if head.scale)
    usual = scales.most_common(1)[0][0] if scales else Decimal(1)
    return tuple(
        _table(run, width, head, head.scale or usual) for (run, width), head in zip(runs, heads, strict=True)
    )


def _runs(found: list[RawRow], marked: list[tuple[int, int]]) -> list[list[RawRow]]:
    """Rows that follow each other without prose between, where enough of them hold several numbers.

    In a table that the input marks as one, single numbers are rows as well.
    """
    runs: list[tuple[int, list[RawRow]]] = [(-1, [])]
    at = 0
    for row in found:
        while at < len(marked) and marked[at][1] <= row.start:
            at += 1
        table = at if at < len(marked) and marked[at][0] <= row.start else -1
        new = table >= 0 if table != runs[-1][0] else len(row.words) > LONGEST_LABEL or headed(row)
        if row.prose or new or (table < 0 <= runs[-1][0]):
            runs.append((table, []))
        if not row.prose:
            runs[-1][1].append(row)
    kept = []
    for table, run in runs:
        trimmed = run if table >= 0 else _trimmed(run)
        several = sum(len(row.cells) > 1 for row in trimmed)
        if several >= FEWEST_ROWS or (table >= 0 and len(trimmed) >= FEWEST_ROWS):
            kept.append(trimmed)
    return kept


def _trimmed(run: list[RawRow]) -> list[RawRow]:
    """A run without the lone numbers at its ends, which are page numbers or prose."""
    while run and len(run[0].cells) < 2:
        run = run[1:]
    while run and len(run[-1].cells) < 2:
        run = run[:-1]
    return run


def _width(run: list[RawRow]) -> int:
    """How many columns of numbers a table has: as many as most of its rows hold."""
    several = [len(row.cells) for row in run if len(row.cells) > 1] or [1]
    return Counter(several).most_common(1)[0][0]


def _table(run: list[RawRow], width: int, head: Heading, scale: Decimal) -> Table:
    body = tuple(row for raw in run for row in _rows(raw, width, scale))
    return Table(run[0].start, run[-1].end, head.title, head.columns, body, scale)


def _rows(raw: RawRow, width: int, scale: Decimal) -> Iterator[Row]:
    """A row as read, without footnote mark and page number; a subtotal without a label stands apart."""
    found = raw.cells
    if len(found) == width + 1:
        first, last = found[0], found[-1]
        if first and first.text.startswith("(") and len(first.text) == FOOTNOTE:
            found = found[1:]
        elif last and not last.unit and 0 < last.value < PAGES:
            found = found[:-1]
    percent = raw.label.endswith("%")
    one = Decimal(1) if per_share(raw.label) or percent else scale
    cells = tuple(cell and _cell(cell, percent, one) for cell in found)
    if width > 1 and len(cells) == 2 * width:
        yield Row(raw.label, raw.start, raw.end, cells[:width])
        cells = cells[width:]
        yield Row("", raw.start, raw.end, cells)
    else:
        yield Row(raw.label, raw.start, raw.end, cells)


def _cell(raw: RawCell, percent: bool, scale: Decimal) -> TableCell:
    unit = "%" if percent else raw.unit
    value, step = _scaled(raw.value, raw.step, unit, scale)
    return TableCell(raw.start, raw.end, raw.text, value, step, unit)


def _scaled(value: Decimal, step: Decimal, unit: str | None, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Value and step in base units; percentages and amounts with cents are not in thousands."""
    if unit == "%" or (step <= Decimal("0.01") and abs(value) < 1000):
        return value, step
    return value * scale, step * scale
