"""Dates and periods: days, months, quarters, halves, years and spans between them, to ISO 8601."""

from collections.abc import Callable, Iterator

from relaudit.claims import days, patterns, spelled, years
from relaudit.claims.days import Item
from relaudit.claims.lazy import compiled, next_word
from relaudit.claims.patterns import RANKS
from relaudit.claims.periods import Period, resolved, shifted, snapped, written
from relaudit.claims.scan import MONTHS, WEEKDAYS, hints
from relaudit.model import Claim, ClaimKind

Form = Callable[[str, str, int], Item | None]
STEMS = tuple(patterns.STEMS.split("|"))
PARTS = ("quarter", "half")
UNITS = ("month", "quarter", "week")
JOINTS = frozenset({"to", "through", "until", "till", "thru", "and"})
NEAR = 60
"""Code points after its first word in which a form shows which one it is."""


def extract(text: str, low: str, places: list[int], date: str | None) -> Iterator[Claim]:
    """Read every date and period, in order and disjoint; `date` (ISO 8601) gives them the year they lack."""
    found = list(items(text, low, places))
    year_end = fiscal_end(found)
    for place in found:
        ended = place.reading.endswith("ended")
        period = resolved(place.period._replace(part="") if ended else place.period, date, year_end)
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


def items(text: str, low: str, places: list[int] | None = None) -> Iterator[Item]:
    """Every date and period as it stands, in order and disjoint; `places` are where one may begin."""
    done = 0
    for at in hints(low).dates if places is None else places:
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
    """The year that stands for the same day or part of it: "months ended June 30, 2019 and 2018"."""
    day = found.reading == "day"
    if not (day or found.reading.endswith("ended")) or not found.period.last[0]:
        return None
    gap = compiled(patterns.ALSO_AND if day else patterns.ALSO).match(low, found.end)
    year = compiled(patterns.BARE).match(low, gap.end()) if gap else None
    if not year or year["decade"]:
        return None
    years = int(year[0]) - found.period.last[0]
    return Item(year.start(), year.end(), shifted(found.period, years), found.reading)


def item(text: str, low: str, at: int) -> Item | None:
    """The date or period that starts at a position."""
    if at >= len(low):
        return None
    for form in digit_forms(low, at) if low[at : at + 1].isdigit() else word_forms(low, at):
        if found := form(text, low, at):
            return found
    return None


def digit_forms(low: str, at: int) -> Iterator[Form]:
    """The forms that digits at a position may begin, told by what comes next, the likeliest first."""
    end = at + 1
    while low[end : end + 1].isdigit():
        end += 1
    mark, near = low[end : end + 1], low[end : end + NEAR]
    if end - at > 4:
        return
    if mark and mark in "-/. ":
        yield days.numeric
    if "end" in near:
        yield years.ended
    if any(stem in near[:16] for stem in STEMS):
        yield days.of_month
    if (mark and mark in "qhsnrt") or (
        end - at == 4 and (near[1:2] in ("q", "h") or any(w in near for w in PARTS))
    ):
        yield years.part
    if " week" in near[:10]:
        yield years.some_of
    if mark and mark in "-/. ":
        yield days.numeric_month
    if end - at == 4:
        yield years.year


def word_forms(low: str, at: int) -> Iterator[Form]:
    """The forms that a word at a position may begin."""
    found = compiled(patterns.LETTERS).match(low, at)
    word, near = (found[0] if found else low[at : at + 2]), low[at : at + NEAR]
    if word in MONTHS or word in WEEKDAYS or word == "month":
        yield days.of_month
    if word in MONTHS:
        yield days.spelled_day
        yield days.month
        return
    if word in RANKS and any(unit in near for unit in UNITS):
        yield years.some_of
    if word[0] in "qh" or any(unit in near for unit in PARTS):
        yield years.part
    if "end" in near:
        yield years.ended
    if word in ("fy", "fiscal", "full", "year"):
        yield years.fiscal
    if (word in spelled.ORDINALS or word in spelled.SMALL) and any(stem in near for stem in STEMS):
        yield days.spelled_day
    if word == "week":
        yield years.some_of


def joined(text: str, low: str, first: Item) -> Item:
    """The span of dates that an item begins ("from January 2 to March 4, 2002"), or the item itself."""
    following = next_word(low, first.end)
    if not (following in JOINTS or following[:1] in tuple("-–—/~")) or first.period.fiscal:
        return first
    joint = compiled(patterns.JOINT).match(low, first.end)
    if not joint:
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
