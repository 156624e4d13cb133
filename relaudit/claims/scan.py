"""Where figures, dates and tickers may begin: one pass, so that prose without any costs little."""

import re
from typing import NamedTuple

from relaudit.claims.spelled import ORDINALS, SCALES, SMALL

_FOLD = {f"{word}fold": number for word, number in SMALL.items() if number > 1}
MULTIPLES = _FOLD | {"doubled": 2, "tripled": 3, "quadrupled": 4, "double": 2, "triple": 3, "doubling": 2,
                     "tripling": 3, "twice": 2}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
OF_NUMBERS = frozenset({*SMALL, *SCALES, *ORDINALS, *MULTIPLES, "half", "quarter"})
OF_DATES = frozenset(
    {"q1", "q2", "q3", "q4", "h1", "h2", "fy", "fiscal", "full", "year", "quarter", "month", "months", "week",
     "last", "final", *MONTHS, *WEEKDAYS, *SMALL, *(word for word, rank in ORDINALS.items() if rank < 32)}
)  # fmt: skip
OF_TICKERS = frozenset(
    "nasdaq nyse amex otc otcqb otcqx otcbb otcpk otcid tsx tsxv lse aim asx cse fra fse euronext six hkex "
    "tse sgx neo jse twse tpex krx kosdaq nse bse szse sse sehk".split()
)
OPENING = 24
"""Code points that hold the longest word that may open a text."""

FRACTIONS = "½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"


class Hints(NamedTuple):
    """Positions at which a number, a date or a ticker may begin."""

    numbers: list[int]
    dates: list[int]
    tickers: list[int]


_OPENERS = "".join({word[0] for word in OF_NUMBERS | OF_DATES | OF_TICKERS})
HINT = re.compile(rf"[0-9{FRACTIONS}]+|[^a-z]([qh][1-4](?![a-z])|[{_OPENERS}][a-z]+)")
"""Digits, or a word that may begin a number, a date or a ticker, and the character before it."""


def hints(low: str) -> Hints:
    """Every place worth a closer look, in order; `low` is the text in lower case."""
    found = Hints([], [], [])
    opening = HINT.match(" " + low[:OPENING])
    if opening:
        _add(found, opening[1], 0)
    for place in HINT.finditer(low):
        _add(found, place[1], place.start() + (place[1] is not None))
    return found


def _add(found: Hints, word: str | None, at: int) -> None:
    if word is None or word in OF_NUMBERS:
        found.numbers.append(at)
    if word is None or word in OF_DATES:
        found.dates.append(at)
    elif word in OF_TICKERS:
        found.tickers.append(at)
