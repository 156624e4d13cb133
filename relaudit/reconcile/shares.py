"""A share that the sentence states beside the part and the whole: "three of the four lines, or 75%"."""

from collections.abc import Iterator

from relaudit.model import Check
from relaudit.reconcile.change import as_printed, bounds, number, operands
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.intervals import Interval, quotient, rounds_to, verdict
from relaudit.reconcile.measures import measure
from relaudit.reconcile.sentences import Figure

OF = (("of", "the"), ("of",), ("out", "of"), ("out", "of", "the"), ("of", "its"), ("of", "all"))
OR = (("or",), ("(",), (",", "or"), ("representing",), (",", "representing"), ("equal", "to"))
NEAR = 5
"""Words between the share and the whole, or the part and the share, that may name either."""


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every stated share: part / whole."""
    figures = reading.sentence.figures
    yield from _margins(reading)
    yield from _float(reading)
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if third.unit == "percent" and first.claim.kind == "count" == second.claim.kind:
            named = third.before[-2:] in OR or third.before[-1:] in OR
            if second.before in OF and named and len(third.before) <= NEAR:
                yield from _check(reading, first, second, third)
            elif named and len(third.before) <= len(("(", ",", "or")):
                yield from _holds(_check(reading, second, first, third))
        elif second.unit == "percent" and first.unit == third.unit != "percent":
            said = second.before[-2:] in OR or second.before[-1:] in OR
            if said and _whole(third.before) and len(second.before) <= NEAR:
                yield from _check(reading, first, third, second)


def _holds(found: Iterator[Check]) -> Iterator[Check]:
    """Only what adds up: of "88 patients, 44 (50%) men" nobody says that the 88 are the whole."""
    return (check for check in found if check.verdict == "consistent")


def _margins(reading: Reading) -> Iterator[Check]:
    """A margin beside the income and the revenue it is of, in this sentence or the one before."""
    around = [*(reading.before.figures if reading.before else ()), *reading.sentence.figures]
    amounts = [figure for figure in around if figure.claim.kind == "money" and figure.value > 0]
    for stated in reading.sentence.figures:
        if stated.unit != "percent" or "margin" not in (*stated.after[:3], *stated.before[-3:]):
            continue
        wholes = [figure for figure in amounts if "revenue" in measure(figure)]
        pairs = [(a, b) for a in amounts for b in wholes if a.unit == b.unit and a.value < b.value]
        held = [(a, b) for a, b in pairs if rounds_to(a.value / b.value * 100, stated.value, stated.step)]
        if len(held) == 1:
            yield from _check(reading, held[0][0], held[0][1], stated)


def _float(reading: Reading) -> Iterator[Check]:
    """A float of shares beside the shares outstanding, of which it is a part."""
    figures = reading.sentence.figures
    wholes = [figure for figure in figures if figure.unit == "count" and "outstanding" in figure.after[:6]]
    parts = [figure for figure in figures if figure.unit == "count" and "float" in figure.before[-4:]]
    if len(wholes) == len(parts) == 1 and parts[0].value > wholes[0].value > 0:
        part, whole = parts[0], wholes[0]
        point = part.value / whole.value * 100
        working = f"{number(part.value)} / {number(whole.value)} = {number(point)} %, more than the whole"
        yield Check(
            reading.side, "share", part.span, (whole.span,), point, point, point, "%", "inconsistent",
            working, "value",
        )  # fmt: skip


def _whole(before: tuple[str, ...]) -> bool:
    """Whether a figure is what the share before it is of: "40% of orders of $50 million"."""
    return before[:1] == ("of",) and len(before) <= NEAR and not {",", "versus", "to", "from"} & set(before)


def _check(reading: Reading, part: Figure, whole: Figure, stated: Figure) -> Iterator[Check]:
    counts = part.claim.kind == "count" and part.claim.text[-1:] != "0"
    exact_part = Interval(part.value, part.value) if counts else part.interval
    exact_whole = Interval(whole.value, whole.value) if counts else whole.interval
    found = quotient(exact_part, exact_whole)
    if found is None or whole.value <= part.value or any(f.claim.high for f in (part, whole, stated)):
        return
    within = Interval(found.low * 100, found.high * 100)
    point = part.value / whole.value * 100
    ruling = verdict(point, within, stated.stated, rounds_to(point, stated.value, stated.step))
    if ruling == "inconsistent" and {part.bound, whole.bound} - {"exact"}:
        return
    top, bottom = operands(part, whole)
    low, high = bounds(within)
    working = f"{number(top, 6)} / {number(bottom, 6)} = {number(point)} %{as_printed(within, '%')}"
    yield Check(
        reading.side, "share", stated.span, (part.span, whole.span), low, point, high, "%", ruling, working,
        "value" if ruling == "inconsistent" else None,
    )  # fmt: skip
