"""A change between two rates, in percentage points; "3%" said of 38% to 41% is told as such."""

from collections.abc import Iterator

from relaudit.model import Check, Fault, Verdict
from relaudit.reconcile.change import as_printed, bounds, judge, number
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.intervals import difference
from relaudit.reconcile.percent_change import HUNDRED, growth
from relaudit.reconcile.sentences import Figure

POINTS = "percent pp"


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every stated change of a rate: new - old in points."""
    for group in reading.groups:
        if group.new.unit == "percent":
            for stated in group.changes:
                if stated.unit in (POINTS, "percent") and not stated.claim.high:
                    yield from _check(reading, group, stated)


def _check(reading: Reading, group: Group, stated: Figure) -> Iterator[Check]:
    new, old = group.new, group.old
    within = difference(new.interval, old.interval)
    if within is None:
        return
    point = new.value - old.value
    ruling = judge(group, stated, point, within)
    if ruling is None:
        return
    verdict: Verdict = ruling[0]
    fault: Fault | None = ruling[1]
    if stated.unit == "percent":
        relative = growth(new.interval, old.interval)
        as_rate = relative and judge(group, stated, (new.value / old.value - 1) * HUNDRED, relative)
        if verdict == "inconsistent" or (as_rate and as_rate[0] != "inconsistent"):
            return  # right as a rate of change, or neither: then the words may speak of something else
        fault = "points"
    low, high = bounds(within)
    shown = f"{number(new.value, 4)} - {number(old.value, 4)} = {number(point, 4)}"
    working = f"{shown} points{as_printed(within)}"
    yield Check(
        reading.side, "percentage-points", stated.span, (new.span, old.span), low, point, high, "pp",
        verdict, working, fault,
    )  # fmt: skip
