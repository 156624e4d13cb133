"""What each figure of a sentence is: the new value, the old one, the change between them, or none of these.

The words next to a figure say it: "rose 12% [change] to $5 million [new] from $4.5 million [old]".
Figures whose words say nothing sure get the role "other", and nothing is recomputed with them.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from relaudit.reconcile.sentences import Figure
from relaudit.reconcile.vocabulary import (
    APPOSED,
    BREAKS,
    COMPARE,
    DOWN,
    EITHER,
    FILLERS,
    NOT_A_BASE,
    OLD_WORDS,
    OTHER_BASE,
    PERIOD,
    SOURCES,
    UP,
    VERBS,
)

Role = Literal["value", "to", "from", "change", "other"]

FAR_WORDS = 3
"""Words of a base after "above" and "below", which more often mean what was said before."""
LOOK_BACK = 14
"""A word that says "from" or "to" stands within this many words before its figure, or says nothing of it."""
LOOK_AHEAD = 4
CLOSING = frozenset("close closing at".split())
"""Words of a price: "fell 15% from a close of $40.00 to close at $34.00"."""
TIMES = frozenset({"double", "triple", "quadru", "halved"})
"""How the words begin that say a multiple of change; "twice" may be how often."""
BASE_WORDS = 5
"""Words of a base after "over" or "above": "over last year's sales of"; further off it is a place."""


class Part(NamedTuple):
    """A figure with its role; `sign` is that of a change, 0 unknown.

    `breaks` says that a new clause begins before it; `apposed` that the words since the figure
    before it name no other subject; `loss` that the words before speak of a loss.
    """

    figure: Figure
    role: Role
    sign: int
    breaks: bool
    apposed: bool
    loss: bool | None


def parts(figures: Sequence[Figure]) -> list[Part]:
    """The figures of a sentence with their roles, in order; alternatives ("or $0.20 a share") left out."""
    found: list[Part] = []
    for figure in figures:
        if found and _alternative(figure, found[-1]):
            continue
        found.append(_part(figure, found[-1] if found else None))
        if "respectively" in figure.after[:8] and len(found) > 1:
            found[-2:] = _respectively(found[-2], found[-1])
        elif len(found) > 1 and _amount_of(found[-2], found[-1]):
            found[-2] = found[-2]._replace(role="change", sign=found[-1].sign)
    return found


def _amount_of(amount: Part, rate: Part) -> bool:
    """Whether an amount is the change whose rate follows: "a $6.1 million, or 77 percent, improvement"."""
    named = rate.role == "change" and rate.figure.claim.kind == "percent" and _restates(rate.figure)
    return named and amount.role in ("value", "to") and amount.figure.before[-1:] in (("a",), ("an",))


def previously(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with those that "(previously $7.20)" gives in their places; none where it gives none."""
    found: list[Figure] = []
    given = False
    for figure in figures:
        if found and figure.before[-1:] == ("previously",) and figure.unit == found[-1].unit:
            after = (*found[-1].after, *figure.after)
            found[-1] = figure._replace(before=found[-1].before, after=after)
            given = True
        else:
            found.append(figure)
    return found if given else []


def _respectively(first: Part, second: Part) -> tuple[Part, Part]:
    """Two values of one measure in the order of the years: "for 2025 and 2024 was A and B, respectively"."""
    years = [word for word in first.figure.before if len(word) == 4 and word.isdigit()][-2:]
    listed = all(word in (",", "and") for word in second.figure.before)
    if not listed or first.role != "value" or first.figure.unit != second.figure.unit or len(set(years)) != 2:
        return first, second
    if years[0] > years[1]:
        return first, second._replace(role="from", breaks=False)
    return first._replace(role="from"), second._replace(role="value", breaks=False)


def direction(words: tuple[str, ...]) -> int | None:
    """The sign that the last word of change among the words gives: 1, -1, 0 for unknown; None without any."""
    for word in reversed(words):
        if word in UP:
            return 1
        if word in DOWN:
            return -1
        if word in EITHER:
            return 0
    return None


def _alternative(figure: Figure, last: Part) -> bool:
    """Whether a figure restates the one before in another unit: "$5.0 million, or $0.20 per share"."""
    said = tuple(word for word in figure.before if word not in (",", "(", "about", "approximately"))
    if said[-1:] == ("previously",):
        return True
    if said not in (("or",), ("and",), ()) or figure.unit == last.figure.unit:
        return False
    if said == ("or",) and figure.claim.kind == "percent" and _share(figure.after):
        return True  # "$2.5 million, or 50% of revenue"
    return figure.claim.kind != "percent" and last.figure.claim.kind != "percent"


def _part(figure: Figure, last: Part | None) -> Part:
    before = figure.before
    role, sign = _role(figure, last)
    since = before[len(before) - before[::-1].index(",") :] if "," in before else before
    if any(word in BREAKS for word in since) and since is not before:
        since = before
    apposed = all(word in APPOSED or word.isdigit() for word in since)
    joined = "and" in before and not (role == "change" and before in (("and",), (",", "and")))
    breaks = not _bracketed_base(before) and (bool(BREAKS.intersection(before)) or (joined and not apposed))
    loss = True if {"loss", "losses", "deficit"} & set(before) else None
    if loss is None and {"income", "profit", "earnings"} & set(before):
        loss = False
    return Part(figure, role, sign, breaks, apposed, loss)


