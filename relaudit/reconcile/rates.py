"""Percent columns of tables, recomputed: the change between two other cells of each row.

No heading is trusted to say what a rate is of. Where nearly all rows of a table have a rate that is the
change between the same two columns, it is that column's rate, and a row that has another one is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from relaudit.model import Check, Document, Row, Side, TableCell
from relaudit.reconcile.change import as_printed, number
from relaudit.reconcile.intervals import Interval, printed, rounds_to, verdict
from relaudit.reconcile.percent_change import HUNDRED, growth

FEWEST = 3
"""So many rows must have a rate that is the change between the same two columns."""
MOST_OFF = 5
"""One row in so many may have another rate; where more have, the rate is of something else."""
SLACK = 2
"""A rate off by so many of its last digits may have been computed from the unrounded figures."""


class Layout(NamedTuple):
    """Places in a row: of the rate, of the new value, of the old one."""

    rate: int
    new: int
    old: int


def checks(document: Document, side: Side) -> Iterator[Check]:
    """Recompute every rate of change that a table prints beside the two values of its row."""
    for table in document.tables:
        found: dict[Layout, list[tuple[Row, Check]]] = defaultdict(list)
        width = max((len(row.cells) for row in table.rows), default=0)
        for row in table.rows:
            for layout, check in _readings(side, row) if len(row.cells) == width else ():
                found[layout].append((row, check))
        taken: set[int] = set()
        for layout, rows in sorted(found.items(), key=lambda one: -_held(one[1])):
            held = _held(rows)
            if held >= FEWEST and (len(rows) - held) * MOST_OFF <= len(rows) and layout.rate not in taken:
                taken.add(layout.rate)
                yield from (check for _, check in rows)


def _held(rows: Iterable[tuple[Row, Check]]) -> int:
    """How many rows have just the rate that their values as printed allow."""
    return sum(_allowed(row, check) for row, check in rows)


def _allowed(row: Row, check: Check) -> bool:
    rate = next(cell for cell in row.cells if cell and cell.span == check.stated)
    stated = printed(rate.value, rate.step)
    low, high = check.low, check.high
    return low is not None and high is not None and stated.meets(Interval(low, high))


def _readings(side: Side, row: Row) -> Iterator[tuple[Layout, Check]]:
    """The row's rates, each read as the change between any two of its values that stand side by side."""
    values = [at for at, cell in enumerate(row.cells) if cell and cell.unit != "%" and cell.value]
    for at, rate in enumerate(row.cells):
        if rate is None or rate.unit != "%":
            continue
        for one, two in pairwise(values):
            for new, old in ((one, two), (two, one)):
                check = _check(side, rate, row.cells[new], row.cells[old])
                if check:
                    yield Layout(at, new, old), check


def _check(side: Side, rate: TableCell, new: TableCell | None, old: TableCell | None) -> Check | None:
    if new is None or old is None or (new.value < 0) != (old.value < 0) or abs(old.value) < 10 * old.step:
        return None
    here, there = (printed(abs(cell.value), cell.step) for cell in (new, old))
    within = growth(here, there)
    if within is None:
        return None
    point = (new.value / old.value - 1) * HUNDRED
    reach = Interval(within.low - rate.step * SLACK, within.high + rate.step * SLACK)
    exact = rounds_to(point, rate.value, rate.step)
    ruling = verdict(point, reach, printed(rate.value, rate.step), exact)
    working = f"{new.text} / {old.text} - 1 = {number(point)} %{as_printed(within, '%')}"
    return Check(
        side, "percent-change", rate.span, (new.span, old.span), within.low, point, within.high, "%", ruling,
        working, "value" if ruling == "inconsistent" else None,
    )  # fmt: skip
