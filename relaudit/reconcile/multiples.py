"""Multiples that the sentence states between two of its figures: "doubled to A from B"."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, number, operands
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.intervals import INFINITE, Interval, quotient, verdict
from relaudit.reconcile.sentences import Figure

SPOKEN = Decimal("0.15")
"""A spoken multiple is a round one: "doubled" is said of 1.85 to 2.3 times what there was."""


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every stated multiple: new / old; and a growth rate given beside a multiple."""
    for group in reading.groups:
        for stated in group.changes:
            if stated.unit == "count x":
                yield from _check(reading, group, stated)
    yield from _beside(reading)


def _check(reading: Reading, group: Group, stated: Figure) -> Iterator[Check]:
    within = quotient(group.new.interval, group.old.interval)
    widest = quotient(group.new.widest, group.old.widest)
    if within is None or widest is None:
        return
    point = group.new.value / group.old.value
    said = _said(stated)
    ruling = verdict(point, widest, said, said.low <= point <= said.high)
    if ruling == "inconsistent" and (point < 1) != (stated.value < 1):
        return  # magnitude and direction both off: the pairing is doubtful
    top, bottom = operands(group.new, group.old)
    low, high = bounds(within)
    working = f"{number(top, 6)} / {number(bottom, 6)} = {number(point, 2)}{as_printed(within)}"
    yield Check(
        reading.side, "multiple", stated.span, (group.new.span, group.old.span), low, point, high, "x",
        ruling, working, "value" if ruling == "inconsistent" else None,
    )  # fmt: skip


def _said(stated: Figure) -> Interval:
    if stated.step:
        return stated.stated
    low, high = stated.value * (1 - SPOKEN / 2), stated.value * (1 + SPOKEN)
    if stated.bound in ("more-than", "at-least"):
        return Interval(stated.value, INFINITE)
    return Interval(stated.value * (1 - SPOKEN), high) if stated.bound != "exact" else Interval(low, high)


def _beside(reading: Reading) -> Iterator[Check]:
    """ "2.4x, or 240% growth": growth to 2.4 times is 140 %."""
    figures = reading.sentence.figures
    for times, rate in pairwise(figures):
        said = tuple(word for word in rate.before if word != ",")
        if times.unit != "count x" or not times.step or rate.unit != "percent" or said != ("or",):
            continue
        if not {"growth", "increase", "rise"} & set(rate.after[:2]):
            continue
        within = Interval((times.interval.low - 1) * 100, (times.interval.high - 1) * 100)
        point = (times.value - 1) * 100
        exact = abs(point - rate.value) <= rate.step / 2
        ruling = verdict(point, within, rate.stated, exact)
        working = f"({number(times.value, 4)} - 1) x 100 = {number(point)} %{as_printed(within, '%')}"
        yield Check(
            reading.side, "multiple", rate.span, (times.span,), within.low, point, within.high, "%", ruling,
            working, "value" if ruling == "inconsistent" else None,
        )  # fmt: skip
