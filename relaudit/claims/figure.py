"""One figure: a number with its sign, and the currency before it or the unit behind it.

The text given as `low` is in lower case and of the same length as `text`.
"""

from decimal import Decimal
from typing import NamedTuple

from relaudit.claims import labels, numbers, units
from relaudit.claims.lazy import compiled
from relaudit.claims.numbers import Number
from relaudit.claims.scan import MULTIPLES
from relaudit.claims.spelled import SCALES
from relaudit.model import ClaimKind, Span

PERCENT = (
    r"(?:\s{0,40}|-)([%％]|percentage[\s-]{1,40}points?|percent(?:age)?(?:[\s-]{1,40}points?|s)?\b|per\s{1,40}cent\b"
    r"|pct\b|basis[\s-]{1,40}points?\b|bps\b|bp\b|pts?\b)"
)
PERCENT_OF = r"(?:^|\n)[ \t]{0,9}(per\s?cent(?:age)?s?\s{1,9}of\s{1,9})$"
LINE_END = r"[ \t]{0,9}\.?[ \t]{0,9}(?:\n|$)"
SUFFIX = r"(?:st|nd|rd|th)\b"
TIMES = r"x\b|\s{1,40}times\b|(?:-|\s{1,40})?fold\b"
PARTY = r"[\s-]{1,40}part(?:y|ies)\b"
CENTS = r"\s{1,40}(?:and\s{1,40})?"
TOKEN = r"[\w.,:/+-]{0,80}\w"
LETTER = r"[BDGKM](?![\w°/])"
"""A capital glued to digits: a scale ("10M"), or a name ("5G", "3D"), as it is after one digit."""

LETTERS = r"[a-z]+"
LAST_WORD = r"(?<![a-z])[a-z]{1,4}\.?$"
LARGE_BEFORE = r"(?:[,.]\d{3}|[a-z])$"
LARGE = r"\d{1,3}(?:[,.]\d{3})+|[\d.,]{1,20}\s?(?:million|billion|trillion|m|mn|bn|b)\b"
"""What is plainly an amount beside a code that is a word, too: "COP 3.9 trillion", not "COP 28"."""

MARKS = "([“\"‘'"
MONEY = (
    r"\b(?:profit|revenue|sales|loss|earnings|income|price|worth|valued|dividend|debt|loan|cost|paid|fine)"
)
MONEY_WIDTH = 80
"""Code points before "pounds" in which a word of money says that they are no weight."""

LEADING = frozenset({"of", "was", "were", "to", "or", "from", "and", "is", "at"})
"""Words after which an amount in brackets is a negative one ("a loss of ($0.05)"), not an aside."""

SPACES = " \n\t\u00a0"
APOSTROPHES = frozenset("'’")
"""What makes an "s" before "$" a genitive's."""

ONE, HUNDREDTH = Decimal(1), Decimal("0.01")


class Figure(NamedTuple):
    """A number with what it is measured in."""

    start: int
    end: int
    kind: ClaimKind
    value: Decimal
    step: Decimal | None
    unit: str | None
    number: Number
    reading: str


class Measure(NamedTuple):
    """What a number is measured in: `factor` takes it to base units (cents, basis points)."""

    kind: ClaimKind
    end: int
    unit: str | None
    reading: str
    factor: Decimal = ONE


def read(text: str, low: str, at: int) -> Figure | int:
    """The number at a position with its sign, currency and unit; the position after it where it is none."""
    if low[at : at + 1].isdigit() and low[at - 1 : at] == "." and not low[max(0, at - 2) : at - 1].isalnum():
        at -= 1
    money = currency_before(text, low, at)
    if not money and low[at].isdigit() and low[at - 1 : at].isalpha():
        return end_of_token(low, at)
    number = with_article(low, at) or number_at(text, low, at, money is not None)
    if isinstance(number, int):
        return number
    start, negative, number = signed(low, money[1] if money else at, number)
    if negative:
        number = number._replace(value=-number.value)
    if money:
        found = Measure("money", number.end, money[0], "currency before amount", money[2])
    else:
        found = measured(text, low, number)
    headed = percent_of(low, at, number.end) if low[at - 3 : at - 1] == "of" else None
    if headed is not None:
        start, found = headed, Measure("percent", number.end, None, "percentage")
    if found.kind in ("count", "quantity", "ordinal") and is_label(text, low, number, found):
        return end_of_token(low, at)
    plain = found.kind == "percent" or (found.kind == "money" and low[start] in units.SYMBOLS)
    if plain and number.scale == 1 and labels.is_cell(low, start, found.end, number.start):
        return found.end
    if found.kind == "count" and found.unit is None and number.words and number.value == 1:
        return number.end
    value, step = number.value * found.factor, number.step and number.step * found.factor
    step = None if found.kind == "ordinal" else step
    made = Figure(start, found.end, found.kind, value, step, found.unit, number, found.reading)
    if found.reading == "amount before currency":
        return with_cents(text, low, made)
    return with_inches(text, low, made) if found.unit == "ft" else made


