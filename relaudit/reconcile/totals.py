"""Totals of tables, footed: a row that is the sum of the rows above it, in every column.

No label is trusted to say what a total is made of. Rows are stacked; a row that equals the sum of
the last few rows in the stack, in all columns, is their total and takes their place, so that totals
of totals come out as well.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log10

from relaudit.model import Check, Document, Row, Side, TableCell, Verdict
from relaudit.reconcile.change import number

LONGEST = 40
"""Rows that one total may have."""
PROOF = 3.0
"""Orders of magnitude against a chance agreement, over all columns, that a sum must have."""
TOTAL = ("total", "net ", "gross", "income", "earnings", "adjusted", "non-gaap", "core", "ebit", "cash ")
"""Labels of which a wrong sum is a fault; other rows need not be sums at all."""


def checks(document: Document, side: Side) -> Iterator[Check]:
    """Foot every total of every table, column by column."""
    for table in document.tables:
        stack: list[Row] = []
        for row in table.rows:
            if any(cell and cell.unit == "%" for cell in row.cells):
                continue  # a rate between two amounts takes no part in their sum
            parts = _parts(stack, row)
            if parts:
                del stack[stack.index(parts[0]) :]
                yield from _columns(side, row, parts)
            stack.append(row)


def _parts(stack: Sequence[Row], row: Row) -> list[Row]:
    """The last rows of the stack that add up to this one; none where they do not."""
    parts: list[Row] = []
    sums = [Decimal(0)] * len(row.cells)
    for part in reversed(stack[-LONGEST:]):
        if len(part.cells) != len(row.cells):
            continue
        parts.append(part)
        sums = [total + (cell.value if cell else 0) for total, cell in zip(sums, part.cells, strict=True)]
        if len(parts) > 1 and _agree(row, sums, len(parts)):
            return parts[::-1]
    return []


def _agree(row: Row, sums: Sequence[Decimal], count: int) -> bool:
    """Whether the sums are the row's values, and too exactly so for chance."""
    proof = 0.0
    for cell, total in zip(row.cells, sums, strict=True):
        if cell is None:
            if total:
                return False
            continue
        off = abs(total - cell.value) / cell.step
        if off > _slack(count):
            return False
        size = float(abs(cell.value) / cell.step)
        proof += log10(size) if size > 1 else 0
        proof -= log10(3) if off else 0
    return proof >= PROOF + log10(count)


def _slack(count: int) -> int:
    """Last digits by which rounded parts may miss their total: the usual error grows with the root."""
    return 1 if count < 8 else 2


def _columns(side: Side, row: Row, parts: Sequence[Row]) -> Iterator[Check]:
    for column, total in enumerate(row.cells):
        cells = [part.cells[column] for part in parts]
        found = [cell for cell in cells if cell]
        if total is not None and len(found) > 1:
            yield _check(side, total, found)


def _check(side: Side, total: TableCell, cells: Sequence[TableCell]) -> Check:
    point = sum((cell.value for cell in cells), Decimal(0))
    half = sum((cell.step for cell in cells), Decimal(0)) / 2
    ruling: Verdict = "consistent" if point == total.value else "within-rounding"
    scale = total.step if total.step >= 1 else Decimal(1)
    terms = " + ".join(number(cell.value / scale, 4) for cell in cells).replace("+ -", "- ")
    return Check(
        side, "sum", total.span, tuple(cell.span for cell in cells), point - half, point, point + half,
        total.unit, ruling, f"{terms} = {number(point / scale, 4)}",
    )  # fmt: skip
