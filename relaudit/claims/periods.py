"""Days and periods of a calendar, fiscal or not, and how they are written in ISO 8601.

A day is (year, month, day); year 0 is a year that the text does not give. A period is written as
`first/last`, both days within it ("2001-01-01/2001-12-31"). A fiscal period whose place in the
calendar cannot be told is written "FY2019" or "FY2019-Q2", a day without its year "--01-14".
"""

from datetime import date, timedelta
from typing import NamedTuple

Day = tuple[int, int, int]
NAMED_BY_ITS_END = range(3, 13)
"""Last months of fiscal years that bear the year they end in; with January and February it varies."""

SLACK = 7
"""Days that the last day of a 52-week year or its quarters may lie off the end of a month."""


BEHIND, AHEAD = 140, 100
"""Days before and after a release within which a quarter ends that it names without a year; a quarter of the
calendar that ends at another time is more likely one of an unknown fiscal year."""


class Period(NamedTuple):
    """A stretch of days; a single day has the same ends.

    `part` is "Y", "Q2" or "H1" where the text names a year or its part, which a fiscal year moves.
    """

    first: Day
    last: Day
    part: str = ""
    fiscal: bool = False


def days_in(year: int, month: int) -> int:
    """The number of days of a month; February has 29 where the year is not known."""
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31


def valid(day: Day) -> bool:
    """Whether a day exists in the calendar ("June 31" does not)."""
    return 1 <= day[1] <= 12 and 1 <= day[2] <= days_in(day[0], day[1])


