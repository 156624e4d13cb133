"""Numbers as written, in digits, words, fractions and scale words: their value and last printed digit.

Every position is one of the text; the text given is in lower case and of the same length.
"""

import re
from decimal import Decimal
from typing import NamedTuple

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9,
                "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}  # fmt: skip
AMOUNT_ONLY = frozenset({"m", "mm", "b"})
"""Short scales that are units elsewhere: "5 m" is a length, "$5 m" an amount."""

PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
         "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100}  # fmt: skip
SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
         "⅞": "7/8", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6"}  # fmt: skip

WORDS = "|".join((*SMALL, *TENS, *SCALES, "half", "quarter", "third"))
DIGITS = re.compile(
    r"\d{1,3}(?:[,\u2009\u202f]\d{2,3})+(?!\d)(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?|\.\d{1,9}"
)
FRACTION = re.compile(r"(?:[ -](\d{1,2})/(\d{1,2})(?![\d/])|[ ]?([½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]))")
LONE_FRACTION = re.compile(r"(\d{1,2})/(2|3|4|5|8|10|16|32)(?![\d/,.])")
SCALE = re.compile(r"(?:\s{{1,40}}|-\s{{0,40}})({})s?\b".format("|".join(SCALES)))
SHORT_SCALE = re.compile(r" ?(k|mm|mn|mln|mio|m|bn|bln|b|tn|trn)\b")
WORD = re.compile(r"(?:\s{1,40}|-\s{0,40})?(?:and\s{1,40})?([a-z]{1,12})\b")
AND_HALF = re.compile(r"\s{1,40}and\s{1,40}(?:a|one)(?:\s{1,40}|-)(half|quarter|third)\b")


class Number(NamedTuple):
    """A number as written: `step` is its last printed digit, None where it is a fraction."""

    start: int
    end: int
    value: Decimal
    step: Decimal | None
    scale: int = 1
    words: bool = False


def read(low: str, at: int, amount: bool = False) -> Number | None:
    """Read the number that starts at a position; `amount` says that a currency stands before it.

    >>> read("36.9 million", 0)
    Number(start=0, end=12, value=Decimal('36900000.0'), step=Decimal('100000.0'), scale=1000000, words=False)
    """
    digits = DIGITS.match(low, at)
    return scaled(low, plain(low, digits), amount) if digits else spelled(low, at)


def plain(low: str, digits: re.Match[str]) -> Number:
    """A number in digits, with the fraction that may follow it or that it begins."""
    end = digits.end()
    text = digits[0].replace(",", "").replace("\u2009", "").replace("\u202f", "")
    value = Decimal(text)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    after = low[end : end + 2]
    if after[:1] == "/" and (lone := LONE_FRACTION.match(low, digits.start())):
        return Number(digits.start(), lone.end(), ratio(int(lone[1]), int(lone[2])), None)
    if (after[:1] in SIGNS or after[1:] in SIGNS or (after[1:].isdigit() and after[0] in " -")) and (
        part := FRACTION.match(low, end)
    ):
        top, bottom = (SIGNS[part[3]] if part[3] else f"{part[1]}/{part[2]}").split("/")
        if 0 < int(top) < int(bottom) in (2, 3, 4, 5, 6, 8, 16, 32):
            return Number(digits.start(), part.end(), value + ratio(int(top), int(bottom)), None)
    return Number(digits.start(), end, value, step)


def ratio(top: int, bottom: int) -> Decimal:
    """A fraction as a decimal; the context's 28 digits are far beyond what any text prints."""
    return Decimal(top) / Decimal(bottom)


def scaled(low: str, number: Number, amount: bool) -> Number:
    """The number times the scale words that follow it ("54 million", "3 hundred thousand", "$1.2bn")."""
    end, scale = number.end, 1
    while found := SCALE.match(low, end):
        scale *= SCALES[found[1]]
        end = found.end()
        if scale > 10**15:
            break
    if scale == 1 and (found := SHORT_SCALE.match(low, end)):
        short = found[1]
        glued = found.start(1) == end
        if amount or (short not in AMOUNT_ONLY and (glued or short != "k")):
            scale, end = SHORT_SCALES[short], found.end()
    if scale == 1:
        return number
    value, step = number.value * scale, number.step and number.step * scale
    if part := AND_HALF.match(low, end):
        value, step, end = value + Decimal(scale) / PARTS[part[1]], None, part.end()
    return Number(number.start, end, value, step, scale)


def spelled(low: str, at: int) -> Number | None:
    """A number in words: "twenty-five", "two hundred and three thousand", "two-thirds", "half a million"."""
    first = WORD.match(low, at)
    if not first or first.start(1) != at:
        return None
    if first[1] in ("half", "quarter", "third"):
        return part_of(low, first)
    total, current, last_scale, end = 0, 0, 10**15, at
    best: tuple[int, int, int] | None = None
    found: re.Match[str] | None = first
    step = 1
    while found:
        word = found[1].removesuffix("s") if found[1] not in SMALL else found[1]
        joined = "and" in low[found.start() : found.start(1)]
        if (
            word in SMALL
            and current % 10 == 0
            and not (current % 100 == 10 or (current % 100 and SMALL[word] > 9))
        ):
            if joined and not (best and step > 1):
                break
            current, step = current + SMALL[word], 1
        elif word in TENS and current % 100 == 0 and not (joined and step == 1):
            current, step = current + TENS[word], 1
        elif word in SCALES and not joined and word == "hundred" and 0 < current < 100:
            current, step = current * 100, 100
        elif (
            word in SCALES and not joined and word != "hundred" and current > 0 and SCALES[word] < last_scale
        ):
            total, current, last_scale = total + current * SCALES[word], 0, SCALES[word]
            step = last_scale
        else:
            break
        end = found.end()
        best = (total + current, step, end)
        found = WORD.match(low, end)
    if best is None:
        return None
    value, step, end = best
    return fraction_after(low, Number(at, end, Decimal(value), Decimal(step), step, True))


def fraction_after(low: str, number: Number) -> Number:
    """The number, or the fraction it counts: "two-thirds", "three quarters", "one and a half"."""
    if part := AND_HALF.match(low, number.end):
        return number._replace(end=part.end(), value=number.value + ratio(1, PARTS[part[1]]), step=None)
    part = WORD.match(low, number.end)
    if part and number.value < 100 and "and" not in part[0][: part.start(1) - part.start()]:
        word = part[1].removesuffix("s") if part[1] != "halves" else part[1]
        plural = part[1].endswith("s")
        if word in PARTS and plural == (number.value != 1) and (word != "quarter" or "-" in part[0]):
            return number._replace(end=part.end(), value=number.value / PARTS[word], step=None)
    return number


def part_of(low: str, first: re.Match[str]) -> Number | None:
    """Half, a quarter or a third of a scale word: "half a million", "quarter million"."""
    found = re.compile(r"(?:\s{1,40}|-)(?:an?\s{1,40})?(million|billion|trillion|dozen)\b").match(
        low, first.end()
    )
    if not found:
        return None
    value = ratio(SCALES[found[1]], PARTS[first[1]])
    return Number(first.start(1), found.end(), value, None, SCALES[found[1]], True)
