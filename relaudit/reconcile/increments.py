"""A rate of change beside its amount and the new value alone: "rose $1.4 million, or 40%, to $4.9 million".

The old value is not printed; it is the new one less the amount. Where the sentence does not give the
new value either, a figure of the same measure and period elsewhere may, but then nobody is accused.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from relaudit.model import Check, Claim, Document, Side
from relaudit.reconcile.change import as_printed, bounds, number, operands
from relaudit.reconcile.groups import Reading, letters
from relaudit.reconcile.intervals import Interval, quotient, rounds_to, verdict
from relaudit.reconcile.roles import Part
from relaudit.reconcile.sentences import Figure
from relaudit.reconcile.vocabulary import APPOSED

HUNDRED = 100
LONGEST = 4
"""Words between an amount and its rate: "per share, or"."""


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?<![TF])(?:[Cc]c)[T](?!F)    # rose $1.4 million, or 40%, to A
        | (?<![FTV])[VT]cc(?![FTc])     # A, an increase of $1.4 million, or 40%
        | (?<![FTV])(?:[Cc]c)(?![FTVc]) # rose $1.4 million, or 40%: A stands elsewhere
        """,
        re.VERBOSE,
    )


def checks(document: Document, side: Side, readings: Iterable[Reading]) -> Iterator[Check]:
    """Recompute every rate of change that stands with its amount and the new value: D / (A - D)."""
    for reading in readings:
        for unit in dict.fromkeys(part.figure.unit for part in reading.parts if _amount(part)):
            told, members = letters(reading.parts, unit)
            for match in _orders().finditer(told):
                found = [part for part in members[match.start() : match.end()] if part]
                yield from _of(document, side, found)


def _amount(part: Part) -> bool:
    return part.role == "change" and part.figure.claim.kind in ("money", "count", "quantity")


def _of(document: Document, side: Side, found: list[Part]) -> Iterator[Check]:
    changes = [part for part in found if part.role == "change"]
    rates = [part.figure for part in changes if part.figure.unit == "percent"]
    amounts = [part for part in changes if _amount(part)]
    if len(rates) != 1 or len(amounts) != 1 or not restates(changes[1]):
        return
    values = [part.figure for part in found if part.role in ("value", "to")]
    sign, amount = changes[0].sign or 1, amounts[0].figure
    if any(figure.claim.high or figure.value <= 0 for figure in (*values, *rates, amount)):
        return
    if values:
        made = _check(side, rates[0], amount, values[0], sign)
        yield from [made] if made else []
        return
    for claim in _elsewhere(document, amount.claim):
        made = _check(side, rates[0], amount, _figure(amount, claim), sign)
        if made and made.verdict != "inconsistent":
            yield made
            return


def restates(change: Part) -> bool:
    """Whether the second change restates the first: "$1.4 million, or 40%", "$1.4 million (40%)"."""
    return all(word in APPOSED for word in change.figure.before) and len(change.figure.before) <= LONGEST


def _elsewhere(document: Document, amount: Claim) -> Iterator[Claim]:
    """Other figures of the same measure and period, larger than the amount that it changed by."""
    if not amount.metric or not amount.period:
        return
    key = (amount.kind, amount.unit, amount.metric, amount.period)
    for claim in document.claims:
        same = (claim.kind, claim.unit, claim.metric, claim.period) == key
        if same and not claim.high and Decimal(claim.value) > Decimal(amount.value):
            yield claim


def _figure(amount: Figure, claim: Claim) -> Figure:
    value, step = Decimal(claim.value), Decimal(claim.step or 0)
    return amount._replace(claim=claim, value=value, step=step, bound=claim.bound)


def _rate(amount: Interval, new: Interval, sign: int) -> Interval | None:
    """The range of amount / (new - sign x amount) in percent; it grows with the amount, falls with new."""
    low = Interval(new.high - sign * amount.low, new.high - sign * amount.low)
    high = Interval(new.low - sign * amount.high, new.low - sign * amount.high)
    least, most = (
        quotient(Interval(amount.low, amount.low), low),
        quotient(Interval(amount.high, amount.high), high),
    )
    return Interval(least.low * HUNDRED, most.high * HUNDRED) if least and most else None


def _check(side: Side, stated: Figure, amount: Figure, new: Figure, sign: int) -> Check | None:
    within = _rate(amount.interval, new.interval, sign)
    widest = _rate(amount.widest, new.widest, sign)
    old = new.value - sign * amount.value
    if within is None or widest is None or old <= 0:
        return None
    point = amount.value / old * HUNDRED
    ruling = verdict(point, widest, stated.stated, rounds_to(point, stated.value, stated.step))
    change, top = operands(amount, new)
    working = (
        f"{number(change, 6)} / ({number(top, 6)} {'-' if sign > 0 else '+'} {number(change, 6)}) = "
        f"{number(point)} %{as_printed(within, '%')}"
    )
    low, high = bounds(within)
    return Check(
        side, "percent-change", stated.span, (amount.span, new.span), low, point, high, "%", ruling, working,
        "value" if ruling == "inconsistent" else None,
    )  # fmt: skip