def months(year: int, month: int, count: int = 1) -> Period:
    """The period of whole months that begins with a month, which may lie below 1 or beyond 12."""
    start = year * 12 + month - 1
    last = start + count - 1
    first_year, last_year = (start // 12, last // 12) if year else (0, 0)
    first_month, last_month = start % 12 + 1, last % 12 + 1
    return Period((first_year, first_month, 1), (last_year, last_month, days_in(last_year, last_month)))


def named(part: str, year: int, fiscal: bool = False) -> Period:
    """A year or its part as the calendar has it: ("Q2", 2019) is April to June 2019."""
    if part == "Y":
        return months(year, 1, 12)._replace(part=part, fiscal=fiscal)
    size = 3 if part[0] == "Q" else 6
    return months(year, size * (int(part[1]) - 1) + 1, size)._replace(part=part, fiscal=fiscal)


def months_to(last: Day, count: int) -> Period:
    """The months that end on a day: whole ones where it is near the end of a month.

    >>> written(months_to((2019, 3, 30), 3))
    '2019-01-01/2019-03-30'
    """
    year, month, day = last
    if day <= SLACK or day > days_in(year, month) - SLACK:
        end = month if day > SLACK else month - 1
        return Period(months(year, end - count + 1).first, last)
    start = months(year, month - count).first
    return Period((start[0], start[1], min(day, days_in(start[0], start[1])) + 0), last)


def weeks_to(last: Day, count: int) -> Period:
    """The weeks that end on a day ("13 weeks ended May 4, 2019")."""
    first = date(*last) - timedelta(7 * count - 1)
    return Period((first.year, first.month, first.day), last)


def week_of(year: int, number: int) -> Period | None:
    """A week of a year by ISO 8601, the last one for -1; None where the year has no such week."""
    weeks = date(year, 12, 28).isocalendar().week
    number = weeks if number == -1 else number
    if not 1 <= number <= weeks:
        return None
    first = date.fromisocalendar(year, number, 1)
    last = first + timedelta(6)
    return Period((first.year, first.month, first.day), (last.year, last.month, last.day))


def snapped(period: Period) -> Period:
    """The whole months that a period of at least four weeks stands for, or the period itself.

    >>> written(snapped(weeks_to((2019, 5, 4), 13)))
    '2019-02-01/2019-04-30'
    """
    first, last = period.first, period.last
    if not last[0] or first == last or (date(*last) - date(*first)).days < 27:
        return period
    begin = near_first(first)
    end_year, end_month = near_first(following(last))[:2]
    before = months(end_year, end_month - 1)
    if begin[2] != 1 or near_first(following(last))[2] != 1 or before.last < begin:
        return period
    return Period(begin, before.last, period.part, period.fiscal)


def near_first(day: Day) -> Day:
    """The first day of a month that a day is at most a week off, or the day itself."""
    year, month, number = day
    if number <= SLACK + 1:
        return year, month, 1
    if number > days_in(year, month) - SLACK:
        return months(year, month + 1).first
    return day


def following(day: Day) -> Day:
    """The day after."""
    after = date(*day) + timedelta(1)
    return after.year, after.month, after.day


def shifted(period: Period, years: int) -> Period:
    """The same period some years on."""
    first, last = ((y + years, m, min(d, days_in(y + years, m))) for y, m, d in (period.first, period.last))
    if period.last[2] == days_in(*period.last[:2]):
        last = (last[0], last[1], days_in(last[0], last[1]))
    return Period(first, last, period.part, period.fiscal)


def resolved(period: Period, to: str | None, year_end: int | None) -> Period:
    """The period in its place: in the year nearest to a date, by the last month of the fiscal year."""
    fiscal = period.part and (period.fiscal or (period.part != "Y" and year_end not in (None, 12)))
    if fiscal and year_end in NAMED_BY_ITS_END:
        size = {"Y": 12, "Q": 3, "H": 6}[period.part[0]]
        number = int(period.part[1:] or 1)
        moved = months(period.last[0] or 1, (year_end or 12) - 11 + size * (number - 1), size)
        if not period.last[0]:
            moved = Period((0, *moved.first[1:]), (0, *moved.last[1:]))
        period = moved
    elif fiscal:
        return period._replace(fiscal=True)
    if period.last[0] or not to:
        return period._replace(part="", fiscal=False)
    found = nearest(period, to)
    if period.part[:1] == "Q" and year_end is None and not -BEHIND <= days_after(to, found.last) <= AHEAD:
        return period._replace(fiscal=True)
    return found._replace(part="")


def days_after(first: str, last: Day) -> int:
    """The days from a date (ISO 8601) to a day."""
    return (date(*last) - date.fromisoformat(first)).days


def nearest(period: Period, to: str) -> Period:
    """The period in the year that puts its last day nearest to a date (ISO 8601)."""
    target = date.fromisoformat(to)
    turns = period.last[1:] < period.first[1:]
    choices = []
    for year in (target.year - 1, target.year, target.year + 1):
        last = (year, period.last[1], min(period.last[2], days_in(year, period.last[1])))
        begin = year - turns
        first = (begin, period.first[1], min(period.first[2], days_in(begin, period.first[1])))
        choices.append((abs((date(*last) - target).days), Period(first, last)))
    return min(choices, key=lambda choice: choice[0])[1]


def iso(day: Day) -> str:
    """A day as ISO 8601 writes it."""
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}" if day[0] else f"--{day[1]:02d}-{day[2]:02d}"


def written(period: Period) -> str:
    """A period as a claim's value or period is written.

    >>> written(months(2001, 1, 12))
    '2001-01-01/2001-12-31'
    """
    if period.fiscal:
        year = f"FY{period.last[0]}" if period.last[0] else ""
        return year if period.part == "Y" else f"{year}-{period.part}".strip("-")
    first, last = iso(period.first), iso(period.last)
    return first if first == last else f"{first}/{last}"


def read(text: str) -> Day:
    """A day from ISO 8601."""
    year, month, day = text.split("-")
    return int(year), int(month), int(day)


def moved(first: Day, last: Day, count: int) -> Period:
    """A period some months on; the last day of a month stays the last."""
    start, end = (months(day[0], day[1] + count).last for day in (first, last))
    whole = last[2] == days_in(last[0], last[1])
    begin = (start[0], start[1], min(first[2], start[2]))
    return Period(begin, end if whole else (end[0], end[1], min(last[2], end[2])))
