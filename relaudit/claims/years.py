"""Years and their parts as a text writes them: quarters, halves, weeks, periods ended."""

import re

from relaudit.claims import labels, numbers, patterns, units
from relaudit.claims.days import Item, numeric, of_month
from relaudit.claims.lazy import compiled, next_word
from relaudit.claims.patterns import COUNTS, RANKS
from relaudit.claims.periods import months, months_to, named, week_of, weeks_to
from relaudit.model import Span

QUARTER_BEFORE = 40
"""Code points before a fiscal year in which a quarter stands that "ended" then speaks of."""


def year(text: str, low: str, at: int) -> Item | None:
    """A year that stands alone, or a decade; no year before 1900 but after "in" or "since"."""
    found = compiled(patterns.BARE).match(low, at)
    if not found:
        old = compiled(patterns.OLD).match(low, at)
        if old and compiled(patterns.YEAR_CONTEXT).search(low, max(0, at - 16), at):
            return Item(at, old.end(), months(int(old[0]), 1, 12), "year")
        return None
    end, full = found.end(), int(found[0][:4])
    if found["decade"]:
        return Item(at, end, months(full, 1, 120), "decade") if full % 10 == 0 else None
    if (
        units.measure(text, low, end, False)
        or compiled(numbers.SCALE).match(low, end)
        or next_word(low, end).rstrip(labels.PUNCTUATION) in patterns.COUNTABLE
    ):
        return None
    if labels.is_label(text, low, Span(at, end)):
        return None
    return Item(at, end, months(full, 1, 12), "year")


def part(text: str, low: str, at: int) -> Item | None:
    """A quarter or half: "second quarter of 2019", "Q2 FY19", "first half", "2Q19", "2019 Q2"."""
    if low[at] not in "qh" and (found := compiled(patterns.YEAR_PART).match(low, at)):
        name = part_name(found["rank"] or found["digit"], found["unit"] or found["letter"])
        place = Item(at, found.end(), named(name, int(found["year"]), low[at] == "f"), "part of a year")
        return until(text, low, place)
    found = compiled(patterns.PART).match(low, at)
    if not found:
        return None
    short = found["letter"] or found["letter2"]
    name = part_name(found["rank"] or found["digit"] or found["digit2"], found["unit"] or short)
    after = compiled(patterns.OF_YEAR).match(low, found.end())
    if after and not (after["year"] or short or after["fiscal"]):
        after = None
    if short and not after and (name[0] == "H" or found["digit2"]):
        return None
    end, year = (after.end(), century(after)) if after else (found.end(), 0)
    fiscal = bool(found["fiscal"] or (after and (after["fiscal"] or after["turn"])))
    return until(text, low, Item(at, end, named(name, year, fiscal), "part of a year"))


def part_name(rank: str, unit: str) -> str:
    """The name of a part of a year: ("second", "quarter") is Q2, ("last", "half") is H2."""
    number = RANKS.get(rank) or int(rank[0])
    letter = unit[0].upper()
    parts = 4 if letter == "Q" else 2
    return f"{letter}{parts if number == -1 else min(number, parts)}"


def until(text: str, low: str, place: Item) -> Item:
    """The quarter or half with the day it ends on, where the text goes on to say so."""
    gap = compiled(patterns.ENDED_ON).match(low, place.end)
    last = gap and (of_month(text, low, gap.end()) or numeric(text, low, gap.end()))
    if not last or last.period.first != last.period.last:
        return place
    size = 3 if place.period.part[0] == "Q" else 6
    period = months_to(last.period.last, size)._replace(part=place.period.part)
    return Item(place.start, last.end, period, "quarter ended" if size == 3 else "half ended")


def century(found: re.Match[str]) -> int:
    """The year that a match gives, in four digits; a fiscal year over two is the second ("2025/26")."""
    year = int(found["year"]) if found["year"] else 2000 + int(found["short"])
    turns = found["turn"] and int(found["turn"][-2:]) == (year + 1) % 100
    return year + 1 if turns else year


def some_of(text: str, low: str, at: int) -> Item | None:
    """Some months or a week of a year: "first nine months of 2019", "third week of 2018"."""
    if found := compiled(patterns.COUNTED).match(low, at):
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
    if "week" in low[at : at + 24] and (found := compiled(patterns.WEEK).match(low, at)):
        rank = found["number"] or found["rank"]
        week = week_of(int(found["year"]), RANKS.get(rank) or int(rank.rstrip("sthndr")))
        return Item(at, found.end(), week, "week") if week else None
    return None


def number_of(word: str) -> int | None:
    """A small number in digits or words."""
    return int(word) if word.isdigit() else COUNTS.get(word)


def fiscal(text: str, low: str, at: int) -> Item | None:
    """A fiscal or a full year: "fiscal 2019", "FY19", "full year 2019"."""
    if found := compiled(patterns.FISCAL).match(low, at):
        place = Item(at, found.end(), named("Y", century(found), True), "fiscal year")
        quarterly = "quarter" in low[max(0, at - QUARTER_BEFORE) : at]
        gap = None if quarterly else compiled(patterns.ENDED_ON).match(low, place.end)
        last = gap and of_month(text, low, gap.end())
        if last and last.period.first == last.period.last:
            return Item(at, last.end, months_to(last.period.last, 12), "year ended")
        return place
    if found := compiled(patterns.WHOLE).match(low, at):
        return Item(at, found.end(), named("Y", int(found["year"]), "fiscal" in found[0]), "year")
    return None


def ended(text: str, low: str, at: int) -> Item | None:
    """A period by its last day: "three months ended March 31, 2019", "fiscal year ended June 30, 2019"."""
    found = compiled(patterns.ENDED).match(low, at)
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
