"""The rule restated-value."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Document, TableCell
from relaudit.rules import Comparison, Hit, Place, comparison_rule

SHARED = 4
"""Cells that two releases must have in common by row and period to be the same statement."""
AGREEING = Decimal("0.7")
"""Share of those cells that must agree; where fewer do, rows or periods were read wrongly."""

Key = tuple[str, str]


@comparison_rule("warning")
def restated_value(comparison: Comparison) -> Iterator[Hit]:
    """A figure of an earlier period is not what the earlier release reported for it.

    Why: comparatives are set from the new books; if they differ, the change must be explained.

    Fires: revenue of the first quarter was 9.9 million in the last release's table, and the new table
    gives 9.7 million for that quarter.

    Silent: most of the shared cells differ, as after a split of shares or with other headings; values
    that differ by rounding only.

    Limits: only tables whose columns carry their dates; the prose is not held against earlier prose.
    """
    if comparison.approved:
        return
    old, new = _cells(comparison.old), _cells(comparison.new)
    shared = [key for key in new if key in old]
    wrong = [key for key in shared if not _agree(old[key], new[key])]
    if len(shared) < SHARED or Decimal(len(shared) - len(wrong)) / len(shared) < AGREEING:
        return
    for key in wrong:
        before, now = old[key], new[key]
        label, heading = key
        message = f'"{label}", {heading}: {now.text} here, {before.text} in the prior release.'
        yield Hit(message, (Place("new", now.span, "now"), Place("old", before.span, "as reported")))


def _cells(document: Document) -> dict[Key, TableCell]:
    """The cells by row label and dated heading; those that stand twice with two values are left out."""
    found: dict[Key, TableCell] = {}
    doubtful: set[Key] = set()
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
