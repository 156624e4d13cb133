"""A direction said of a comparison in the sentence after it: "The lower rate was due to ..."."""

from collections.abc import Iterable, Iterator

from relaudit.model import Check, Document, Side, Span
from relaudit.reconcile.change import bounds, number, operands
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.intervals import difference
from relaudit.reconcile.measures import measure, stem
from relaudit.reconcile.sentences import words
from relaudit.reconcile.vocabulary import DOWN, UP

LOOK = 80
"""Characters after a comparison in which the next sentence names its direction and measure."""
NAMED = 2
"""So many words of the measure must be named again, or its only one."""


def checks(document: Document, side: Side, readings: Iterable[Reading]) -> Iterator[Check]:
    """Hold "The lower gross margin was due to" against the gross margins of the sentence before."""
    for reading in readings:
        if len(reading.groups) != 1 or reading.groups[0].loss:
            continue
        start = reading.sentence.end
        opening = words(document.text[start : start + LOOK])
        group = reading.groups[0]
        if opening[:1] == ("the",) and _again(group, opening):
            yield from _check(document, side, group, Span(start, start + LOOK))


def _again(group: Group, opening: tuple[str, ...]) -> bool:
    """Whether the opening says a direction of the very measure that was compared."""
    if len(opening) < 3 or opening[1] not in UP | DOWN or {"last", "prior", "previous"} & set(opening):
        return False
    named = {stem(word) for word in opening[2:8]}
    told = measure(group.new)
    return sum(word in named for word in told) >= min(NAMED, len(told) or NAMED)


def _check(document: Document, side: Side, group: Group, place: Span) -> Iterator[Check]:
    within = difference(group.new.interval, group.old.interval)
    if within is None or within.low <= 0 <= within.high:
        return
    said = document.text[place.start : place.end].split()[1]
    at = document.text.index(said, place.start)
    point = group.new.value - group.old.value
    wrong = (point > 0) != (said.lower() in UP)
    top, bottom = operands(group.new, group.old)
    low, high = bounds(within)
    yield Check(
        side, "difference", Span(at, at + len(said)), (group.new.span, group.old.span), low, point, high,
        group.new.claim.unit, "inconsistent" if wrong else "consistent",
        f"{number(top, 6)} - {number(bottom, 6)} = {number(top - bottom, 6)}", "direction" if wrong else None,
    )  # fmt: skip
