"""A rate of change and the effects it is made of: "5% lower, reflecting 7% lower volumes, 2% higher prices".

Nobody says that the effects are all there are, so only those that add up count as recomputed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from relaudit.model import Check
from relaudit.reconcile.change import number
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.sentences import Figure, Sentence
from relaudit.reconcile.vocabulary import DOWN, UP

CUES = frozenset("reflecting reflects including includes comprising comprised driven".split())
BETTER = UP | frozenset("favorable favourable benefit benefits positive tailwind tailwinds".split())
WORSE = DOWN | frozenset("unfavorable unfavourable adverse negative headwind headwinds".split())
REST = frozenset("comparable organic underlying constant constant-currency like-for-like".split())
"""A rate on such a basis is what is left of the reported rate after the other effects."""
BEFORE, AFTER = 6, 2
"""Words before and after a rate that say its direction."""


def checks(reading: Reading) -> Iterator[Check]:
    """Add up the effects that a sentence, or it and the next one, names of a rate of change."""
    rates = _rates(reading.sentence)
    if len(rates) > 2 and CUES & set(rates[1].before):
        yield from _check(reading, rates[0], rates[1:])
    before = _rates(reading.before) if reading.before and rates else []
    if len(before) > 1 and CUES & set(before[1].before) and REST & set(rates[0].before):
        yield from _check(reading, before[0], [*before[1:], rates[0]])


def _rates(sentence: Sentence) -> list[Figure]:
    return [figure for figure in sentence.figures if figure.unit == "percent" and not figure.claim.high]


def _check(reading: Reading, stated: Figure, effects: Sequence[Figure]) -> Iterator[Check]:
    signs = [_sign(figure) for figure in (stated, *effects)]
    if 0 in signs:
        return
    point = sum((sign * figure.value for sign, figure in zip(signs[1:], effects, strict=True)), Decimal(0))
    if point != signs[0] * stated.value:
        return
    terms = [f"{'+' if s > 0 else '-'} {number(f.value, 4)}" for s, f in zip(signs[1:], effects, strict=True)]
    working = f"{' '.join(terms)} = {number(point, 4)}".removeprefix("+ ")
    inputs = tuple(figure.span for figure in effects)
    yield Check(
        reading.side, "percentage-points", stated.span, inputs, point, point, point, "%", "consistent",
        working,
    )  # fmt: skip


def _sign(figure: Figure) -> int:
    """The direction of an effect, by the nearest word that says one: after it, else before it; 0 for none."""
    for word in (*figure.after[:AFTER], *reversed(figure.before[-BEFORE:])):
        if word in BETTER:
            return 1
        if word in WORSE:
            return -1
    return 0
