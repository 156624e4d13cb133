"""Numbers as written, in digits, words, fractions and scale words: their value and last printed digit.

Every position is one of the text; the text given is in lower case and of the same length.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from relaudit.claims import spelled
from relaudit.claims.lazy import compiled, next_word
from relaudit.claims.spelled import PARTS, SCALES

SHORT_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9,
                "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}  # fmt: skip
AMOUNT_ONLY = frozenset({"m", "mm", "b"})
"""Short scales that are units or labels elsewhere: "5 m" is a length, "$5 m" an amount."""

SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
         "⅞": "7/8", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6"}  # fmt: skip
SIGN_CLASS = f"[{''.join(SIGNS)}]"

DIGITS = (
    r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3}){2,6}(?!\d|[.,]\d)"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,18})(?:\.\d{1,9})?|\.\d{1,9}"
)
"""Digits in groups of three, in the groups of lakh and crore, or in one row."""

CONTINENTAL = r"\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?!\d)"
SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")
POWER = r"e([+-]?\d{1,3})\b|\^([+-]{0,2})(\d{1,3})\b"
FRACTION = rf"(?:[ -]{{1,2}}(\d{{1,2}})/(\d{{1,2}})(?![\d/])| ?({SIGN_CLASS}))"
LONE_FRACTION = r"(\d{1,2})/(2|3|4|5|8|10|16|32)(?![\d/]|[.,]\d)"
SCALE = rf"(?:\s{{1,40}}|-\s{{0,40}})({'|'.join(SCALES)})s?\b"
SHORT_SCALE = r" {0,2}(k|mm|mn|mln|mio|m|bn|bln|b|tn|trn)\b"
AND_PART = r"\s{1,40}and\s{1,40}(?:an?|one)(?:\s{1,40}|-)(half|quarter|third)\b"
ARTICLE = rf"an?\s{{1,40}}({'|'.join((*SCALES, *PARTS))})\b(\s{{1,40}}of\b|\s{{0,2}}(?:[.;)]|$))?"
"""One in words; a part only before "of" or at the end of a sentence, for "a third plant" is none."""

OF_ONE = (
    r"(?:\s{1,40}(?:of\s{1,40})?(?:an?|one|1))?"
    r"(?=[\s-]{0,40}(?:%|per\s?cent|basis[\s-]{1,40}point|percentage[\s-]{1,40}point))"
)
"""What makes a part a percentage: "half of one percent", "three-quarters of a percent", "a half percent"."""

OF = r"\s{1,40}(?:out\s{1,40}of|in|over)\s{1,40}"
MIXED = frozenset({100, 1000, 10**5, 10**7})
"""Scales after which digits and words go on to one number ("3 hundred and one")."""

WHOLES = frozenset({3, 4, 5, 10, 20, 100, 1000})
"""Numbers of which a share is told with "in" ("two in five", "1 in 20"); others count something else."""


class Number(NamedTuple):
    """A number as written: `step` is its last printed digit, None where it is a fraction."""

    start: int
    end: int
    value: Decimal
    step: Decimal | None
    scale: int = 1
    words: bool = False
    ordinal: bool = False


def read(low: str, at: int, amount: bool = False) -> Number | None:
    """Read the number that starts at a position; `amount` says that a currency stands before it.

    >>> read("36.9 million", 0).value
    Decimal('36900000.0')
    """
    number = simple(low, at, amount)
    if not number or number.scale != 1 or amount:
        return number
    if number.step is None and number.value < 1 and (one := compiled(OF_ONE).match(low, number.end)):
        return number._replace(end=one.end())
    return share(low, number)


def simple(low: str, at: int, amount: bool) -> Number | None:
    """A number that is not a share of another one."""
    if digits := compiled(DIGITS).match(low, at):
        number = scaled(low, plain(low, digits), amount)
        return mixed(low, number) if number.scale in MIXED and not amount else number
    if low[at] in SIGNS:
        top, bottom = SIGNS[low[at]].split("/")
        return scaled(low, Number(at, at + 1, Decimal(top) / Decimal(bottom), None), amount)
    if word := next((word for word in ("half", "quarter") if low.startswith(word, at)), None):
        return part(low, at, word)
    found = spelled.read(low, at)
    if not found:
        return None
    end, value, step, ordinal = found
    return Number(at, end, value, step, int(step or 1), True, ordinal)


def after_article(low: str, at: int) -> Number | None:
    """One of something, told by an article: "a million", "a third of"; a fraction only as there."""
    article = compiled(ARTICLE).match(low, at)
    if not article or (article[1] in PARTS and article[2] is None):
        return None
    if article[1] in PARTS:
        whole = part(low, article.start(1), article[1])
        alone = Number(at, article.end(1), Decimal(1) / PARTS[article[1]], None, 1, True)
        return whole._replace(start=at) if whole else alone
    found = spelled.read(low, at)
    return (
        Number(at, found.end, found.value, found.step, int(found.step or 1), True, found.ordinal)
        if found
        else None
    )


def plain(low: str, digits: re.Match[str]) -> Number:
    """A number in digits, with its power of ten or the fraction that may follow it or that it begins."""
    start, end = digits.span()
    text = digits[0].translate(SEPARATORS)
    if low[end : end + 1] in (",", ".") and (continental := compiled(CONTINENTAL).match(low, start)):
        text, end = continental[0].replace(".", "").replace(",", "."), continental.end()
    value = Decimal(text)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    after = low[end : end + 3]
    if after[:1] in ("e", "^") and (power := compiled(POWER).match(low, end)):
        if power[1]:
            return Number(start, power.end(), value.scaleb(int(power[1])), step.scaleb(int(power[1])))
        exponent = -int(power[3]) if power[2] == "-" else int(power[3])
        return Number(start, power.end(), value**exponent, None) if value else Number(start, end, value, step)
    if after[:1] == "/" and (lone := compiled(LONE_FRACTION).match(low, start)):
        return Number(start, lone.end(), Decimal(int(lone[1])) / int(lone[2]), None)
    follows = after[:1] in SIGNS or after[1:2] in SIGNS or "/" in low[end : end + 6]
    if follows and (found := compiled(FRACTION).match(low, end)):
        top, bottom = SIGNS[found[3]].split("/") if found[3] else (found[1], found[2])
        if 0 < int(top) < int(bottom) in (2, 3, 4, 5, 6, 8, 16, 32):
            return Number(start, found.end(), value + Decimal(top) / Decimal(bottom), None)
    return Number(start, end, value, step)


def scaled(low: str, number: Number, amount: bool) -> Number:
    """The number times the scale words that follow it ("54 million", "3 hundred thousand", "$1.2bn")."""
    end, scale = number.end, 1
    while scale < 10**15 and (found := compiled(SCALE).match(low, end)):
        scale *= SCALES[found[1]]
        end = found.end()
    if scale == 1 and (found := compiled(SHORT_SCALE).match(low, end)):
        decimal = number.step is not None and number.step < 1 and found.start(1) == end and found[1] == "b"
        if amount or decimal or found[1] not in AMOUNT_ONLY:
            scale, end = SHORT_SCALES[found[1]], found.end()
    if scale == 1:
        return number
    value, step = number.value * scale, number.step and number.step * scale
    if next_word(low, end) == "and" and (found := compiled(AND_PART).match(low, end)):
        value, step, end = value + Decimal(scale) / PARTS[found[1]], None, found.end()
    return Number(number.start, end, value, step, scale)


def mixed(low: str, number: Number) -> Number:
    """The number with what follows its scale word: "4 thousand 3 hundred", "3 hundred and twenty-one"."""
    found = spelled.read(low, number.start)
    if not found or found.end <= number.end or found.ordinal:
        return number
    return number._replace(end=found.end, value=found.value, step=found.step, scale=int(found.step or 1))


def part(low: str, at: int, word: str) -> Number | None:
    """A part of a scale word or of a percent: "half a million", "quarter million", "half a percent"."""
    end = at + len(word)
    if found := compiled(OF_ONE).match(low, end):
        return Number(at, found.end(), Decimal(1) / PARTS[word], None, 1, True)
    found = compiled(spelled.OF_SCALE).match(low, end) or compiled(SCALE).match(low, end)
    if not found or found[1] == "hundred":
        return None
    scale = SCALES[found[1]]
    return Number(at, found.end(), Decimal(scale) / PARTS[word], None, scale, True)


def share(low: str, number: Number) -> Number:
    """The number, or its share of the one that follows: "three out of four", "one in five"."""
    if number.ordinal or number.step != 1 or next_word(low, number.end) not in ("out", "in", "over"):
        return number
    joint = compiled(OF).match(low, number.end)
    if not joint:
        return number
    whole = simple(low, joint.end(), False)
    if not whole or whole.step is None or whole.ordinal or whole.value == 0:
        return number
    if "out" not in joint[0] and number.value != 1 and not (number.value < whole.value in WHOLES):
        return number
    if "over" in joint[0] and number.value != 1:
        return number
    return Number(number.start, whole.end, number.value / whole.value, None, 1, number.words)
