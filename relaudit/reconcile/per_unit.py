"""A number of shares, a price of each and their product: "1,000,000 shares at $2.50 for $2.5 million"."""

from collections.abc import Iterator

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, number
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.intervals import Interval, rounds_to, verdict
from relaudit.reconcile.sentences import Figure

PIECES = frozenset("share shares unit units adss ads".split())
WHOLE = frozenset("proceeds consideration".split())
NOT_PLAIN = frozenset("net warrants warrant fees expenses plus premium discount option additional".split())
"""Beside these words the total is not the plain product."""


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute the total of a sentence that gives a number of pieces and the price of one."""
    figures = reading.sentence.figures
    pieces = [figure for figure in figures if figure.claim.kind in ("count", "quantity") and _pieces(figure)]
    money = [figure for figure in figures if figure.claim.kind == "money"]
    prices = [figure for figure in money if _price(figure)]
    totals = [figure for figure in money if not _price(figure)]
    if not (len(pieces) == len(prices) == len(totals) == 1) or any(f.claim.high for f in figures):
        return
    if totals[0].claim.unit == prices[0].claim.unit and pieces[0].value > 1:
        yield from _check(reading, pieces[0], prices[0], totals[0])


def _pieces(figure: Figure) -> bool:
    return bool(PIECES & set(figure.after[:4]))


def _price(figure: Figure) -> bool:
    return figure.unit.endswith(" per") or figure.before[-2:] == ("price", "of")


def _check(reading: Reading, pieces: Figure, price: Figure, total: Figure) -> Iterator[Check]:
    said = {word for figure in reading.sentence.figures for word in (*figure.before, *figure.after)}
    plain = bool(WHOLE & set(total.before[-4:])) and not NOT_PLAIN & said
    within = Interval(pieces.interval.low * price.interval.low, pieces.interval.high * price.interval.high)
    widest = Interval(pieces.widest.low * price.widest.low, pieces.widest.high * price.widest.high)
    point = pieces.value * price.value
    exact = rounds_to(point, total.value, total.step)
    ruling = verdict(point, within if plain else widest, total.stated, exact)
    if ruling == "inconsistent" and (
        not plain or widest.meets(total.stated) or total.bound not in ("exact", "about")
    ):
        return
    low, high = bounds(within)
    working = f"{number(pieces.value)} x {number(price.value, 6)} = {number(point, 2)}{as_printed(within)}"
    yield Check(
        reading.side, "per-unit", total.span, (pieces.span, price.span), low, point, high, total.claim.unit,
        ruling, working, "value" if ruling == "inconsistent" else None,
    )  # fmt: skip
