"""What the relations of change share: the signed change of a group, and how its working is written."""

from decimal import Decimal

from relaudit.model import Fault, Verdict
from relaudit.reconcile.groups import Group
from relaudit.reconcile.intervals import INFINITE, Interval, rounds_to, verdict
from relaudit.reconcile.sentences import Figure, scale_of

BEYOND = Decimal(10) ** 20
"""Larger numbers are shown by their size only; no release prints one."""


def judge(
    group: Group, stated: Figure, point: Decimal, widest: Interval
) -> tuple[Verdict, Fault | None] | None:
    """The verdict on a stated change whose signed point value and widest range are given.

    None where magnitude and direction are both off: then the pairing is doubtful, not the text.
    """
    sign = group.sign or (1 if point >= 0 else -1)
    said = stated.stated if sign > 0 else stated.stated.negated()
    if stated.bound in ("at-least", "more-than", "at-most", "less-than"):
        exact = said.low <= point <= said.high and point * sign >= 0
    else:
        exact = rounds_to(point, stated.value * sign, stated.step)
    ruling = verdict(point, widest, said, exact)
    if ruling != "inconsistent":
        return ruling, None
    turned = widest.meets(said.negated())
    if (turned and group.loss) or (not turned and point * sign < 0):
        return None
    return ruling, "direction" if turned else "value"


def number(value: Decimal, places: int = 1) -> str:
    """A computed number for a person: at most so many places, thousands in groups, no trailing zeros."""
    if not value.is_finite() or abs(value) >= BEYOND:
        return f"{value:.3g}"
    text = f"{round(value, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_printed(interval: Interval, unit: str = "") -> str:
    """What the inputs allow: "; as printed 44.8 to 47.9 %"; nothing where the ends hardly differ."""
    tail = f" {unit}" if unit else ""
    low, high = interval
    if high == INFINITE:
        return f"; as printed at least {number(low)}{tail}"
    if low == -INFINITE:
        return f"; as printed at most {number(high)}{tail}"
    for places in (1, 2):
        if round(low, places) != round(high, places):
            return f"; as printed {number(low, places)} to {number(high, places)}{tail}"
    return ""


def bounds(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a range, None where it is open."""
    low, high = interval
    return (None if low == -INFINITE else low), (None if high == INFINITE else high)


def operands(*figures: Figure) -> tuple[Decimal, ...]:
    """Values of figures as a person would write them in one sum: all in the largest scale printed.

    "$54 million" and "$36.9 million" give 54 and 36.9; losses are given by their size.
    """
    size = max(scale_of(figure.claim) for figure in figures) or 1
    return tuple(abs(figure.value) / size for figure in figures)
