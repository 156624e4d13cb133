"""Relations that a release states between its own figures, recomputed in interval arithmetic."""

from collections.abc import Iterator

from relaudit.model import Check, Document, Side
from relaudit.reconcile import difference, percent_change
from relaudit.reconcile.groups import Reading, read
from relaudit.reconcile.sentences import sentences

IN_PROSE = (percent_change.checks, difference.checks)
"""What is recomputed within a sentence; each module says one relation."""


def checks(document: Document, side: Side) -> tuple[Check, ...]:
    """Every recomputation that the document's own words ask for, in the order of the text."""
    found = [
        check for reading in _readings(document, side) for relation in IN_PROSE for check in relation(reading)
    ]
    return tuple(sorted(found, key=lambda check: (check.stated, check.relation, check.inputs)))


def _readings(document: Document, side: Side) -> Iterator[Reading]:
    before = None
    for sentence in sentences(document):
        if before and before.sentence.end != sentence.start:
            before = None
        before = read(side, sentence, before)
        yield before
