"""Totals of tables, footed: a row that is the sum of the rows above it, in every column.

No label is trusted to say what a total is made of. Rows are stacked; a row that equals the sum of
the last few rows in the stack, in all columns, is their total and takes their place, so that totals
of totals come out as well.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log10

from relaudit.model import Check, Document, Fault, Row, Side, TableCell, Verdict
from relaudit.reconcile.change import number

LONGEST = 40
"""Rows that one total may have."""
PROOF = 3.0
"""Orders of magnitude against a chance agreement, over all columns, that a sum must have."""
PROOF_OF_TOTAL = 2.0
"""The same for a row that is called a total."""
SLIP = Decimal("0.5")
"""A total further off than this share of itself has other parts than the rows above it."""


def checks(document: Document, side: Side) -> Iterator[Check]:
    """Foot every total of every table, column by column."""
    for table in document.tables:
        stack: list[Row] = []
        for row in table.rows:
            if any(cell and cell.unit == "%" for cell in row.cells):
                continue  # a rate between two amounts takes no part in their sum
            first = _first(stack, row, 0)
            if first is None and row.label.lower().startswith("total"):
                first = _first(stack, row, 1)
            if first is not None:
                yield from _columns(side, row, [part for part in stack[first:] if _alike(part, row)])
                del stack[first:]
            stack.append(row)


def _first(stack: Sequence[Row], row: Row, wrong: int) -> int | None:
    """Where the last rows of the stack begin that add up to this one, in all columns but `wrong` of them."""
    sums = [Decimal(0)] * len(row.cells)
    count = 0
    for at in range(len(stack) - 1, max(-1, len(stack) - LONGEST - 1), -1):
        part = stack[at]
        if not _alike(part, row):
            if wrong:
                return None  # a row with empty cells that the text has lost may be a part
            continue
        count += 1
        sums = [total + (cell.value if cell else 0) for total, cell in zip(sums, part.cells, strict=True)]
        if count > 1 and _agree(row, sums, count, wrong):
            return None if wrong and at > 0 and not _alike(stack[at - 1], row) else at
    return None


def _alike(part: Row, row: Row) -> bool:
    """Whether a row has as many cells as the total, so that its columns are known."""
    return len(part.cells) == len(row.cells)


def _agree(row: Row, sums: Sequence[Decimal], count: int, wrong: int) -> bool:
    """Whether the sums are the row's values but in `wrong` columns, and too exactly so for chance."""
    proof = 0.0
    missed = 0
    for cell, total in zip(row.cells, sums, strict=True):
        if cell is None:
            if total:
                return False
            continue
        off = abs(total - cell.value) / cell.step
        if off > _slack(count):
            missed += 1
            if missed > wrong or abs(total - cell.value) > SLIP * abs(cell.value):
                return False
            continue
        size = float(abs(cell.value) / cell.step)
        proof += log10(size) if size > 1 else 0
        proof -= log10(3) if off else 0
    needed = PROOF_OF_TOTAL if row.label.lower().startswith("total") else PROOF
    return proof >= needed + log10(count)


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
    off = abs(point - total.value) / total.step
    ruling: Verdict = "within-rounding" if off else "consistent"
    if off > _slack(len(cells)):
        ruling = "inconsistent"
    places = len(total.text.partition(".")[2].rstrip("%) "))
    scale = total.step * 10**places
    fault: Fault | None = "value" if ruling == "inconsistent" else None
    terms = " + ".join(number(cell.value / scale, 4) for cell in cells).replace("+ -", "- ")
    return Check(
        side, "sum", total.span, tuple(cell.span for cell in cells), point - half, point, point + half,
        total.unit, ruling, f"{terms} = {number(point / scale, 4)}", fault,
    )  # fmt: skip
