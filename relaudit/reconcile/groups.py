"""Which figures of a sentence belong together as new value, old value and change between them.

Roles are written as a string of letters, one a figure, and the orders in which releases say it are
patterns over that string; what fits no pattern is not recomputed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from relaudit.model import Side
from relaudit.reconcile.roles import Part, direction, parts, previously
from relaudit.reconcile.sentences import Figure, Sentence

LETTERS = {"value": "V", "to": "T", "from": "F", "change": "C", "other": "x"}
ANAPHORS = frozenset("this that these it which representing an a".split())
SEQUENTIAL = frozenset("sequential sequentially quarter-over-quarter qoq".split())
ANNUAL = frozenset("year-over-year yoy year-on-year year-ago".split())


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?P<lead>[Cc]c?)(?:TF|FT)       # rose 12% to A from B; rose 12% from B to A
        | (?:[VT]F|FT)(?P<tail>cc?)       # A compared with B, an increase of 12%
        | [VT](?P<mid>cc?)F(?!T)          # A, up 12% from B
        | (?P<head>[Cc])VF                # 12% growth, with sales of A, up from B
        | (?P<bare>TF|FT|VF)              # decreased to A from B
        """,
        re.VERBOSE,
    )


class Group(NamedTuple):
    """A new and an old value of one measure, and the changes that the sentence states between them.

    `sign` is the direction that the words give, 0 where they give none or no sure one.
    """

    new: Figure
    old: Figure
    changes: tuple[Figure, ...]
    sign: int
    loss: bool


class Reading(NamedTuple):
    """A sentence as the relations see it; `before` is the one that precedes it in its paragraph."""

    side: Side
    sentence: Sentence
    before: Sentence | None
    parts: tuple[Part, ...]
    groups: tuple[Group, ...]


def read(side: Side, sentence: Sentence, before: Reading | None) -> Reading:
    """Read a sentence; `before` is the one that precedes it in its paragraph."""
    found = parts(sentence.figures)
    carried = _carried(sentence, found, before)
    groups = [*_groups([*carried, *found]), *_groups(parts(previously(sentence.figures)))]
    return Reading(side, sentence, None if before is None else before.sentence, tuple(found), tuple(groups))


def _carried(sentence: Sentence, found: list[Part], before: Reading | None) -> list[Part]:
    """The value that "This is an increase of 12% from B" speaks of, the only one of the sentence before."""
    first = sentence.text.split(maxsplit=1)[0].lower() if sentence.text.strip() else ""
    if before is None or first not in ANAPHORS or not found or found[0].role not in ("from", "change"):
        return []
    units = {part.figure.unit for part in found if part.role == "from"}
    values = [part for part in before.parts if part.figure.unit in units]
    if len(values) != 1 or values[0].role not in ("value", "to"):
        return []
    found[0] = found[0]._replace(breaks=False, apposed=True)
    return [values[0]._replace(role="value", breaks=False)]


def _groups(found: list[Part]) -> Iterator[Group]:
    for unit in dict.fromkeys(part.figure.unit for part in found if part.role == "from"):
        told, members = letters(found, unit)
        for match in _orders().finditer(told):
            order = str(match.lastgroup)
            if told[match.start() - 1 : match.start()] in ("C", "c") and order in ("lead", "head"):
                continue  # two rates before one pair of values: which is meant cannot be told
            group = _group([part for part in members[match.start() : match.end()] if part], order)
            if group:
                yield group


def letters(found: Sequence[Part], unit: str) -> tuple[str, list[Part | None]]:
    """The roles of the figures in one unit and of the changes, as letters; `|` before a new clause.

    Counts of other things ("in 12 stores") stand aside; any other unit between is a letter that fits
    no order.
    """
    told = ""
    members: list[Part | None] = []
    for part in found:
        if part.figure.unit == unit or (part.role == "change" and _rate(part.figure)):
            letter = (
                LETTERS[part.role].lower() if part.apposed and part.role == "change" else LETTERS[part.role]
            )
        elif part.figure.claim.kind == "count":
            continue
        else:
            letter = "x"
        if part.breaks:
            told, members = told + "|", [*members, None]
        told, members = told + letter, [*members, part]
    return told, members


def _rate(figure: Figure) -> bool:
    return figure.claim.kind == "percent" or figure.unit == "count x"


def _group(members: list[Part], order: str) -> Group | None:
    new = next(part for part in members if part.role in ("value", "to"))
    old = next(part for part in members if part.role == "from")
    changes = [part for part in members if part.role == "change"]
    losses = {new.loss, new.loss if old.loss is None else old.loss}
    if new.figure.unit != old.figure.unit or losses == {True, False}:
        return None
    if (new.figure.value < 0) != (old.figure.value < 0) or new.figure.claim.high or old.figure.claim.high:
        return None
    if {"at-most", "less-than"} & {new.figure.bound, old.figure.bound}:
        return None
    if order == "head" and not _same_measure(changes[0], new):
        return None
    if any(not _same_base(change.figure, old.figure) for change in changes):
        return None
    sign = changes[0].sign if changes else _bare_sign(members, order)
    loss = True in losses or new.figure.value < 0
    return Group(new.figure, old.figure, tuple(part.figure for part in changes), sign, loss)


def _bare_sign(members: list[Part], order: str) -> int:
    """The direction of "decreased to A from B", "increased from B to A", "A, up from B"."""
    first, second = members
    if first.role == "value":
        near = second.figure.before[-4:]
        return (direction(near) or 0) if near[-1:] == ("from",) or "than" in near else 0
    return direction(first.figure.before[-3:]) or 0


def _same_measure(change: Part, new: Part) -> bool:
    """Whether the rate and the value name the same measure: "revenue growth of 31%, with revenues of A"."""
    after = change.figure.after[:5]
    ends = [at for at, word in enumerate(after) if word in (",", "with", "and", "on", "to")]
    about = {word.rstrip("s") for word in (*change.figure.before[-4:], *after[: min(ends, default=5)])}
    return any(len(word) > 3 and word.rstrip("s") in about for word in new.figure.before[-4:])


def _same_base(change: Figure, old: Figure) -> bool:
    """False where the change is against one period and the old value is of another."""
    said, base = set(change.after[:6]) | set(change.before[-3:]), set(old.after[:8]) | set(old.before[-6:])
    if said & ANNUAL and "quarter" in base and not {"year", "year's", "same", "year-ago"} & base:
        return False
    return not (said & SEQUENTIAL and {"year", "year's", "year-ago"} & base)
