"""Numbers in words: cardinals, ordinals and fractions, read token by token as English composes them."""

import re
from decimal import Decimal
from typing import NamedTuple

from relaudit.claims.lazy import compiled, next_word

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
DECADES = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: value for value, word in enumerate(UNITS)} | {
    word: 10 * value for value, word in enumerate(DECADES, 2)
}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
          "quadrillion": 10**15, "dozen": 12, "lakh": 10**5, "crore": 10**7}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
    "billionth": 10**9, "trillionth": 10**12, "nineth": 9, "twelth": 12,
}  # fmt: skip
"""Every ordinal word, and two that are often misspelled."""

OF_TIME = frozenset(
    "last past next first previous prior trailing consecutive these those all for over".split()
)
"""Words after which quarters are of a year, no shares: "the last three quarters"."""

PARTS = {"half": 2, "halve": 2, "quarter": 4} | {w: v for w, v in ORDINALS.items() if v > 2}

GAP = r"(?:\s{1,40}|\s?-\s{0,40})"
TOKEN = rf"{GAP}?(and\s{{1,40}})?([a-z]{{1,13}}|\d{{1,3}})\b(?![.,]\d)"
SCALED = r"\s{1,40}(?:hundred|thousand)\b"
POINT = rf"\s{{1,40}}point((?:{GAP}(?:{'|'.join(SMALL)})){{1,9}})\b"
AND_PART = rf"\s{{1,40}}and\s{{1,40}}(an?|{'|'.join(UNITS[1:10])}){GAP}({'|'.join(PARTS)})(s?)\b"
OF_SCALE = r"\s{1,40}(?:of\s{1,40})?an?\s{1,40}(million|billion|trillion|dozen)\b"
SCALE = rf"{GAP}({'|'.join(SCALES)})s?\b"
COMPOUND = rf"{GAP}({'|'.join(DECADES)})-({'|'.join(word for word in ORDINALS if ORDINALS[word] < 10)})(s?)\b"
"""What two words make a denominator: "three twenty-firsts"."""


class Spelled(NamedTuple):
    """A number in words: `step` is the place of its last word, None where it is a fraction or an ordinal."""

    end: int
    value: Decimal
    step: Decimal | None
    ordinal: bool = False


def read(low: str, at: int) -> Spelled | None:
    """Read the number in words that starts at a position.

    >>> read("two hundred and twenty-five thousand units", 0)
    Spelled(end=36, value=Decimal('225000'), step=Decimal('1000'), ordinal=False)
    >>> read("two-thirds of them", 0)
    Spelled(end=10, value=Decimal('0.6666666666666666666666666667'), step=None, ordinal=False)
    """
    groups: list[int] = []
    group, place, end, joined_at = 0, 0, at, 0
    while token := compiled(TOKEN).match(low, end):
        joined, word = token[1] is not None, token[2]
        if end == at and (joined or token.start(2) != at):
            return None
        if end == at and word in ("a", "an"):
            group, end = 1, token.end()
            continue
        if joined and place < 100:
            break
        stem = word.removesuffix("s")
        if word in SMALL and fits(group, SMALL[word], place):
            joined_at = sum(groups) + group if joined else joined_at
            group, place = group + SMALL[word], 1
        elif word.isdigit() and digits_fit(low, token, place):
            group, place = group + int(word), 1
        elif stem == "hundred" and 0 < group < 100 and not joined:
            group, place = group * 100, 100
        elif stem in SCALES and not joined and scales(SCALES[stem], groups, group, place):
            groups = [*groups, group * SCALES[stem]] if group else [*groups[:-1], groups[-1] * SCALES[stem]]
            group, place = 0, SCALES[stem]
        elif word == "quarters" and (
            sum(groups) + group != 3 or OF_TIME & {*low[max(0, at - 12) : at].split()[-1:]}
        ):
            break
        elif stem in ORDINALS or stem in PARTS:
            alone = end == at
            return (
                closed(low, token, (sum(groups), group, place, joined_at), alone) if place or alone else None
            )
        else:
            break
        end = token.end()
    if end == at or not place:
        return None
    return tail(low, end, Decimal(sum(groups) + group), Decimal(max(place, 1)))


