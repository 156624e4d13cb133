"""Relations that a release states between its own figures, recomputed in interval arithmetic."""

from collections.abc import Iterable, Iterator

from relaudit.model import Check, Document, Side, Span
from relaudit.reconcile import (
    bridges,
    compound_growth,
    counts,
    difference,
    followups,
    increments,
    magnitudes,
    multiples,
    per_unit,
    percent_change,
    percentage_points,
    shares,
    sums,
)  # fmt: skip
from relaudit.reconcile.groups import Reading, read
from relaudit.reconcile.sentences import Sentence, sentences

IN_PROSE = (
    percent_change.checks,
    compound_growth.checks,
    difference.checks,
    percentage_points.checks,
    bridges.checks,
    multiples.checks,
    sums.checks,
    shares.checks,
    per_unit.checks,
    magnitudes.checks,
)
"""What is recomputed within a sentence; each module says one relation."""

MOST_FIGURES = 60
"""With more figures than this between two full stops there is a list or a table, and no sentence."""


def checks(document: Document, side: Side) -> tuple[Check, ...]:
    """Every recomputation that the document's own words ask for, in the order of the text."""
    said = [sentence for sentence in sentences(document) if len(sentence.figures) <= MOST_FIGURES]
    readings = list(_readings(said, side))
    found = [check for reading in readings for relation in IN_PROSE for check in relation(reading)]
    found += counts.checks(document, side, said)
    found += followups.checks(document, side, readings)
    found += increments.checks(document, side, readings)
    if document.tables:
        found += _in_tables(document, side, readings, {check.stated for check in found})
    return tuple(sorted(found, key=lambda check: (check.stated, check.relation, check.inputs)))


def _in_tables(document: Document, side: Side, readings: list[Reading], done: set[Span]) -> Iterator[Check]:
    """What needs tables; most releases have none, and do without these modules."""
    from relaudit.reconcile import columns, movements, rates, ties, totals

    yield from totals.checks(document, side)
    yield from rates.checks(document, side)
    yield from ties.checks(document, side, [reading.sentence for reading in readings])
    yield from columns.checks(document, side, readings)
    yield from movements.checks(document, side, readings, done)


def _readings(said: Iterable[Sentence], side: Side) -> Iterator[Reading]:
    before = None
    for sentence in said:
        if before and before.sentence.end != sentence.start:
            before = None
        before = read(side, sentence, before)
        yield before
