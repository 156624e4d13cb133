"""A change said of a table's row without its values: "Cost of revenue increased by $4.7 million, or 69%".

The row gives them, in the two cells that stand first or are a year apart. Nobody is accused: the
sentence may speak of a part of the row, or of a period that the table does not show.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from relaudit.model import Check, Document, Row, Side, Span, Table, TableCell
from relaudit.reconcile.change import as_printed, number
from relaudit.reconcile.columns import apart, later, prints
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.increments import restates
from relaudit.reconcile.intervals import Interval, difference, printed, rounds_to
from relaudit.reconcile.measures import STOPS, stem
from relaudit.reconcile.percent_change import HUNDRED, growth
from relaudit.reconcile.roles import Part
from relaudit.reconcile.sentences import Figure, words
from relaudit.reconcile.ties import expected
from relaudit.reconcile.vocabulary import BREAKS, DOWN, EITHER, FILLERS, PERIOD, UP, VERBS

CHANGES = UP | DOWN | EITHER
LINKS = frozenset(", and ( ) -- – —".split())
"""What a label and a sentence need not have alike: "selling, general and administrative"."""
KINDS = ("expense", "cost")
"""Words that a sentence adds to a label: "depreciation and amortization expenses"."""
DIGITS = 10
"""A rate of fewer steps has one digit: "Operating profit increased 3%" may be said of a division."""
NARROWS = frozenset("from of and or".split())
"""After a label these may say that only a part of it is meant, or another thing as well."""

VALUE = ("value", "to")

Named = dict[tuple[str, ...], list[tuple[Table, Row]]]


class Said(NamedTuple):
    """Changes that restate each other, the new value if it is told, and the words that lead up to them."""

    parts: tuple[Part, ...]
    value: Figure | None
    lead: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that are to be recomputed."""
        return tuple(part.figure for part in self.parts)


def checks(
    document: Document, side: Side, readings: Iterable[Reading], done: Collection[Span]
) -> Iterator[Check]:
    """Recompute the changes whose values only a table gives; `done` are the figures recomputed already."""
    named: Named | None = None
    for reading in readings:
        for said in _said(reading.parts):
            if all(figure.span in done for figure in said.figures) or _ahead(reading, said):
                continue
            named = _rows(document) if named is None else named
            for table, row in _named(named, said):
                found = list(_fitting(side, said, table, row))
                if found:
                    yield from (check for check in found if check.stated not in done)
                    break


def _ahead(reading: Reading, said: Said) -> bool:
    """Whether a change is yet to come: "we expect net sales to grow 12%"."""
    last = said.figures[-1].span.start
    return expected(figure for figure in reading.sentence.figures if figure.span.start <= last)


def _said(parts: Sequence[Part]) -> Iterator[Said]:
    """Amounts of change, each with the rate that restates it: "$4.7 million, or 69 percent"; rates alone."""
    at = 0
    while at < len(parts):
        end = at + 1
        if not _changes(parts[at]):
            at = end
            continue
        while end < len(parts) and _changes(parts[end]) and restates(parts[end]):
            end += 1
        value, lead = None, parts[at]
        if at and parts[at].apposed and parts[at - 1].role in VALUE:
            value = lead = parts[at - 1]
        elif end < len(parts) and parts[end].role == "to":
            value = parts[end]
        said = Said(tuple(parts[at:end]), value and value.figure, lead.figure.before)
        if value or len(said.parts) > 1 or _sure(said.figures[0]):
            yield said
        at = end


def _sure(figure: Figure) -> bool:
    """Whether a change alone can prove its row; a rate of one digit fits too many."""
    return figure.claim.kind == "money" or abs(figure.value) / figure.step >= DIGITS


def _changes(part: Part) -> bool:
    figure = part.figure
    amount = figure.claim.kind == "money" and not figure.unit.endswith(" per")
    known = bool(figure.step) and not figure.claim.high
    return part.role == "change" and (amount or figure.claim.kind == "percent") and known


def _rows(document: Document) -> Named:
    """The rows by the stems of their labels, where the label names one row of its table."""
    found: Named = {}
    for table in document.tables:
        own: dict[tuple[str, ...], list[Row]] = {}
        for row in table.rows:
            own.setdefault(_stems(words(row.label)), []).append(row)
        for label, rows in own.items():
            if label and len(rows) == 1:
                found.setdefault(label, []).append((table, rows[0]))
    return found


def _stems(label: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in label if word not in LINKS)


