"""Dates and periods: days, months, quarters, halves, years and spans between them, to ISO 8601."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from relaudit.claims import labels, numbers, patterns, spelled, units
from relaudit.claims.patterns import COUNTS, MONTHS, RANKS
from relaudit.claims.periods import (
    Period,
    months,
    months_to,
    named,
    resolved,
    shifted,
    snapped,
    valid,
    week_of,
    weeks_to,
    written,
)  # fmt: skip
from relaudit.model import Claim, ClaimKind, Span


class Item(NamedTuple):
    """A date or a period as it stands in the text."""

    start: int
    end: int
    period: Period
    reading: str


def extract(text: str, low: str, date: str | None) -> Iterator[Claim]:
    """Read every date and period, in order and disjoint; `date` (ISO 8601) gives them the year they lack."""
    found = list(items(text, low))
    year_end = fiscal_end(found)
    for place in found:
        period = resolved(place.period, date, year_end)
        day = period.first == period.last and not period.fiscal
        kind: ClaimKind = "date" if day else "date-range"
        yield Claim(
            kind,
            place.start,
            place.end,
            text[place.start : place.end],
            written(period),
            place.reading,
            period=written(snapped(period)),
        )


def fiscal_end(found: list[Item]) -> int | None:
    """The last month of the issuer's fiscal year, told by "year ended" or "first quarter ended"."""
    for place in found:
        last = snapped(place.period).last
        if place.reading == "year ended":
            return last[1]
        if place.reading == "quarter ended" and place.period.part[:1] == "Q":
            return (last[1] + 3 * (4 - int(place.period.part[1])) - 1) % 12 + 1
    return None


def items(text: str, low: str) -> Iterator[Item]:
    """Every date and period as it stands, in order and disjoint; `low` is `text` in lower case."""
    done = 0
    for hint in patterns.START.finditer(low):
        at = hint.start()
        if at < done or (low[at].isdigit() and in_number(low, at)):
            continue
        found = item(text, low, at)
        if not found:
            continue
        found = joined(text, low, found)
        yield found
        done = found.end
        while also := another_year(low, found):
            yield also
            found, done = also, also.end


def in_number(low: str, at: int) -> bool:
    """Whether the digits at a position go on a number, an amount or an address before them."""
    before = low[at - 1 : at]
    return (
        before.isalnum() or before in tuple("$€£¥.,/:#") or (before == "-" and low[at - 2 : at - 1].isdigit())
    )


def another_year(low: str, found: Item) -> Item | None:
    """The year that stands for the same part of it: "months ended June 30, 2019 and 2018"."""
    if not found.reading.endswith("ended") or not found.period.last[0]:
        return None
    gap = patterns.ALSO.match(low, found.end)
    year = patterns.BARE.match(low, gap.end()) if gap else None
    if not year or year["decade"]:
        return None
    years = int(year[0]) - found.period.last[0]
    return Item(year.start(), year.end(), shifted(found.period, years), found.reading)


def item(text: str, low: str, at: int) -> Item | None:
    """The date or period that starts at a position."""
    if at >= len(low):
        return None
    for form in DIGIT_FORMS if low[at].isdigit() else WORD_FORMS:
        if found := form(text, low, at):
            return found
    return None


def numeric(text: str, low: str, at: int) -> Item | None:
    """A day in digits: 2001-12-31, 12/31/2001, 31.12.2001; month first unless the month would exceed 12."""
    found = patterns.NUMERIC.match(low, at)
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
    found = patterns.NUMERIC_MONTH.match(low, at)
    if not found:
        return None
    year, month = (int(part) for part in (found["year"] or found["second"], found["month"] or found["first"]))
    if not 1 <= month <= 12 or (found["year"] and month == (year + 1) % 100):
        return None
    return Item(at, found.end(), months(year, month), "month in digits")


def of_month(text: str, low: str, at: int) -> Item | None:
    """A day, days or a month with its name: "January 14, 2002", "14-16 January 2002", "March, 2002"."""
    forms = (
        (patterns.DAY_MONTH, patterns.YEAR_MONTH)
        if low[at].isdigit()
        else (patterns.MONTH_DAY, patterns.MONTH_YEAR)
    )
    for form in forms:
        found = form.match(low, at)
        if not found:
            continue
        parts = found.groupdict()
        number, full = MONTHS.get(parts["month"], 0), int(parts["year"] or 0)
        if not number:
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


