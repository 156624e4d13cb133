"""Figures of the prose held against the tables: the cell that the sentence speaks of.

A figure is tied to a cell that prints as the figure does when rounded like it, and whose row is
named in the sentence. The fewer digits agree, the more words must.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from relaudit.model import Check, Document, Row, Side, TableCell
from relaudit.reconcile.measures import stems
from relaudit.reconcile.roles import parts
from relaudit.reconcile.sentences import Figure, Sentence, words
from relaudit.reconcile.vocabulary import DOWN

COMMON = frozenset(
    """
    of and the a an in for to on by from with or at as per total net other change changes expense
    expenses cash basis measure amount amounts reported adjusted as-reported gaap $ % ( ) , -- / : ;
    """.split()
)
"""Words that many rows share; they count only where the whole label is named."""
BEFORE = 16
AFTER = 8
"""Words of a sentence, before and after a figure, that may name its row."""

YEAR = re.compile(r"(?:19|20)\d\d")
"""A cell without a comma that is a heading read as a number."""
THOUSAND = Decimal(1000)

HEADING = 60
"""A line of fewer characters that ends without a stop names what follows it."""
UNDER = 3
"""So many paragraphs stand under such a line."""


AHEAD = frozenset(
    """
    will expect expects expected expecting anticipate anticipates anticipated project projects projected
    forecast forecasts forecasting guidance outlook target targets targeting
    """.split()
)
"""Words before a figure by which it is no result: "we expect revenue to grow 10 percent"."""

COMMONPLACE = 200
"""A value that so many cells print says nothing of which is meant."""


class Place(NamedTuple):
    """A cell with its size and the stems of its row's label."""

    size: Decimal
    cell: TableCell
    row: Row
    stems: frozenset[str]


def checks(document: Document, side: Side, sentences: Iterable[Sentence]) -> Iterator[Check]:
    """Tie every figure of the prose that a table repeats to its cell."""
    places = sorted(_places(document), key=lambda place: place.size)
    if not places:
        return
    sizes = [place.size for place in places]
    headings = _headings(document)
    for sentence in sentences:
        above = headings.get(sentence.paragraph, frozenset())
        for at, figure in enumerate(sentence.figures):
            figure = _in_thousands(figure)
            size, half = abs(figure.value), figure.step / 2
            if not size or not half or figure.claim.high or _effect(figure):
                continue
            near = places[bisect_left(sizes, size - half) : bisect_right(sizes, size + half)]
            if len(near) > COMMONPLACE:
                continue
            near = [place for place in near if _comparable(figure, place.cell)]
            if near and figure.claim.kind == "percent":
                near = _same_way(sentence, figure, near)
            if near and expected(sentence.figures[: at + 1]):
                enough = figure.claim.kind == "money" or _digits(figure) > 1
                near = [place for place in near if enough and place.cell.step == figure.step]
            best = _best(figure, near, _context(sentence, at) | above) if near else None
            if best and (_digits(figure) > 1 or not _is_change(sentence, figure)):
                yield _check(side, figure, best)


def _places(document: Document) -> Iterator[Place]:
    for table in document.tables:
        for row in table.rows:
            label = stems(words(row.label))
            for cell in row.cells:
                if cell and label and not YEAR.fullmatch(cell.text):
                    yield Place(abs(cell.value), cell, row, label)


def _headings(document: Document) -> dict[int, frozenset[str]]:
    """The stems of the short line that each paragraph stands under, a division's name for example."""
    found, last, since = {}, frozenset[str](), 0
    for paragraph in document.paragraphs:
        text = document.text_of(paragraph)
        if len(text) < HEADING and text.strip()[-1:] not in ".;:":
            last, since = stems(words(text)), 0
        elif since < UNDER:
            found[paragraph.index], since = last, since + 1
    return found


def _context(sentence: Sentence, at: int) -> frozenset[str]:
    """The stems of the words around a figure; what stands nearer to another figure counts as well."""
    before: list[str] = []
    for figure in reversed(sentence.figures[: at + 1]):
        before = [*figure.before, *before]
        if len(before) >= BEFORE:
            break
    return stems((*before[-BEFORE:], *sentence.figures[at].after[:AFTER]))


def expected(figures: Iterable[Figure]) -> bool:
    """Whether the words before the figures tell what is to come, which cells of what has been only resemble.

    An outlook may stand in a table as well; its cell then prints the figure digit for digit.
    """
    said = [word for figure in figures for word in figure.before]
    return any(word in AHEAD and before not in ("than", "as") for before, word in pairwise(["", *said]))


def _in_thousands(figure: Figure) -> Figure:
    """The figure with the step that its last zeros show: "$349,000" is a table's 349 in thousands."""
    whole = figure.step == 1 and figure.claim.kind == "money" and not figure.value % THOUSAND
    return figure._replace(step=THOUSAND) if whole else figure


def _digits(figure: Figure) -> int:
    """How many digits of a figure are printed."""
    return len(str((abs(figure.value) / figure.step).to_integral_value()))


def _is_change(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure says by how much a row changed: "a $0.1 million increase in depreciation"."""
    changed = (part.figure for part in parts(sentence.figures) if part.role == "change")
    return any(found.span == figure.span and found.claim.kind == "money" for found in changed)


def _effect(figure: Figure) -> bool:
    """Whether a figure of one digit tells points: "reduced growth by 3 percentage points" names no row."""
    return figure.claim.kind == "percent" and "point" in figure.claim.text and _digits(figure) == 1


def _same_way(sentence: Sentence, figure: Figure, near: list[Place]) -> list[Place]:
    """The places that do not say the opposite: "up 3%" is not the cell "(3%)", nor "down 3%" the cell "3%".

    A row may say "down" in its label, and then needs no bracket.
    """
    sign = next((part.sign for part in parts(sentence.figures) if part.figure.span == figure.span), 0)
    return [
        place
        for place in near
        if place.cell.value * sign >= 0 or (sign < 0 and DOWN.intersection(words(place.row.label)))
    ]


def _comparable(figure: Figure, cell: TableCell) -> bool:
    """Whether a cell can be what a figure rounds: a rate for a rate, and no coarser than the figure."""
    percent = figure.claim.kind == "percent"
    return percent == (cell.unit == "%") and cell.step <= figure.step


def _best(figure: Figure, near: Iterable[Place], context: frozenset[str]) -> Place | None:
    """The place whose row the context names best, if it names it well enough for the digits that agree."""
    digits = _digits(figure)
    named = [(place, place.stems & context) for place in near]
    named = [(place, said) for place, said in named if said - COMMON]
    labels = {place.stems for place, _ in named}
    scored = []
    for place, said in named:
        telling, whole = len(said - COMMON), place.stems - COMMON <= context
        alone = len(labels) == 1 and figure.claim.kind == "money"
        if digits > 2 or telling > 1 or (digits > 1 and (alone or whole)):
            scored.append(((len(said) / len(place.stems), telling), -place.cell.start, place))
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def _check(side: Side, figure: Figure, place: Place) -> Check:
    cell = place.cell
    half = cell.step / 2
    label = f'the row "{place.row.label}"' if place.row.label else "its table"
    return Check(
        side, "tie", figure.span, (cell.span,), cell.value - half, cell.value, cell.value + half,
        figure.claim.unit, "consistent", f"{cell.text} in {label}",
    )  # fmt: skip
