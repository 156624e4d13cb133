"""One figure: a number with its sign, and the currency before it or the unit behind it.

The text given as `low` is in lower case and of the same length as `text`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from relaudit.claims import labels, numbers, units
from relaudit.model import ClaimKind, Span

ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
     "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6}  # fmt: skip
MULTIPLES = {"doubled": 2, "tripled": 3, "quadrupled": 4, "double": 2, "triple": 3, "doubling": 2,
             "tripling": 3, "twice": 2, "twofold": 2, "threefold": 3, "fourfold": 4}  # fmt: skip
PERCENT = re.compile(
    r"(?:\s{0,40}|-)(%|percentage[\s-]{1,40}points?|percent(?:age)?(?:[\s-]{1,40}points?)?\b|per\s{1,40}cent\b"
    r"|pct\b|basis[\s-]{1,40}points?\b|bps\b|bp\b|pts?\b)"
)
SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
TIMES = re.compile(r"x\b|\s{1,40}times\b|(?:-|\s{1,40})?fold\b")
JOINING = " \n-\u00a0"
TOKEN = re.compile(r"[\w.,:/+-]{0,80}\w")
LETTER = re.compile(r"[BDGKM](?![\w°/])")
"""A capital glued to digits: a scale ("10M"), or a name ("5G", "3D")."""

LETTERS = re.compile(r"[a-z]+")
MARKS = "([“\"‘'"
LEADING = frozenset({"of", "was", "were", "to", "or", "from", "and", "is", "at"})
"""Words after which an amount in brackets is a negative one ("a loss of ($0.05)"), not an aside."""


class Figure(NamedTuple):
    """A number with what it is measured in."""

    start: int
    end: int
    kind: ClaimKind
    value: Decimal
    step: Decimal | None
    unit: str | None
    number: numbers.Number
    reading: str


def decimal(value: Decimal) -> str:
    """A decimal without exponent and without zeros at its end.

    >>> decimal(Decimal("36.90") * 1000000)
    '36900000'
    """
    return format(value.normalize(), "f") if value else "0"


def read(text: str, low: str, at: int) -> Figure | int:
    """The number at a position with its sign, currency and unit; the position after it where it is none."""
    if low[at - 1 : at] == "." and low[at].isdigit() and not low[max(0, at - 2) : at - 1].isalnum():
        at -= 1
    money = currency_before(low, at)
    start = money[1] if money else at
    if low[at].isdigit() and not money and low[at - 1 : at].isalpha():
        return end_of_token(low, at)
    digits = numbers.DIGITS.match(low, at)
    letter = LETTER.match(text, digits.end()) if digits and not money else None
    if letter and letter[0] not in "KMB":
        return end_of_token(low, at)
    number = numbers.read(low, at, amount=money is not None or letter is not None)
    if number is None:
        return word_figure(low, at)
    start, negative, number = signed(low, start, number)
    if negative:
        number = number._replace(value=-number.value)
    found = measured(low, start, number, money[0] if money else None)
    if found.kind == "count" and found.unit is None:
        if labels.is_label(text, low, Span(number.start, number.end), number.end):
            return end_of_token(low, at)
        if number.words and number.value == 1:
            return number.end
    return found


def end_of_token(low: str, at: int) -> int:
    """Where the run of letters, digits and joining marks around a position ends."""
    found = TOKEN.match(low, at)
    return max(found.end() if found else 0, at + 1)


def currency_before(low: str, at: int) -> tuple[str, int] | None:
    """The currency that stands before a number ("$", "US$ ", "EUR "), and where it starts."""
    i = at
    while i > 0 and low[i - 1] in " \n\t(-−\u00a0" and at - i < 40:
        i -= 1
    left = low[max(0, i - 6) : i]
    if not left or not (left[-1].isalpha() or left[-1] in units.SYMBOLS):
        return None
    if left[-1] in units.SYMBOLS:
        if left[-1] == "¢":
            return None
        for width in (5, 4, 3, 2):
            name = left[-width:]
            if len(name) == width and name in units.SYMBOLS and not left[-width - 1 : -width].isalpha():
                return units.SYMBOLS[name], i - width
        return units.SYMBOLS[left[-1]], i - 1
    code = left[-3:]
    if code in units.CODES and not left[-4:-3].isalpha() and code != "try":
        return units.ALIASES.get(code.upper(), code.upper()), i - 3
    return None


def signed(low: str, start: int, number: numbers.Number) -> tuple[int, bool, numbers.Number]:
    """Where the figure starts with its sign, whether it is negative, and the number with its scale."""
    before = low[start - 1 : start]
    if low[number.start - 1 : number.start] == "(" and low[number.end : number.end + 1] == ")":
        outer = numbers.scaled(low, number._replace(end=number.end + 1), False)
        money = start < number.start - 1
        percent = PERCENT.match(low, number.end + 1)
        if outer.scale > 1 or money or percent:
            return min(start, number.start - 1), True, outer
    if before == "(" and low[number.end : number.end + 1] == ")" and start < number.start:
        word = low[max(0, start - 12) : start - 1].split()
        if word and word[-1].strip(MARKS) in LEADING:
            return start - 1, True, number._replace(end=number.end + 1)
    if low[number.start - 1 : number.start] in ("-", "−") and start < number.start - 1:
        return start, True, number
    if (
        before in ("-", "−", "–")
        and not low[start - 2 : start - 1].strip().isalnum()
        and low[start - 2 : start - 1] != ")"
    ):
        return start - 1, True, number
    words = low[max(0, start - 12) : start].split()
    if words and words[-1].strip(MARKS) in ("minus", "negative") and low[start - 1 : start].isspace():
        return low.rfind(words[-1].strip(MARKS), 0, start), True, number
    return start, False, number


def measured(low: str, start: int, number: numbers.Number, currency: str | None) -> Figure:
    """The number with the unit that follows it, or with the currency that stood before it."""
    value, step, end = number.value, number.step, number.end
    if currency:
        return Figure(start, end, "money", value, step, currency, number, "currency before amount")
    if percent := PERCENT.match(low, end):
        word = percent[1]
        if word.startswith("b"):
            small = Decimal("0.01")
            return Figure(
                start,
                percent.end(),
                "percent",
                value * small,
                step and step * small,
                "pp",
                number,
                "basis points",
            )
        point = "po" in word or word.startswith("pt")
        return Figure(
            start,
            percent.end(),
            "percent",
            value,
            step,
            "pp" if point else None,
            number,
            "percentage points" if point else "percentage",
        )
    if symbol := units_after(low, end):
        name, stop, part = symbol
        return Figure(
            start, stop, "money", value * part, step and step * part, name, number, "amount before currency"
        )
    if low[end : end + 1].isalnum() and low[start].isdigit() and (suffix := SUFFIX.match(low, end)):
        return Figure(start, suffix.end(), "ordinal", value, None, None, number, "ordinal in digits")
    if times := TIMES.match(low, end):
        return Figure(start, times.end(), "count", value, step, "x", number, "multiple")
    if time := units.names(low, end, units.TIME):
        name, stop = time
        glued = low[end : end + 1].isalpha()
        if glued or (len(name) > 1 and low[end : end + 1] in JOINING):
            return Figure(start, stop, "duration", value, step, units.TIME[name], number, "duration")
    if unit := units.measure(low, end, low[end : end + 1].isalpha()):
        return Figure(start, unit[1], "quantity", value, step, unit[0], number, "number and unit")
    return Figure(
        start, end, "count", value, step, None, number, "number in words" if number.words else "number"
    )


def units_after(low: str, end: int) -> tuple[str, int, Decimal] | None:
    """The currency that follows an amount, its end, and the part of it that is counted (cents: 0.01)."""
    i = end + (low[end : end + 1] == " ")
    sign = low[i : i + 1]
    if (
        sign in units.SYMBOLS
        and not low[i + 1 : i + 2].isdigit()
        and low[i + 1 : i + 3].strip()[:1].isdigit() is False
    ):
        return units.SYMBOLS[sign], i + 1, Decimal("0.01") if sign == "¢" else Decimal(1)
    if found := units.names(low, end, units.CURRENCIES):
        name, stop = found
        return units.CURRENCIES[name], stop, Decimal("0.01") if name in units.HUNDREDTHS else Decimal(1)
    word = units.UNIT_WORD.match(low, end)
    if word and word[1] in units.CODES and word[1] not in ("try", "all"):
        code = word[1].upper()
        return units.ALIASES.get(code, code), word.end(), Decimal(1)
    return None


def word_figure(low: str, at: int) -> Figure | int:
    """An ordinal or a multiple in words, or "a million" and its like; else the position after the word."""
    word = LETTERS.match(low, at)
    if not word:
        return at + 1
    name, end = word[0], word.end()
    if name in ORDINALS:
        value = Decimal(ORDINALS[name])
        number = numbers.Number(at, end, value, None, 1, True)
        return Figure(at, end, "ordinal", value, None, None, number, "ordinal in words")
    if name in MULTIPLES:
        value = Decimal(MULTIPLES[name])
        return Figure(
            at,
            end,
            "count",
            value,
            None,
            "x",
            numbers.Number(at, end, value, None, 1, True),
            "multiple in words",
        )
    before = low[max(0, at - 3) : at]
    if name in numbers.SCALES and (before.endswith(("a ", "a\n"))) and not low[at - 3 : at - 2].isalpha():
        value = Decimal(numbers.SCALES[name])
        number = numbers.scaled(low, numbers.Number(at - 2, end, value, value, int(value), True), False)
        return measured(low, at - 2, number, None)
    return end
