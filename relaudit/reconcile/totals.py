"""Totals of tables, footed: a row that is the sum of the rows above it, in every column.

No label is trusted to say what a total is made of. Rows are stacked; a row that equals the sum of
the last few rows in the stack, in all columns, is their total and takes their place, so that totals
of totals come out as well. What is left of a row after the rows below it (sales, costs, gross profit)
is footed in the same way.
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
        # A rate between two amounts takes no part in their sum.
        rows = [row for row in table.rows if not any(cell and cell.unit == "%" for cell in row.cells)]
        sums = _sums(rows)
        for total, parts in sums.items():
            yield from _columns(side, rows[total], [rows[at] for at in parts])
        for total, (first, *others) in _rests(rows, sums).items():
            yield from _columns(side, rows[total], [rows[first], *(_negative(rows[at]) for at in others)])


def _sums(rows: Sequence[Row]) -> dict[int, list[int]]:
    """The rows that are totals, each with its parts: the last rows of the stack that add up to it."""
    stack: list[int] = []
    found: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        above = [rows[one] for one in stack[-LONGEST:]]
        first = _first(above, row, 0)
        if first is None and row.label.lower().startswith("total"):
            first = _first(above, row, 1)
        if first is not None:
            first += len(stack) - len(above)
            found[at] = [one for one in stack[first:] if _alike(rows[one], row)]
            del stack[first:]
        stack.append(at)
    return found


def _rests(rows: Sequence[Row], sums: dict[int, list[int]]) -> dict[int, list[int]]:
    """The rows that are what is left of a row after those below it: sales, costs, gross profit.

    The last part of a sum is left of the total as well, once a total above has the same value; what a sum
    is made of is no rest.
    """
    stack: list[int] = []
    found: dict[int, list[int]] = {}
    beside = {part: set(parts) for parts in sums.values() for part in parts}
    for at, row in enumerate(rows):
        parts = sums.get(at)
        if parts is None:
            above = [rows[one] for one in stack[-LONGEST:]]
            first = _first(above, row, 0, rest=True)
            if first is not None:
                members = [one for one in stack[first - len(above) :] if _alike(rows[one], row)]
                if not beside.get(at, set()) & set(members):
                    found[at] = parts = members
        if parts and parts[0] in stack:
            del stack[stack.index(parts[0]) :]
        stack.append(at)
    return found


def _negative(row: Row) -> Row:
    return row._replace(cells=tuple(cell and cell._replace(value=-cell.value) for cell in row.cells))


def _first(above: Sequence[Row], row: Row, wrong: int, *, rest: bool = False) -> int | None:
    """Where the last of the rows above begin that add up to this one, in all columns but `wrong` of them.

    With `rest` the row is what is left of the first of them after the others.
    """
    sums = [Decimal(0)] * len(row.cells)
    count = 0
    for at in range(len(above) - 1, -1, -1):
        part = above[at]
        if not _alike(part, row):
            if wrong:
                return None  # a row with empty cells that the text has lost may be a part
            continue
        count += 1
        values = [cell.value if cell else Decimal(0) for cell in part.cells]
        sums = [total + value for total, value in zip(sums, values, strict=True)]
        left = [2 * value - total for value, total in zip(values, sums, strict=True)]
        if count > 1 and _agree(row, left if rest else sums, count, wrong):
            return None if wrong and at > 0 and not _alike(above[at - 1], row) else at
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
    """One column; the cells have the sign with which they enter the total."""
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