def spelled_day(text: str, low: str, at: int) -> Item | None:
    """A day in words: "fourth of July", "May the eleventh"."""
    if month := patterns.SPELLED_DAY.match(low, at):
        rank = spelled.read(low, month.end())
        after, name = (patterns.OF_YEAR_ONLY.match(low, rank.end) if rank else None), month["month"]
        end = after.end() if after else rank.end if rank else at
    else:
        rank = spelled.read(low, at)
        after = patterns.OF_MONTH.match(low, rank.end) if rank else None
        if not after:
            return None
        name, end = after["month"], after.end()
    if not rank or not (rank.ordinal or month) or not 0 < rank.value < 32:
        return None
    day = (int(after["year"] or 0) if after else 0), MONTHS.get(name, 0), int(rank.value)
    return Item(at, end, Period(day, day), "day") if valid(day) else None


def part(text: str, low: str, at: int) -> Item | None:
    """A quarter or half: "second quarter of 2019", "Q2 FY19", "first half", "2Q19", "2019 Q2"."""
    if found := patterns.YEAR_PART.match(low, at):
        name = part_name(found["rank"] or found["digit"], found["unit"] or found["letter"])
        return Item(at, found.end(), named(name, int(found["year"]), low[at] == "f"), "part of a year")
    found = patterns.PART.match(low, at)
    if not found:
        return None
    short = found["letter"] or found["letter2"]
    name = part_name(found["rank"] or found["digit"] or found["digit2"], found["unit"] or short)
    after = patterns.OF_YEAR.match(low, found.end())
    if after and not (after["year"] or short or after["fiscal"]):
        after = None
    if short and not after and (name[0] == "H" or found["digit2"]):
        return None
    end, year = (after.end(), century(after)) if after else (found.end(), 0)
    fiscal = bool(found["fiscal"] or (after and after["fiscal"]))
    return until(text, low, Item(at, end, named(name, year, fiscal), "part of a year"))


def part_name(rank: str, unit: str) -> str:
    """The name of a part of a year: ("second", "quarter") is Q2, ("last", "half") is H2."""
    number = RANKS.get(rank) or int(rank[0])
    letter = unit[0].upper()
    parts = 4 if letter == "Q" else 2
    return f"{letter}{parts if number == -1 else min(number, parts)}"


def until(text: str, low: str, place: Item) -> Item:
    """The quarter or half with the day it ends on, where the text goes on to say so."""
    gap = patterns.ENDED_ON.match(low, place.end)
    last = gap and (of_month(text, low, gap.end()) or numeric(text, low, gap.end()))
    if not last or last.period.first != last.period.last:
        return place
    size = 3 if place.period.part[0] == "Q" else 6
    period = months_to(last.period.last, size)._replace(part=place.period.part)
    return Item(place.start, last.end, period, "quarter ended" if size == 3 else "half ended")


def century(found: re.Match[str]) -> int:
    """The year that a match gives, in four digits."""
    return int(found["year"]) if found["year"] else 2000 + int(found["short"])


def some_of(text: str, low: str, at: int) -> Item | None:
    """Some months or a week of a year: "first nine months of 2019", "third week of 2018"."""
    if found := patterns.COUNTED.match(low, at):
        count = number_of(found["count"])
        unit = found["unit"].rstrip("s")
        if not count or unit == "week" or found["fiscal"]:
            return None
        count *= 3 if unit == "quarter" else 1
        first = 1 if found["rank"] == "first" else 13 - count
        return (
            Item(at, found.end(), months(int(found["year"]), first, count), "months of a year")
            if count <= 12
            else None
        )
    if found := patterns.WEEK.match(low, at):
        rank = found["number"] or found["rank"]
        week = week_of(int(found["year"]), RANKS.get(rank) or int(rank.rstrip("sthndr")))
        return Item(at, found.end(), week, "week") if week else None
    return None


def number_of(word: str) -> int | None:
    """A small number in digits or words."""
    return int(word) if word.isdigit() else COUNTS.get(word)


