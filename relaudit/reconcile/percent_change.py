"""A percentage that the sentence states as the change between two of its figures."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, judge, number, operands
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.intervals import Interval, quotient
from relaudit.reconcile.sentences import Figure

HUNDRED = Decimal(100)


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every percentage of change in a sentence: new / old - 1."""
    for group in reading.groups:
        for stated in group.changes:
            if stated.unit == "percent" and group.new.unit != "percent" and not stated.claim.high:
                yield from _check(reading, group, stated)


def growth(new: Interval, old: Interval) -> Interval | None:
    """The range of new / old - 1 in percent; None where the old value may be zero."""
    found = quotient(new, old)
    return found and Interval((found.low - 1) * HUNDRED, (found.high - 1) * HUNDRED)


def _check(reading: Reading, group: Group, stated: Figure) -> Iterator[Check]:
    # Of losses the magnitudes are compared: a loss of 4 after one of 5 is 20 % smaller.
    new, old = group.new, group.old
    flip = new.value < 0
    within = growth(*(f.interval.negated() if flip else f.interval for f in (new, old)))
    widest = growth(*(f.widest.negated() if flip else f.widest for f in (new, old)))
    if within is None or widest is None:
        return
    point = (new.value / old.value - 1) * HUNDRED
    ruling = judge(group, stated, point, widest)
    if ruling is None:
        return
    top, bottom = operands(new, old)
    working = f"{number(top, 6)} / {number(bottom, 6)} - 1 = {number(point)} %{as_printed(within, '%')}"
    low, high = bounds(within)
    yield Check(
        reading.side, "percent-change", stated.span, (new.span, old.span), low, point, high, "%",
        ruling[0], working, ruling[1],
    )  # fmt: skip
