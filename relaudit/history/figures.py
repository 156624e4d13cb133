"""Recurring figures over time: standing ones of the boilerplate, and those of a period told again later.

Invariants: a value is told as changed only where the later figure as printed cannot be the earlier one;
a figure that a release states twice with two values is not followed, since it is not one figure.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from relaudit.history.model import Point, Series
from relaudit.model import RECURRING, Claim, Document, Paragraph
from relaudit.words import STOP_WORDS, collapse, fold

NUMERIC = frozenset({"money", "percent", "quantity", "count"})
LABEL_WORDS = 3
LABEL_REACH = 60
"""Code points after or before a figure in which the words stand that say what it counts."""
RESTATED = Decimal("1.5")
"""Greatest factor between a figure and its restatement; two segments' figures differ by more."""
PERIOD = re.compile(r"\b(?:years?|(?:twelve|12) months|5[23] weeks) ended (?:19|20)\d\d$|\d/\d{1,2}/\d")
"""A heading that names one period only: "three months ended 2023" may be any of four quarters."""
CLAUSE_END = re.compile(r"[.,;:()•]|\n\s*\n")


class _Key(NamedTuple):
    metric: str
    period: str | None
    unit: str


class _Figure(NamedTuple):
    """A figure of a release: where it stands, its words, and the range of values that print so."""

    start: int
    text: str
    value: str
    low: Decimal
    high: Decimal


def figures(documents: Sequence[Document]) -> tuple[Series, ...]:
    """The figures that two or more of an issuer's releases state; releases are given in order of time."""
    points: dict[_Key, list[tuple[Point, _Figure]]] = {}
    for release, document in enumerate(documents):
        found: dict[_Key, list[_Figure]] = {}
        for key, figure in (*_stated(document), *_tabled(document)):
            found.setdefault(key, []).append(figure)
        for key, same in found.items():
            if not any(_differ(same[0], other) for other in same[1:]):
                line = document.text.count("\n", 0, same[0].start) + 1
                point = Point(release, line, same[0].value, collapse(same[0].text))
                points.setdefault(key, []).append((point, same[0]))
    return tuple(_series(key, found) for key, found in points.items() if len(found) > 1)


def _stated(document: Document) -> Iterator[tuple[_Key, _Figure]]:
    """Figures of the prose with their metric and period, or the words beside them in boilerplate."""
    standing = [part for part in document.paragraphs if part.kind in RECURRING]
    for claim in document.claims:
        if claim.kind not in NUMERIC:
            continue
        unit = claim.unit or claim.kind
        half = Decimal(claim.step or "0") / 2
        low, high = Decimal(claim.value) - half, Decimal(claim.high or claim.value) + half
        figure = _Figure(claim.start, claim.text, claim.value, low, high)
        if claim.metric and claim.period and claim.kind == "money":
            yield _Key(claim.metric, claim.period, unit), figure
            continue
        part = next((part for part in standing if part.start <= claim.start < part.end), None)
        label = part and (claim.metric or _label(document.text, claim, part))
        if label:
            yield _Key(label, None, unit), figure


def _tabled(document: Document) -> Iterator[tuple[_Key, _Figure]]:
    """Figures of the tables whose columns name a whole year or the last day of a period."""
    for table in document.tables:
        if len(set(table.columns)) < len(table.columns):
            continue
        for row in table.rows:
            if len(row.cells) != len(table.columns) or not any(map(str.isalpha, row.label)):
                continue
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell and PERIOD.search(column):
                    half = abs(cell.step) / 2
                    figure = _Figure(
                        cell.start, cell.text, f"{cell.value:f}", cell.value - half, cell.value + half
                    )
                    yield _Key(fold(row.label), column, cell.unit or "table"), figure


def _label(text: str, claim: Claim, part: Paragraph) -> str:
    """The words after a figure in its clause, or before it: "employs 400 people in Oban" is "people"."""
    after = CLAUSE_END.split(text[claim.end : min(part.end, claim.end + LABEL_REACH)])[0]
    words = _named(fold(after).split())
    if not words:
        before = CLAUSE_END.split(text[max(part.start, claim.start - LABEL_REACH) : claim.start])[-1]
        words = _named(fold(before).split()[:0:-1])[::-1]
    return " ".join(words) if any(map(str.isalpha, words)) else ""


def _named(words: Sequence[str]) -> list[str]:
    """The first words that carry a meaning, up to the next small word or figure."""
    found: list[str] = []
    for word in words:
        if word in STOP_WORDS or not word[0].isalpha():
            if found:
                break
        else:
            found.append(word)
    return found[:LABEL_WORDS]


def _series(key: _Key, found: Sequence[tuple[Point, _Figure]]) -> Series:
    pairs = enumerate(pairwise(figure for _, figure in found), 1)
    changed = tuple(at for at, (old, new) in pairs if _differ(old, new) and _plausible(key, old, new))
    return Series(key.metric, key.period, key.unit, tuple(point for point, _ in found), changed)


def _differ(old: _Figure, new: _Figure) -> bool:
    """Whether no value prints as both: "$9.9 million" and "$9,912,000" agree, "$9.7 million" does not."""
    return old.high < new.low or new.high < old.low


def _plausible(key: _Key, old: _Figure, new: _Figure) -> bool:
    """Whether a figure of one period can have been restated so; a larger step is another figure."""
    small, large = sorted((abs(Decimal(old.value)), abs(Decimal(new.value))))
    return key.period is None or large <= RESTATED * small
