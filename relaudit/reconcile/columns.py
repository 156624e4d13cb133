"""Comparisons of the prose held against one row of a table: this period's cell and the other period's.

The sentence gives two values of one measure. Where a table has the one in a row that the sentence
names, it must have the other in the same row, in the column of the same span a year apart.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from relaudit.model import Check, Document, Row, Side, Table, TableCell
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.measures import stems
from relaudit.reconcile.sentences import Figure, words
from relaudit.reconcile.ties import COMMON

FEWEST_DIGITS = 3
"""Fewer agreeing digits do not prove that the row is the one meant."""
COMMONPLACE = 50
"""A label that stands on more rows than this names none of them."""
NEAR = Decimal("0.5")
"""A cell further off than this share of the figure is of another thing."""
PAIR = ("new", "old")
CLOSE = Decimal("0.1")
"""The same where the columns have no headings, and the row no more than two values."""


def checks(document: Document, side: Side, readings: Iterable[Reading]) -> Iterator[Check]:
    """Hold every comparison of two values against the row of a table that holds the one of them."""
    named: dict[str, list[tuple[Table, Row, frozenset[str]]]] = {}
    for table in document.tables:
        for row in table.rows:
            if core := _core(row.label):
                named.setdefault(max(core, key=lambda word: (len(word), word)), []).append((table, row, core))
    for reading in readings:
        for group in reading.groups if named else ():
            figures = (group.new, group.old, *group.changes)
            said = stems(word for figure in figures for word in figure.before)
            rows = [found for word in sorted(said) for found in named.get(word, ())[:COMMONPLACE]]
            yield from _held(side, group, [(table, row) for table, row, core in rows if core <= said])


def _held(side: Side, group: Group, found: list[tuple[Table, Row]]) -> Iterator[Check]:
    """At most one accusation a comparison, and none where any row holds both values."""
    told: list[Check] = []
    for table, row in found:
        new, old = _columns(group.new, row), _columns(group.old, row)
        if any(apart(table, one, two) for one in new for two in old):
            return
        if len(new) == 1 and len(old) < 2:
            told += _missing(side, (group.new, group.old), table, row, new[0], newer=True)
        elif len(old) == 1 and not new:
            told += _missing(side, (group.old, group.new), table, row, old[0], newer=False)
    if told and len({check.point for check in told}) == 1:
        yield told[0]


def _core(label: str) -> frozenset[str]:
    """The words that must stand in the sentence; "as a % of revenue" is there a rate or a margin."""
    found = stems(words(label)) - COMMON
    return found - {"revenue"} if "%" in label else found


def _columns(figure: Figure, row: Row) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if cell and prints(cell, figure)]


def prints(cell: TableCell, figure: Figure) -> bool:
    """Whether a cell, rounded as a figure is, is that figure."""
    same = (cell.unit == "%") == (figure.claim.kind == "percent")
    return same and cell.step <= figure.step and abs(abs(cell.value) - abs(figure.value)) <= figure.step / 2


def apart(table: Table, one: int, two: int) -> bool:
    """Whether two columns are of the same span in two years; unknown headings count as such."""
    if len(table.columns) <= max(one, two):
        return one != two
    first, second = _period(table.columns[one]), _period(table.columns[two])
    if "change" in (first[2], second[2]):
        return False
    return first[:2] == second[:2] and first[2] != second[2]


def _period(heading: str) -> tuple[str, str, str]:
    """Span, month and year of a column, of "three months ended june 30 2021" the first, fourth and last."""
    words = heading.split()
    month = words[-3] if len(words) > 2 and words[-2].isdigit() else ""
    return heading.partition(" ended")[0] if " ended" in heading else "", month, words[-1]


def later(table: Table, one: int, two: int) -> bool:
    """Whether the first of two columns is of a later year."""
    return _period(table.columns[one])[2] > _period(table.columns[two])[2]


def _missing(
    side: Side, pair: tuple[Figure, Figure], table: Table, row: Row, column: int, *, newer: bool
) -> Iterator[Check]:
    """The cell that should hold the other value, where the headings leave no doubt which."""
    tied, other = pair
    digits = len(str((abs(tied.value) / tied.step).to_integral_value()))
    headed = len(table.columns) == len(row.cells)
    if digits < FEWEST_DIGITS + (not headed):
        return
    values = [at for at, cell in enumerate(row.cells) if cell is None or cell.unit != "%"]
    if headed:
        places = [at for at in range(len(row.cells)) if apart(table, column, at)]
    else:
        places = [at for at in values if at != column] if len(values) == len(PAIR) else []
    if headed and len(places) == 1 and later(table, column, places[0]) != newer:
        return  # the value of this year tied to last year's column: another row is meant
    cell = row.cells[places[0]] if len(places) == 1 else None
    if cell is None or (cell.unit == "%") != (other.claim.kind == "percent"):
        return
    half = cell.step / 2
    near = NEAR if headed else CLOSE
    if cell.step > other.step or abs(abs(cell.value) - abs(other.value)) > near * abs(other.value):
        return
    where = f'{cell.text} in the row "{row.label}"' + (f", {table.columns[places[0]]}" if headed else "")
    yield Check(
        side, "tie", other.span, (cell.span,), cell.value - half, cell.value, cell.value + half,
        other.claim.unit, "inconsistent", where, "column",
    )  # fmt: skip
