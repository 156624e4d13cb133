"""An amount of change that the sentence states between two of its figures, or only its direction."""

from collections.abc import Iterator

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, judge, number, operands
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.intervals import Interval, difference
from relaudit.reconcile.sentences import Figure


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every stated difference, new - old; where only a direction is stated, its sign."""
    for group in reading.groups:
        for stated in group.changes:
            if stated.unit == group.new.unit and stated.unit != "percent" and not stated.claim.high:
                yield from _check(reading, group, stated)
        if not group.changes and group.sign and not group.loss:
            yield from _direction(reading, group)


def _check(reading: Reading, group: Group, stated: Figure) -> Iterator[Check]:
    new, old = group.new, group.old
    flip = new.value < 0
    within = difference(*(f.interval.negated() if flip else f.interval for f in (new, old)))
    widest = difference(*(f.widest.negated() if flip else f.widest for f in (new, old)))
    if within is None or widest is None:
        return
    point = abs(new.value) - abs(old.value)
    ruling = judge(group, stated, point, widest)
    if ruling is None:
        return
    top, bottom, _ = operands(new, old, stated)
    size = abs(new.value) / top if top else 1
    shown = Interval(within.low / size, within.high / size)
    working = f"{number(top, 6)} - {number(bottom, 6)} = {number(top - bottom, 6)}{as_printed(shown)}"
    low, high = bounds(within)
    yield Check(
        reading.side, "difference", stated.span, (new.span, old.span), low, point, high,
        new.claim.unit, ruling[0], working, ruling[1],
    )  # fmt: skip


def _direction(reading: Reading, group: Group) -> Iterator[Check]:
    """The direction that the words give, held against the figures; the new value is what is stated."""
    new, old = group.new, group.old
    point = new.value - old.value
    within = difference(new.interval, old.interval)
    if within is None or point == 0:
        return
    wrong = within.high < 0 if group.sign > 0 else within.low > 0
    top, bottom = operands(new, old)
    said = "an increase" if group.sign > 0 else "a decrease"
    working = f"{number(top, 6)} - {number(bottom, 6)} = {number(top - bottom, 6)}; the words say {said}"
    low, high = bounds(within)
    yield Check(
        reading.side, "difference", new.span, (old.span,), low, point, high, new.claim.unit,
        "inconsistent" if wrong else "consistent", working, "direction" if wrong else None,
    )  # fmt: skip