def percent_of(low: str, at: int, end: int) -> int | None:
    """Where "percent of" begins before a number: the two are a line; in a sentence they tell nothing."""
    before = compiled(PERCENT_OF).search(low, max(0, at - 40), at)
    return before.start(1) if before and compiled(LINE_END).match(low, end) else None


def with_article(low: str, at: int) -> Number | None:
    """The number that an article begins before a position: "a million", "a third of"."""
    for start in (at - 2, at - 3):
        if start >= 0 and low[start] == "a" and not low[start - 1 : start].isalpha():
            return numbers.after_article(low, start)
    return None


def number_at(text: str, low: str, at: int, amount: bool) -> Number | int:
    """The number at a position, or where to go on where it is a name ("5G") or no number."""
    digits = compiled(numbers.DIGITS).match(low, at)
    letter = compiled(LETTER).match(text, digits.end()) if digits and not amount else None
    if letter and digits and (letter[0] in "DG" or len(digits[0]) == 1):
        return end_of_token(low, at)
    number = numbers.read(low, at, amount=amount or letter is not None)
    if number:
        return number
    word = compiled(LETTERS).match(low, at)
    if word and word[0] in MULTIPLES:
        return Number(at, word.end(), Decimal(MULTIPLES[word[0]]), None, 1, True)
    return word.end() if word else at + 1


def is_label(text: str, low: str, number: Number, found: Measure) -> bool:
    """Whether the number names something: bare, glued to letters ("scp-173m"), of a street ("24th St.")."""
    span = Span(number.start, number.end)
    before = low[span.start - 1 : span.start]
    if found.kind == "ordinal":
        return (
            before == "-"
            or compiled(PARTY).match(low, found.end) is not None
            or labels.is_street(text, found.end)
        )
    if found.kind == "quantity":
        letter = found.end <= number.end + 2
        glued = before in ("-", "/") and any(
            map(str.isalpha, low[max(0, span.start - 24) : span.start].split()[-1])
        )
        return letter and (glued or labels.is_street(text, number.end))
    if number.words:
        return number.value == 0 and low[max(0, span.start - 4) : span.start] == "net "
    return found.unit is None and labels.is_label(text, low, span)


def end_of_token(low: str, at: int) -> int:
    """Where the run of letters, digits and joining marks around a position ends."""
    found = compiled(TOKEN).match(low, at)
    return max(found.end() if found else 0, at + 1)


def decimal(value: Decimal) -> str:
    """A decimal without exponent and without zeros at its end.

    >>> decimal(Decimal("36.90") * 1000000)
    '36900000'
    """
    return format(value.normalize(), "f") if value else "0"


def currency_before(text: str, low: str, at: int) -> tuple[str, int, Decimal] | None:
    """The currency before a number ("$", "US$ ", "MSEK "), where it starts, and the scale it brings."""
    i = at
    while i > 0 and low[i - 1] in " \n\t(-−\u00a0" and at - i < 40:
        i -= 1
    left = low[max(0, i - 8) : i]
    if not left:
        return None
    if left[-1] in units.SYMBOLS:
        return symbol_before(left, i, low[i] == " ")
    word = compiled(LAST_WORD).search(left)
    if not word:
        return None
    start = i - len(word[0])
    name = text[start:i].rstrip(".")
    code, factor = ("ZAR", ONE) if name == "R" else units.code(name)
    doubtful = name == "R" or name.lower() in units.CAPITALS
    return None if not code or (doubtful and not compiled(LARGE).match(low, at)) else (code, start, factor)


def symbol_before(left: str, end: int, spaced: bool) -> tuple[str, int, Decimal]:
    """The currency of a symbol with the letters before it ("us$", "hk $", "mxn$").

    One letter stands apart only where all signs do ("c $ 300"), for in "Series C $30 million" it is none.
    """
    letters = left[:-1].rstrip() if left[-2:-1] == " " else left[:-1]
    gap = len(left) - 1 - len(letters)
    for width in (4, 3, 2, 1):
        prefix = letters[-width:]
        if (
            len(prefix) < width
            or letters[-width - 2 : -width].strip() in APOSTROPHES
            or letters[-width - 1 : -width].isalpha()
            or (gap and width == 1 and not spaced)
        ):
            continue
        name = prefix + left[-1]
        if name in units.SYMBOLS:
            return units.SYMBOLS[name], end - 1 - gap - width, ONE
        if prefix in units.CODES:
            return units.ALIASES.get(prefix, prefix.upper()), end - 1 - gap - width, ONE
    return units.SYMBOLS[left[-1]], end - 1, ONE