def _named(named: Named, said: Said) -> list[tuple[Table, Row]]:
    """The rows with the longest label that stands right after a change, or right before it or its value."""
    after = said.figures[-1].after
    at = next((at for at, word in enumerate(after[:3]) if word in CHANGES), -1) + 1
    if after[at : at + 1] in (("in",), ("of",)):
        found = _after(named, after[at + 1 :])
        if found:
            return found
    end = len(said.lead)
    while end and _between(said.lead[end - 1]):
        end -= 1
    return _before(named, said.lead[:end])


def _between(word: str) -> bool:
    """Whether a word may stand between what changed and the figure: "for the full year were about"."""
    joins = word in PERIOD or word in FILLERS or word in VERBS or word in CHANGES or word == ","
    return joins or word.isdigit() or word.endswith("ly")


def _after(named: Named, said: tuple[str, ...]) -> list[tuple[Table, Row]]:
    """The rows whose label is how the words begin, the longest label first."""
    said = said[1:] if said[:1] in (("the",), ("our",)) else said
    for length in range(len(said), 0, -1):
        rows = named.get(_stems(said[:length])) if said[length - 1] not in LINKS else None
        rest = said[length:]
        if rest and stem(rest[0]) in KINDS:
            rest = rest[1:]
        if rows and (not rest or rest == ("and",) or _ends(rest[0])):
            return rows
    return []


def _ends(word: str) -> bool:
    stops = word in STOPS or word in PERIOD or word in BREAKS or word.endswith(("ly", "ing"))
    return stops and word not in NARROWS


def _before(named: Named, said: tuple[str, ...]) -> list[tuple[Table, Row]]:
    """The rows whose label is how the words end, the longest label first."""
    for start in range(len(said)):
        if said[start] in LINKS or (start and not _ends(said[start - 1]) and said[start - 1] != "and"):
            continue
        rows = named.get(_stems(said[start:])) or named.get(_stems(said[start:-1]) if _kind(said) else ())
        if rows:
            return rows
    return []


def _kind(said: tuple[str, ...]) -> bool:
    return stem(said[-1]) in KINDS


def _fitting(side: Side, said: Said, table: Table, row: Row) -> Iterator[Check]:
    """The checks of all figures against the first two cells that give every one of them."""
    for new, old in _pairs(table, row):
        if said.value and not prints(new, said.value):
            continue
        made = [_check(side, part, row, new, old) for part in said.parts]
        if all(made):
            yield from (check for check in made if check)
            return


def _pairs(table: Table, row: Row) -> Iterator[tuple[TableCell, TableCell]]:
    """New and old cells side by side: a year apart by their headings; without these, the first two."""
    values = [(at, cell) for at, cell in enumerate(row.cells) if cell and cell.unit != "%"]
    if len(table.columns) == len(row.cells):
        for (one, left), (two, right) in pairwise(values):
            if apart(table, one, two):
                yield (right, left) if later(table, two, one) else (left, right)
    elif len(values) > 1 and all(row.cells[values[0][0] : values[1][0]]):
        yield values[0][1], values[1][1]


def _check(side: Side, part: Part, row: Row, new: TableCell, old: TableCell) -> Check | None:
    stated = part.figure
    percent = stated.claim.kind == "percent"
    if (new.value < 0) != (old.value < 0) or not old.value or (not percent and new.step > stated.step):
        return None
    here, there = (printed(abs(cell.value), cell.step) for cell in (new, old))
    within = growth(here, there) if percent else difference(here, there)
    if within is None:
        return None
    point = abs(new.value) - abs(old.value)
    point = point / abs(old.value) * HUNDRED if percent else point
    sign = part.sign or (1 if point >= 0 else -1)
    said = stated.stated if sign > 0 else stated.stated.negated()
    if point * sign <= 0 or not within.meets(said):
        return None
    exact = rounds_to(point, stated.value * sign, stated.step)
    working = _working(row, (new, old), point, within, percent=percent)
    return Check(
        side, "percent-change" if percent else "difference", stated.span, (new.span, old.span),
        within.low, point, within.high, "%" if percent else stated.claim.unit,
        "consistent" if exact else "within-rounding", working,
    )  # fmt: skip


def _working(
    row: Row, cells: tuple[TableCell, TableCell], point: Decimal, within: Interval, *, percent: bool
) -> str:
    """The arithmetic with the row's name, in the numbers that its cells print."""
    new, old = (cell.text.strip("()$€£¥*-–— ") for cell in cells)
    if percent:
        return f'{new} / {old} - 1 = {number(point)} %{as_printed(within, "%")}, in the row "{row.label}"'
    scale = abs(cells[1].value) / Decimal(old.replace(",", ""))
    return f'{new} - {old} = {number(point / scale, 6)}, in the row "{row.label}"'