def fiscal(text: str, low: str, at: int) -> Item | None:
    """A fiscal or a full year: "fiscal 2019", "FY19", "full year 2019"."""
    if found := patterns.FISCAL.match(low, at):
        place = Item(at, found.end(), named("Y", century(found), True), "fiscal year")
        gap = patterns.ENDED_ON.match(low, place.end)
        last = gap and of_month(text, low, gap.end())
        if last and last.period.first == last.period.last:
            return Item(at, last.end, months_to(last.period.last, 12), "year ended")
        return place
    if found := patterns.WHOLE.match(low, at):
        return Item(at, found.end(), named("Y", int(found["year"]), "fiscal" in found[0]), "year")
    return None


def ended(text: str, low: str, at: int) -> Item | None:
    """A period by its last day: "three months ended March 31, 2019", "fiscal year ended June 30, 2019"."""
    found = patterns.ENDED.match(low, at)
    if not found:
        return None
    last = of_month(text, low, found.end()) or numeric(text, low, found.end())
    if not last or last.period.first != last.period.last:
        return None
    day, unit = last.period.last, found["unit"].rstrip("s")
    count = number_of(found["count"]) if found["count"] else 1
    if not count or (unit == "week" and not day[0]):
        return None
    if unit == "week":
        return Item(at, last.end, weeks_to(day, count), "year ended" if count in (52, 53) else "weeks ended")
    length = count * {"year": 12, "quarter": 3, "month": 1}[unit]
    return Item(
        at, last.end, months_to(day, length), f"{unit} ended" if unit != "quarter" else "months ended"
    )


def year(text: str, low: str, at: int) -> Item | None:
    """A year that stands alone, or a decade; no year before 1900 but after "in" or "since"."""
    found = patterns.BARE.match(low, at)
    if not found:
        old = patterns.OLD.match(low, at)
        if old and patterns.YEAR_CONTEXT.search(low, max(0, at - 16), at):
            return Item(at, old.end(), months(int(old[0]), 1, 12), "year")
        return None
    end, full = found.end(), int(found[0][:4])
    if found["decade"]:
        return Item(at, end, months(full, 1, 120), "decade") if full % 10 == 0 else None
    if units.measure(low, end, False) or numbers.SCALE.match(low, end) or patterns.COUNTABLE.match(low, end):
        return None
    if labels.is_label(text, low, Span(at, end)):
        return None
    return Item(at, end, months(full, 1, 12), "year")


def month(text: str, low: str, at: int) -> Item | None:
    """A month that stands alone; "may" and "march" only where a preposition and a capital tell them."""
    word = patterns.LETTERS.match(low, at)
    if not word or word[0] not in MONTHS:
        return None
    gap = patterns.JOINT.match(low, word.end())
    if not gap or not of_month(text, low, gap.end()):
        before = low[max(0, at - 12) : at].split()
        led = before and before[-1] in patterns.BEFORE_MONTH
        if not text[at].isupper() or (word[0] in patterns.COMMON_WORDS and not led):
            return None
    return Item(at, word.end(), months(0, MONTHS[word[0]]), "month")


def joined(text: str, low: str, first: Item) -> Item:
    """The span of dates that an item begins ("from January 2 to March 4, 2002"), or the item itself."""
    joint = patterns.JOINT.match(low, first.end)
    if not joint or first.period.fiscal:
        return first
    if "and" in joint[0] and "between" not in low[max(0, first.start - 24) : first.start]:
        return first
    second = item(text, low, joint.end())
    if not second or second.period.fiscal:
        return first
    start, last = first.period.first, second.period.last
    if not start[0] and last[0]:
        start = (last[0] - (start[1:] > last[1:]), start[1], start[2])
    elif start[0] and not last[0]:
        last = (start[0] + (last[1:] < start[1:]), last[1], last[2])
    if start > last and start[0]:
        return first
    return Item(first.start, second.end, Period(start, last), "span of dates")


Form = Callable[[str, str, int], Item | None]
DIGIT_FORMS: tuple[Form, ...] = (numeric, ended, of_month, some_of, part, numeric_month, year)
WORD_FORMS: tuple[Form, ...] = (of_month, some_of, part, ended, fiscal, spelled_day, month)