def _role(figure: Figure, last: Part | None) -> tuple[Role, int]:
    percent = figure.claim.kind == "percent"
    if percent and _share(figure.after):
        return "other", 0
    if figure.unit == "count x" and figure.claim.text[:6].lower() in TIMES:
        return "change", 1 if figure.value > 1 else -1
    if figure.unit == "count x" and not figure.claim.text[:1].isdigit():
        return "other", 0
    told = _change_before(figure.before, last)
    if told is None:
        told = _change_after(figure, percent)
    if told is None and percent and figure.after[:2] == ("(", "from"):
        told = 0  # "up by 21% (from A to B) and 19% (from C to D)"
    changed = last is not None and last.role == "change" and figure.unit != last.figure.unit
    if told is None and last and changed and _restates(figure):
        told = last.sign
    if told is not None:
        base = OTHER_BASE.intersection((*figure.before[-6:], *_clause(figure.after)))
        return ("other", 0) if base else ("change", told)
    return _anchor(figure.before), 0


def _restates(figure: Figure) -> bool:
    """Whether a figure gives the one before in other terms: "fell $1.40 per share, or 15%"."""
    said = tuple(word for word in figure.before if word not in (",", "("))
    if said[:2] == ("per", "share"):
        said = said[2:]
    return said in (("or",), ("and",), ())


def _share(after: tuple[str, ...]) -> bool:
    return after[:1] == ("of",) or after[:2] in (("as", "a"), ("interest", "in"))


def _change_before(before: tuple[str, ...], last: Part | None) -> int | None:
    """The sign of a change whose word stands right before: "increased by", "an increase of", "up"."""
    if before[-1:] == ("+",):
        return 1
    at = len(before) - 1
    while at >= 0 and _hedge(before[at]) and before[at] not in ("over", "total", "by"):
        at -= 1
    if at >= 0 and before[at] == "by":
        reach = before[max(0, at - LOOK_BACK) : at]
        told = direction(reach)
        if told is None and not reach and last:  # exceeded last year's $5.0 million by 8%
            told = direction(last.figure.before[-LOOK_BACK:])
        return told
    if at >= 0 and before[at] in UP | DOWN | EITHER and before[at] not in ("above", "below"):
        if before[at] in ("exceed", "exceeds", "exceeded", "exceeding", "more", "less", "fewer", "greater"):
            return None
        return direction(before[at : at + 1])
    return None


def _hedge(word: str) -> bool:
    return word in FILLERS or word.endswith("ly")


def _change_after(figure: Figure, percent: bool) -> int | None:
    """The sign of a change whose word follows: "12% increase", "31% revenue growth", "$2 million higher"."""
    after = figure.after
    if percent and after[:1] == (",",) and _restates(figure):  # "a $6.1 million, or 77%, improvement"
        after = after[1:2]
    for word in after[: LOOK_AHEAD if percent else 1]:
        if word in (",", ";", "(", ")", "and", "of", "to", "from", "in"):
            return None
        if word in UP | DOWN | EITHER:
            return direction((word,)) if percent or not _verb(word) else None
    return None


def _verb(word: str) -> bool:
    """Whether a word of change only says what the figure before it did: "revenue of A increased 25%"."""
    return word.endswith("ed") or word in ("rose", "grew", "fell", "sank", "slid", "shrank")


def _clause(after: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the next mark, where a percentage's own qualification stands."""
    for at, word in enumerate(after[:12]):
        if word in (",", ";", ":"):
            return after[:at]
    return after[:12]


def _anchor(before: tuple[str, ...]) -> Role:
    """Whether the words before a figure make it the value now ("to") or the one compared with ("from")."""
    if _bracketed_base(before):
        return "from"
    near = before[-LOOK_BACK:]
    for at in range(len(near) - 1, -1, -1):
        word = near[at]
        between = near[at + 1 :]
        if word in ("to", "with") and at and near[at - 1] in COMPARE:
            return "from"
        if word == "to" and all(_hedge(w) or w in CLOSING for w in between):
            return "to"
        if word == "on" and near[at - 1 : at] and direction(near[at - 1 : at]) is not None:
            return "from"
        if word in OLD_WORDS and _compares(word, near[:at], between):
            return "from"
        if word in VERBS or word in (";", ":", "(", ","):
            return "value"
    return "value"


def _bracketed_base(before: tuple[str, ...]) -> bool:
    """Whether a bracket names an earlier period: "€5.0 million (2023: €4.0 million)", "(+25%; Q1 2023: "."""
    colon = before[-1:] == (":",)
    if before[:1] not in ((("(",), (";",), (",",)) if colon else (("(",),)):
        return False
    inside = [word for word in before[1:] if word not in (":", "–", "—", "--")]
    return bool(inside) and all(w in PERIOD or w.isdigit() for w in inside)


def _compares(word: str, preceding: tuple[str, ...], between: tuple[str, ...]) -> bool:
    """Whether "from", "than", "over" name the base of a comparison, not a source or a hedge."""
    if word == "from":
        return not (set(between) & NOT_A_BASE or set(preceding[-1:]) & SOURCES)
    if word == "than":
        return not (preceding[-1:] in (("more",), ("less",), ("fewer",), ("greater",)) and not between)
    if word in ("over", "above", "below"):
        if len(between) > (BASE_WORDS if word == "over" else FAR_WORDS):
            return False
        return bool(between) or not preceding or direction(preceding[-2:]) is not None
    return True
