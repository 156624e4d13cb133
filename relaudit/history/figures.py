"""Recurring figures over time: standing ones of the boilerplate, and those of a period told again later.

Invariant: a value is told as restated only where the later figure as printed cannot be the earlier one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from relaudit.history.model import Point, Series
from relaudit.model import RECURRING, Claim, Document, Paragraph
from relaudit.words import STOP_WORDS, collapse, fold

NUMERIC = frozenset({"money", "percent", "quantity", "count"})
LABEL_WORDS = 3
LABEL_REACH = 60
"""Code points after or before a figure in which the words stand that say what it counts."""
CLAUSE_END = re.compile(r"[.,;:()\n•]")


class _Key(NamedTuple):
    metric: str
    period: str | None
    unit: str


def figures(documents: Sequence[Document]) -> tuple[Series, ...]:
    """The figures that two or more of an issuer's releases state; releases are given in order of time."""
    points: dict[_Key, list[tuple[Point, Claim]]] = {}
    for release, document in enumerate(documents):
        for key, claim in _keyed(document):
            known = points.setdefault(key, [])
            if not known or known[-1][0].release != release:
                line = document.text.count("\n", 0, claim.start) + 1
                known.append((Point(release, line, claim.value, collapse(claim.text)), claim))
    return tuple(_series(key, found) for key, found in points.items() if len(found) > 1)


def _keyed(document: Document) -> Iterator[tuple[_Key, Claim]]:
    """Figures with what they are figures of: metric and period, or the words beside them in boilerplate."""
    standing = [part for part in document.paragraphs if part.kind in RECURRING]
    for claim in document.claims:
        if claim.kind not in NUMERIC:
            continue
        unit = claim.unit or claim.kind
        if claim.metric and claim.period:
            yield _Key(claim.metric, claim.period, unit), claim
            continue
        part = next((part for part in standing if part.start <= claim.start < part.end), None)
        label = _label(document.text, claim, part) if part else ""
        if label:
            yield _Key(label, None, unit), claim


def _label(text: str, claim: Claim, part: Paragraph) -> str:
    """The words after a figure in its clause, or those before it: "employs 400 people" is "people"."""
    after = CLAUSE_END.split(text[claim.end : min(part.end, claim.end + LABEL_REACH)])[0]
    words = [word for word in fold(after).split() if word not in STOP_WORDS][:LABEL_WORDS]
    if not words:
        before = CLAUSE_END.split(text[max(part.start, claim.start - LABEL_REACH) : claim.start])[-1]
        words = [word for word in fold(before).split()[1:] if word not in STOP_WORDS][-LABEL_WORDS:]
    return " ".join(words) if any(word.isalpha() for word in words) else ""


def _series(key: _Key, found: Sequence[tuple[Point, Claim]]) -> Series:
    changed = tuple(place for place in range(1, len(found)) if _differs(found[place - 1][1], found[place][1]))
    return Series(key.metric, key.period, key.unit, tuple(point for point, _ in found), changed)


def _differs(old: Claim, new: Claim) -> bool:
    """Whether no value prints as both: "$9.9 million" and "$9,912,000" agree, "$9.7 million" does not."""
    if (old.value, old.high, old.bound) == (new.value, new.high, new.bound):
        return False
    one, two = _reach(old), _reach(new)
    return one[1] < two[0] or two[1] < one[0]


def _reach(claim: Claim) -> tuple[Decimal, Decimal]:
    half = Decimal(claim.step or "0") / 2
    return Decimal(claim.value) - half, Decimal(claim.high or claim.value) + half
