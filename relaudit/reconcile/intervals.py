"""Printed numbers as intervals: what a figure may have been before it was rounded, and whether two agree.

A printed 36.9 stands for 36.85 to 36.95. An accusation needs that no value which prints as the
inputs do gives a value that prints as the stated figure does; the rest is consistent or rounding.
"""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from relaudit.model import Bound, Verdict

INFINITE = Decimal("Infinity")
HALF = Decimal("0.5")
KEPT_DIGITS = 2
"""An input of trailing zeros ("$500 million") may be a round figure: two digits are taken as meant."""


class Interval(NamedTuple):
    """A closed range; an open side is infinite."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def negated(self) -> "Interval":
        """The range of the values with the other sign."""
        return Interval(-self.high, -self.low)


def printed(value: Decimal, step: Decimal, bound: Bound = "exact") -> Interval:
    """What a figure printed to `step` stands for.

    >>> printed(Decimal("36.9"), Decimal("0.1"))
    Interval(low=Decimal('36.85'), high=Decimal('36.95'))
    >>> printed(Decimal(47), Decimal(1), "about")
    Interval(low=Decimal('45.5'), high=Decimal('48.5'))
    """
    half = step * HALF
    if bound == "about":
        half += step
    if bound in ("at-least", "more-than"):
        return Interval(value - half, INFINITE)
    if bound in ("at-most", "less-than"):
        return Interval(-INFINITE, value + half)
    return Interval(value - half, value + half)


def coarse_step(value: Decimal, step: Decimal) -> Decimal:
    """The step of a figure if its trailing zeros are rounding, down to the digits that are surely meant.

    >>> coarse_step(Decimal(500), Decimal(1)), coarse_step(Decimal("36.9"), Decimal("0.1"))
    (Decimal('10'), Decimal('0.1'))
    """
    if not value or not step:
        return step
    digits = abs(value / step).to_integral_value()
    while digits % 10 == 0 and digits >= 10**KEPT_DIGITS:
        digits /= 10
        step *= 10
    return step


def rounds_to(point: Decimal, stated: Decimal, step: Decimal) -> bool:
    """Whether a computed value, rounded as the stated one is, is the stated one (halves go either way)."""
    return abs(point - stated) <= step * HALF


def verdict(point: Decimal, reach: Interval, stated: Interval, exact: bool) -> Verdict:
    """The verdict of contract and design: `exact` says that the point value rounds to the stated one."""
    if exact:
        return "consistent"
    return "within-rounding" if reach.meets(stated) else "inconsistent"


def quotient(top: Interval, bottom: Interval) -> Interval | None:
    """The range of a quotient of positive ranges; None where the divisor may be zero or both are endless."""
    if bottom.low <= 0 or top.low < 0:
        return None
    try:
        return Interval(top.low / bottom.high, top.high / bottom.low)
    except InvalidOperation:
        return None


def difference(left: Interval, right: Interval) -> Interval | None:
    """The range of a difference; None where both are endless on the same side."""
    try:
        return Interval(left.low - right.high, left.high - right.low)
    except InvalidOperation:
        return None
