"""Days and months as a text writes them: in digits, with the month's name, in words."""

import re
from typing import NamedTuple

from relaudit.claims import patterns, spelled
from relaudit.claims.lazy import compiled
from relaudit.claims.periods import Period, months, valid
from relaudit.claims.scan import MONTHS


class Item(NamedTuple):
    """A date or a period as it stands in the text."""

    start: int
    end: int
    period: Period
    reading: str


VERBS = frozenset({"may", "march", "mar"})


def numeric(text: str, low: str, at: int) -> Item | None:
    """A day in digits: 2001-12-31, 12/31/2001, 31.12.2001; month first unless the month would exceed 12."""
    found = compiled(patterns.NUMERIC).match(low, at)
    if not found:
        return None
    if found[1]:
        day = int(found[1]), int(found[3]), int(found[4])
    else:
        if found[6] == "." and len(found[8]) == 2:
            return None
        one, two, number = int(found[5]), int(found[7]), int(found[8])
        full = number if number > 99 else 2000 + number - 100 * (number > 50)
        day = (full, one, two) if one <= 12 and found[6] != "." else (full, two, one)
    return Item(at, found.end(), Period(day, day), "date in digits") if valid(day) else None


def numeric_month(text: str, low: str, at: int) -> Item | None:
    """A month in digits: 2019-03, 3/2019; not 2011/12, which names two years."""
    found = compiled(patterns.NUMERIC_MONTH).match(low, at)
    if not found:
        return None
    year, month = (int(part) for part in (found["year"] or found["second"], found["month"] or found["first"]))
    if not 1 <= month <= 12 or (found["year"] and month == (year + 1) % 100):
        return None
    return Item(at, found.end(), months(year, month), "month in digits")


def of_month(text: str, low: str, at: int) -> Item | None:
    """A day, days or a month with its name: "January 14, 2002", "14-16 January 2002", "March, 2002"."""
    if low[at : at + 1].isdigit():
        forms = [patterns.YEAR_MONTH if low[at : at + 4].isdigit() else patterns.DAY_MONTH]
    else:
        forms = [patterns.MONTH_DAY, patterns.MONTH_YEAR]
    for form in forms:
        found = compiled(form).match(low, at)
        if not found:
            continue
        parts = found.groupdict()
        number, full = MONTHS.get(parts["month"], 0), int(parts["year"] or 0)
        if not number or (not full and unlikely(text, low, found)):
            continue
        if not parts.get("day"):
            return Item(at, found.end(), months(full, number), "month")
        first, last = (
            (full, number, int(parts["day"])),
            (full, number, int(parts.get("last") or parts["day"])),
        )
        if valid(first) and valid(last) and first <= last:
            return Item(at, found.end(), Period(first, last), "day" if first == last else "days")
        if parts.get("last") and valid(first):
            return Item(at, found.end("day"), Period(first, first), "day")
    return None


def unlikely(text: str, low: str, found: re.Match[str]) -> bool:
    """Whether a day's month is another word: "the 4 may differ" has it in small letters, and no "th"."""
    if found["month"] not in VERBS or not text[found.start("month")].islower():
        return False
    return not found.groupdict().get("day") or low[found.end("day") : found.end("day") + 2] not in (
        "st",
        "nd",
        "rd",
        "th",
    )


def spelled_day(text: str, low: str, at: int) -> Item | None:
    """A day in words: "fourth of July", "May the eleventh"."""
    if month := compiled(patterns.SPELLED_DAY).match(low, at):
        rank = spelled.read(low, month.end())
        after, name = (compiled(patterns.OF_YEAR_ONLY).match(low, rank.end) if rank else None), month["month"]
        end = after.end() if after else rank.end if rank else at
    else:
        rank = spelled.read(low, at)
        after = compiled(patterns.OF_MONTH).match(low, rank.end) if rank else None
        if not after:
            return None
        name, end = after["month"], after.end()
    if not rank or not (rank.ordinal or month) or not 0 < rank.value < 32:
        return None
    day = (int(after["year"] or 0) if after else 0), MONTHS.get(name, 0), int(rank.value)
    return Item(at, end, Period(day, day), "day") if valid(day) else None


def month(text: str, low: str, at: int) -> Item | None:
    """A month that stands alone; "may" and "march" only where a preposition and a capital tell them."""
    word = compiled(patterns.LETTERS).match(low, at)
    if not word or word[0] not in MONTHS:
        return None
    gap = compiled(patterns.JOINT).match(low, word.end())
    if not gap or not of_month(text, low, gap.end()):
        before = low[max(0, at - 12) : at].split()
        led = before and before[-1] in patterns.BEFORE_MONTH
        if not text[at].isupper() or (word[0] in patterns.COMMON_WORDS and not led):
            return None
    return Item(at, word.end(), months(0, MONTHS[word[0]]), "month")