def scales(scale: int, groups: list[int], group: int, place: int) -> bool:
    """Whether a scale word can follow: a smaller one, or one on top ("thousand million")."""
    if scale == 100 or (scale == 12 and (groups or group > 99)):
        return False
    return groups[-1:] == [] or scale < groups[-1] if group else bool(groups) and place > 100


def digits_fit(low: str, token: re.Match[str], place: int) -> bool:
    """Whether digits can stand in a number in words: "3 hundred and 21", "4 thousand 3 hundred"."""
    if token[2] == "0":
        return False
    return (
        place == 0
        or (place == 100 and token[1] is not None)
        or bool(place > 100 and compiled(SCALED).match(low, token.end()))
    )


def fits(group: int, value: int, place: int) -> bool:
    """Whether a word below a hundred can follow: after a hundred, a scale word, or a unit after a decade."""
    if place == 0 or (group % 100 == 0 and place >= 100):
        return True
    return group % 100 >= 20 and group % 10 == 0 and 0 < value < 10


def closed(low: str, token: re.Match[str], so_far: tuple[int, int, int, int], alone: bool) -> Spelled | None:
    """The number that an ordinal word ends: an ordinal ("twenty-first") or a fraction ("two-thirds")."""
    done, group, place, joined_at = so_far
    word, total = token[2], done + group
    stem = word.removesuffix("s")
    if alone:
        if word not in ORDINALS:
            return None
        return Spelled(token.end(), Decimal(ORDINALS[word]), None, True)
    counted = total - joined_at
    plural = word.endswith("s")
    if stem in PARTS and (plural if counted != 1 else not plural) and not token[1]:
        value = Decimal(joined_at) + Decimal(counted) / PARTS[stem]
        scale = compiled(OF_SCALE).match(low, token.end())
        if scale:
            return Spelled(scale.end(), value * SCALES[scale[1]], None)
        return Spelled(token.end(), value, None)
    if word in ORDINALS:
        rank = ORDINALS[word]
        if rank < 100 and fits(group, rank, place):
            return Spelled(token.end(), Decimal(total + rank), None, True)
        if rank >= 100 and not token[1]:
            return Spelled(token.end(), Decimal(total * rank), None, True)
    return tail(low, token.start(), Decimal(total), Decimal(max(place, 1)))


def tail(low: str, end: int, value: Decimal, step: Decimal) -> Spelled:
    """The number with the fraction that may follow it and the scale word after that ("a half million")."""
    found = with_part(low, end, value, step)
    if found.end == end or next_word(low, found.end).rstrip("s.,;:)") not in SCALES:
        return found
    scale = compiled(SCALE).match(low, found.end)
    if not scale:
        return found
    power = SCALES[scale[1]]
    return Spelled(scale.end(), found.value * power, found.step and found.step * power)


def with_part(low: str, end: int, value: Decimal, step: Decimal) -> Spelled:
    """The number with what may follow it: "point five", "and a half", "and two fifths", "twenty-fifths"."""
    word = next_word(low, end)
    if word == "point" and (found := compiled(POINT).match(low, end)):
        words = re.split(r"[\s-]+", found[1].strip())
        digits = "".join(str(SMALL[word]) for word in words)
        if all(SMALL[word] < 10 for word in words) or len(words) == 1:
            return Spelled(found.end(), value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)))
        return Spelled(found.end(), value + Decimal(f"0.{sum(SMALL[word] for word in words)}"), None)
    if word == "and" and (found := compiled(AND_PART).match(low, end)):
        count = 1 if found[1][0] == "a" else SMALL[found[1]]
        if (count == 1) == (not found[3]):
            return Spelled(found.end(), value + Decimal(count) / PARTS[found[2]], None)
    compound = compiled(COMPOUND).match(low, end) if "ty-" in word and value < 20 else None
    if compound and (value == 1) == (not compound[3]):
        return Spelled(compound.end(), value / (SMALL[compound[1]] + ORDINALS[compound[2]]), None)
    return Spelled(end, value, step)
