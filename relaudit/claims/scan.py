"""Where figures, dates and tickers may begin: one pass, so that prose without any costs little."""

from collections.abc import Iterator
from typing import NamedTuple

from relaudit.claims.lazy import compiled
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
FRACTIONS = "½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
ANY_SIGN = f"0123456789{FRACTIONS}"
GLUE = frozenset(f"abcdefghijklmnopqrstuvwxyz{ANY_SIGN}")


class Hints(NamedTuple):
    """Positions at which a number, a date or a ticker may begin."""

    numbers: list[int]
    dates: list[int]
    tickers: list[int]


DIGITS = rf"(?<![a-z0-9{FRACTIONS}])([qh][1-4])(?![a-z])|[0-9{FRACTIONS}]+"
"""A quarter or a half in short, or digits."""

LETTERS = "[a-z]+"
HINTS = OF_NUMBERS | OF_DATES | OF_TICKERS


def hints(low: str) -> Hints:
    """Every place worth a closer look, in order; `low` is the text in lower case.

    A text is searched only for those of the words that it has at all: most paragraphs have none.
    """
    known = compiled(LETTERS).findall(" ".join(set(low.split())))
    found = [(at, word) for word in HINTS.intersection(known) for at in _standing(word, low)]
    if any(map(low.__contains__, ANY_SIGN)):
        found += [(match.start(), match[1] or "0") for match in compiled(DIGITS).finditer(low)]
    found.sort()
    return Hints(
        [at for at, word in found if word == "0" or word in OF_NUMBERS],
        [at for at, word in found if word == "0" or word in OF_DATES],
        [at for at, word in found if word in OF_TICKERS and word not in OF_DATES],
    )


def _standing(word: str, low: str) -> Iterator[int]:
    """Every place where a word stands by itself, glued to no letter and to no digit before it."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not ("a" <= low[end : end + 1] <= "z") and (at == 0 or low[at - 1] not in GLUE):
            yield at
        at = low.find(word, end)
