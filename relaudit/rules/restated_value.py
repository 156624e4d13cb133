"""The rule restated-value."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Document, Span, TableCell
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._reported import TOLERANCE, Reported, in_prose, in_tables, last_day, meet, once

SHARED = 4
"""Cells that two releases must have in common by row and period to be the same statement."""
AGREEING = Decimal("0.7")
"""Share of those cells that must agree; where fewer do, rows or periods were read wrongly."""


@comparison_rule("warning")
def restated_value(comparison: Comparison) -> Iterator[Hit]:
    """A figure of an earlier period is not what an earlier release reported for it.

    Why: comparatives are set from the new books; if they differ, the change must be explained.

    Fires: revenue of the first quarter was 9.9 million in the last release's table, and the new table
    gives 9.7 million for that quarter; "compared to $9.7 million in the second quarter of 2023" where
    the release of that quarter said $9.9 million.

    Silent: most of the shared cells differ, as after a split of shares or with other headings; values
    that differ by rounding only; what was expected before the period was over.

    Limits: only tables whose columns carry their dates. A figure of the prose is a warning where another
    one of its period agrees with the earlier release, else a note.
    """
    if comparison.approved:
        return
    told: set[Span] = set()
    for earlier in (comparison.old, *reversed(comparison.archive)):
        for hit in (*_tabled(earlier, comparison), *_said(earlier, comparison)):
            if hit.places[0].span not in told:
                told.add(hit.places[0].span)
                yield hit


def _tabled(earlier: Document, comparison: Comparison) -> Iterator[Hit]:
    """Cells of one row and column of two tables of the same statement, with two values."""
    old, new = _cells(earlier), _cells(comparison.new)
    shared = [key for key in new if key in old]
    wrong = [key for key in shared if not _agree(old[key], new[key])]
    if len(shared) < SHARED or Decimal(len(shared) - len(wrong)) / len(shared) < AGREEING:
        return
    for key in wrong:
        label, heading = key
        yield _told(f'"{label}", {heading}', old[key], new[key], earlier, comparison)


def _said(earlier: Document, comparison: Comparison) -> Iterator[Hit]:
    """Figures of the prose of a period over by then, held against the prose and tables of that release."""
    if not earlier.date:
        return
    new = [one for one in in_prose(comparison.new) if "" < last_day(one.period) < earlier.date]
    old = once((*in_prose(earlier), *in_tables(earlier))) if new else {}
    shared = [(one, old[one.key]) for one in new if one.key in old]
    agreeing = [one.period for one, then in shared if meet(one, then)]
    for one, then in shared:
        if not meet(one, then) and max(one.high, then.high) <= TOLERANCE * min(one.high, then.high):
            what = f"{' '.join(sorted(one.measure)).capitalize()}, {one.period.replace('/', ' to ')}"
            hit = _told(what, then, one, earlier, comparison)
            yield hit if one.period in agreeing else hit._replace(severity="note")


def _told(
    what: str,
    then: Reported | TableCell,
    now: Reported | TableCell,
    earlier: Document,
    comparison: Comparison,
) -> Hit:
    before, here = (" ".join(text.split()) for text in (then.text, now.text))
    if earlier is comparison.old:
        places = (Place("new", now.span, "now"), Place("old", then.span, "as reported"))
        return Hit(f"{what}: {here} here, {before} in the prior release.", places)
    message = f"{what}: {here} here, {before} in the release of {earlier.date}."
    return Hit(message, (Place("new", now.span, "now"),), evidence=(here, before))


def _cells(document: Document) -> dict[tuple[str, str], TableCell]:
    """The cells by row label and dated heading; those that stand twice with two values are left out."""
    found: dict[tuple[str, str], TableCell] = {}
    doubtful: set[tuple[str, str]] = set()
    for table in document.tables:
        for row in table.rows:
            if len(row.cells) != len(table.columns):
                continue
            for heading, cell in zip(table.columns, row.cells, strict=True):
                key = (" ".join(row.label.lower().split()), heading)
                if cell and row.label and _dated(heading):
                    first = found.setdefault(key, cell)
                    if not _agree(first, cell):
                        doubtful.add(key)
    return {key: cell for key, cell in found.items() if key not in doubtful}


def _dated(heading: str) -> bool:
    """Whether a heading carries a day: "june 30 2021", "3/25/2023"; years alone are of many quarters."""
    words = heading.split()
    return "/" in words[-1] or (len(words) > 2 and words[-2].isdigit() and words[-3].isalpha())


def _agree(one: TableCell, two: TableCell) -> bool:
    step = max(one.step, two.step)
    return one.unit != two.unit or abs(one.value - two.value) <= step
