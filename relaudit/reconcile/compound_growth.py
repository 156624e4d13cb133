"""A yearly rate that the sentence states for the growth between two of its figures, each in its year."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, number, operands
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.intervals import Interval, quotient, rounds_to, verdict
from relaudit.reconcile.sentences import Figure, Sentence

NAMES = ("cagr", "compound annual growth", "compounded annual growth", "compound growth rate")
YEAR = r"\b(?:19|20)\d\d\b"
LONGEST = 50
"""Years over which a rate is still spoken of as one."""


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute a compound rate where two figures of one unit stand in two different years."""
    sentence = reading.sentence
    if not any(name in sentence.text.lower() for name in NAMES):
        return
    rates = [figure for figure in sentence.figures if figure.unit == "percent" and not figure.claim.high]
    pairs = [pair for pair in combinations(sentence.figures, 2) if _apart(*pair)]
    if len(rates) == len(pairs) == 1 and _named(sentence, rates[0]):
        old, new = sorted(pairs[0], key=_year)
        if new.value > old.value:  # of a fall, "a CAGR of 11%" may mean minus 11
            yield from _check(reading, rates[0], (old, new))


def _named(sentence: Sentence, rate: Figure) -> bool:
    """Whether the rate is the compound one: its name stands in the words on either side of it."""
    around = " ".join((*rate.before, *rate.after)).lower()
    return any(name in around for name in NAMES)


def _year(figure: Figure) -> int:
    """The year that a figure speaks of; 0 where it speaks of none, or of more than one."""
    start, _, end = (figure.claim.period or "").partition("/")
    return int(start[:4]) if start[:4].isdigit() and end[:4] in ("", start[:4]) else 0


def _apart(one: Figure, two: Figure) -> bool:
    years = _year(one), _year(two)
    alike = one.unit == two.unit != "percent" and min(one.value, two.value) > 0
    return alike and 0 not in years and 1 < abs(years[0] - years[1]) <= LONGEST


def _check(reading: Reading, stated: Figure, pair: tuple[Figure, Figure]) -> Iterator[Check]:
    """A rate is wrong only if it is so over a year more and a year less too: forecasts often start later."""
    old, new = pair
    reach = quotient(new.widest, old.widest)
    if reach is None or not all(side.is_finite() and side > 0 for side in reach):
        return
    span = _year(new) - _year(old)
    readings = []
    for years in (span, span - 1, span + 1):
        point, low, high = (_rate(value, years) for value in (new.value / old.value, *reach))
        exact = rounds_to(point, stated.value, stated.step)
        readings.append((verdict(point, Interval(low, high), stated.stated, exact), years, point, low, high))
    best = next((one for one in readings if one[0] != "inconsistent"), readings[0])
    ruling, years, point, low, high = best
    if ruling == "inconsistent" and _other_years(reading.sentence, pair):
        return  # "$18 billion by 2031, up from $6 billion in 2024, a CAGR of 16.2% from 2025": another base
    top, bottom = operands(new, old)
    working = (
        f"({number(top, 6)} / {number(bottom, 6)})^(1/{years}) - 1 = {number(point)} %"
        f"{as_printed(Interval(low, high), '%')}"
    )
    floor, ceiling = bounds(Interval(low, high))
    yield Check(
        reading.side, "percent-change", stated.span, (new.span, old.span), floor, point, ceiling, "%",
        ruling, working, "value" if ruling == "inconsistent" else None,
    )  # fmt: skip


def _other_years(sentence: Sentence, pair: tuple[Figure, Figure]) -> set[str]:
    """The years behind the first of two figures that neither of them speaks of."""
    first = min(figure.span.start for figure in pair) - sentence.start
    return set(re.findall(YEAR, sentence.text[first:])) - {str(_year(figure)) for figure in pair}


def _rate(growth: Decimal, years: int) -> Decimal:
    """The yearly rate, in percent, that makes the growth over some years."""
    return (growth ** (1 / Decimal(years)) - 1) * 100
