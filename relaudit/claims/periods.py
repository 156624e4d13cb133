"""Days and periods of a calendar, fiscal or not, and how they are written in ISO 8601.

A day is (year, month, day); year 0 is a year that the text does not give. A period is written as
`first/last`, both days within it ("2001-01-01/2001-12-31"). A fiscal period whose place in the
calendar cannot be told is written "FY2019" or "FY2019-Q2", a day without its year "--01-14".
"""

from datetime import date, timedelta
from typing import NamedTuple

Day = tuple[int, int, int]


class Period(NamedTuple):
    """A stretch of days; a single day has the same ends. `label` stands for a fiscal one without place."""

    first: Day
    last: Day
    label: str = ""


def days_in(year: int, month: int) -> int:
    """The number of days of a month; February has 29 where the year is not known."""
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31


def valid(day: Day) -> bool:
    """Whether a day exists in the calendar ("June 31" does not)."""
    return 1 <= day[1] <= 12 and 1 <= day[2] <= days_in(day[0], day[1])


def months(year: int, month: int, count: int = 1) -> Period:
    """The period of whole months that begins with a month; months may run past 12 or below 1."""
    start = year * 12 + month - 1
    last = start + count - 1
    carry = start // 12 if year else 0
    end_year, end_month = (last // 12 if year else 0), last % 12 + 1
    return Period((carry, start % 12 + 1, 1), (end_year, end_month, days_in(end_year, end_month)))


def months_to(last: Day, count: int) -> Period:
    """The months that end on a day ("three months ended March 31, 2019")."""
    year, month, day = last
    first = (
        months(year, month - count + 1 + (12 if not year else 0)).first
        if day >= 15
        else months(year, month - count).first
    )
    if day < days_in(year, month) and day >= 15 and year:
        before = months(year, month - count)
        first = following((before.last[0], before.last[1], min(day, before.last[2])))
    return Period(first, last)


def following(day: Day) -> Day:
    """The day after."""
    after = date(*day) + timedelta(1)
    return after.year, after.month, after.day


def weeks_to(last: Day, count: int) -> Period:
    """The weeks that end on a day ("13 weeks ended May 4, 2019")."""
    first = date(*last) - timedelta(7 * count - 1)
    return Period((first.year, first.month, first.day), last)


def iso(day: Day) -> str:
    """A day as ISO 8601 writes it."""
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}" if day[0] else f"--{day[1]:02d}-{day[2]:02d}"


def written(period: Period) -> str:
    """A period as a claim's value or period is written.

    >>> written(months(2001, 1, 12))
    '2001-01-01/2001-12-31'
    """
    if period.label:
        return period.label
    first, last = iso(period.first), iso(period.last)
    return first if first == last else f"{first}/{last}"


def nearest(period: Period, to: str) -> Period:
    """The period in the year that puts its last day nearest to a date (ISO 8601)."""
    target = date.fromisoformat(to)
    best, least = period, 10**9
    turn = period.last[:2] < period.first[:2]
    for year in (target.year - 1, target.year, target.year + 1):
        last = (year, period.last[1], min(period.last[2], days_in(year, period.last[1])))
        distance = abs((date(*last) - target).days)
        if distance < least:
            begin = year - 1 if turn or period.first[1] > period.last[1] else year
            first = (begin, period.first[1], min(period.first[2], days_in(begin, period.first[1])))
            best, least = Period(first, last), distance
    return best