def signed(low: str, start: int, number: Number) -> tuple[int, bool, Number]:
    """Where the figure starts with its sign, whether it is negative, and the number with its scale."""
    before, inner = low[start - 1 : start], low[number.start - 1 : number.start]
    closed = low[number.end : number.end + 1] == ")"
    if closed and inner == "(":
        outer = numbers.scaled(low, number._replace(end=number.end + 1), False)
        if outer.scale > 1 or start < number.start - 1 or compiled(PERCENT).match(low, number.end + 1):
            return min(start, number.start - 1), True, outer
    if closed and before == "(" and start < number.start:
        word = low[max(0, start - 12) : start - 1].split()
        if word and word[-1].strip(MARKS) in LEADING:
            return start - 1, True, number._replace(end=number.end + 1)
    if inner in ("-", "−") and start < number.start - 1:
        return start, True, number
    if before in ("-", "−", "–"):
        earlier = low[start - 2 : start - 1].strip()
        if not earlier.isalnum() and earlier not in (")", "-", "–", "%"):
            return start - 1, True, number
    words = low[max(0, start - 12) : start].split()
    if words and words[-1].strip(MARKS) in ("minus", "negative") and low[start - 1] in SPACES:
        return low.rfind(words[-1].strip(MARKS), 0, start), True, number
    return start, False, number


def measured(text: str, low: str, number: Number) -> Measure:
    """What the words after a number measure it in; a count where they do not."""
    end = number.end
    if number.ordinal:
        return Measure("ordinal", end, None, "ordinal in words")
    if found := compiled(PERCENT).match(low, end):
        word, stop = found[1], found.end()
        if word.startswith("b"):
            return Measure("percent", stop, "pp", "basis points", HUNDREDTH)
        if "po" in word or word.startswith("pt"):
            return Measure("percent", stop, "pp", "percentage points")
        return Measure("percent", stop, None, "percentage")
    if currency := currency_after(text, low, end):
        return currency
    glued = low[end : end + 1].isalpha()
    if glued and low[end - 1].isdigit() and (suffix := compiled(SUFFIX).match(low, end)):
        return Measure("ordinal", suffix.end(), None, "ordinal in digits")
    near = low[end : end + 16]
    if ("x" in near[:1] or "times" in near or "fold" in near) and (times := compiled(TIMES).match(low, end)):
        return Measure("count", times.end(), "x", "multiple")
    if low[number.start : end] in MULTIPLES:
        return Measure("count", end, "x", "multiple in words")
    if time := units.names(low, end, units.TIME):
        name, stop = time
        written = text[stop - len(name) : stop]
        if glued or (len(name) > 1 and low[end : end + 1] in SPACES + "-" and not written.isupper()):
            return Measure("duration", stop, units.TIME[name], "duration")
    if unit := units.measure(text, low, end, glued):
        return Measure("quantity", unit[1], unit[0], "number and unit")
    return Measure("count", end, None, "number in words" if number.words else "number")


def currency_after(text: str, low: str, end: int) -> Measure | None:
    """The currency that follows an amount: a symbol, a name ("cents") or a code ("USD", "MSEK")."""
    kind: ClaimKind = "money"
    i = end + (low[end : end + 1] == " ")
    sign = low[i : i + 1]
    if sign in units.SYMBOLS and not low[i + 1 : i + 3].strip()[:1].isdigit():
        return Measure(
            kind, i + 1, units.SYMBOLS[sign], "amount before currency", HUNDREDTH if sign == "¢" else ONE
        )
    if found := units.names(low, end, units.CURRENCIES):
        name, stop = found
        factor = HUNDREDTH if name.split()[-1] in units.HUNDREDTHS else ONE
        return Measure(kind, stop, units.CURRENCIES[name], "amount before currency", factor)
    word = compiled(units.UNIT_WORD).match(low, end)
    if not word:
        return None
    if word[1].rstrip(".") == "pounds" and compiled(MONEY).search(low, max(0, end - MONEY_WIDTH), end):
        return Measure(kind, word.end() - (word[1][-1] == "."), "GBP", "amount before currency")
    code, factor = units.code(text[word.start(1) : word.end()].rstrip("."))
    doubtful = word[1].rstrip(".") in units.CAPITALS
    if not code or (doubtful and not compiled(LARGE_BEFORE).search(low, max(0, end - 4), end)):
        return None
    stop = word.end() - (word[1][-1] == ".")
    if scale := compiled(numbers.SCALE).match(low, stop):
        stop, factor = scale.end(), Decimal(SCALES[scale[1]])
    return Measure(kind, stop, code, "amount before currency", factor)


def with_cents(text: str, low: str, found: Figure) -> Figure:
    """The amount with the cents that follow it ("thirteen dollars and forty-five cents")."""
    gap = compiled(CENTS).match(low, found.end)
    cents = gap and gap.end() < len(low) and numbers.read(low, gap.end())
    if not cents or found.value != int(found.value) or not 0 < cents.value < 100:
        return found
    unit = currency_after(text, low, cents.end)
    if not unit or unit.factor != HUNDREDTH or unit.unit != found.unit:
        return found
    return found._replace(end=unit.end, value=found.value + cents.value / 100, step=HUNDREDTH)


def with_inches(text: str, low: str, found: Figure) -> Figure:
    """The length in feet with the inches that follow it ("5 feet 2 inches")."""
    gap = compiled(CENTS).match(low, found.end)
    inches = gap and gap.end() < len(low) and numbers.read(low, gap.end())
    unit = inches and units.measure(text, low, inches.end, False)
    if not inches or not unit or unit[0] != "in" or not 0 < inches.value < 12:
        return found
    return found._replace(end=unit[1], value=found.value + inches.value / 12, step=None)
