"""Dates and periods: days, months, quarters, halves, years and spans between them, to ISO 8601."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from relaudit.claims import labels, numbers, units
from relaudit.claims.periods import Period, months, months_to, nearest, valid, weeks_to, written
from relaudit.claims.spelled import SMALL
from relaudit.model import Claim, ClaimKind, Span

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
MONTH = r"(?P<month>{})\b\.?".format("|".join(sorted(MONTHS, key=len, reverse=True)))
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d|-\d{3})"
GAP = r"[\s\u00a0]{1,40}"
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b\.?,?\s{1,40}(?:the\s{1,40})?)?"
)

START = re.compile(
    r"\d{{1,4}}|(?<![a-z])(?:(?:{})\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|q[1-4]|h[12]\b|fy|fiscal|"
    r"first|second|third|fourth|full|year|quarter|three|six|nine|twelve|thirteen|fourteen|twenty-six|"
    r"twenty-seven|thirty-nine|fifty-two|fifty-three|months?)".format("|".join(MONTHS))
)
MONTH_DAY = re.compile(
    rf"{WEEKDAY}{MONTH},?(?:{GAP}|-)?(?:the{GAP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
    rf"(?:\s{{0,3}}(?:-|–|—|to|through|and)\s{{0,3}}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\s{{1,3}}(?:%|percent)))?"
    rf"(?:(?:,?(?:{GAP}|-|/)(?:of{GAP}|in{GAP})?|,){YEAR})?"
)
DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{0,3}}(?:-|–|to)\s{{0,3}}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
    rf"(?:{GAP}|-|/)(?:of{GAP})?{MONTH}(?:(?:,?(?:{GAP}|-|/)(?:of{GAP}|in{GAP})?){YEAR})?"
)
MONTH_YEAR = re.compile(rf"{MONTH}(?:,?{GAP}(?:of{GAP}|in{GAP})?|\s?[-/]\s?){YEAR}")
YEAR_MONTH = re.compile(rf"{YEAR}(?:,?{GAP}|[-/]){MONTH}(?:[\s/.-]{{1,3}}(?P<day>\d{{1,2}})(?!\d))?")
NUMERIC = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d|[.,/-]\d)"
)
QUARTER = re.compile(
    r"(?:(?:the\s{1,40})?(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)(?P<fiscal>[\s-]{1,40}fiscal)?[\s-]{1,40}(?P<unit>quarter|half)\b|(?P<q>[qh])\s?(?P<digit>[1-4])(?!\d)|(?P<digit2>[1-4])(?P<q2>[qh])(?!\w*[a-z]))"
)
OF_YEAR = re.compile(
    rf"(?:,?{GAP}|-|/)?(?:of{GAP})?(?:the{GAP})?(?P<fiscal>fiscal(?:{GAP}year)?{GAP}|fy\s?)?(?:year{GAP})?['’]?(?:{YEAR}|(?P<short>\d\d)(?![\d%:]|[.,]\d))"
)
FISCAL = re.compile(
    rf"(?:fiscal(?:[\s-]{{1,40}}year)?{GAP}|fy\s?['’]?-?)(?:{YEAR}|(?P<short>\d\d)(?![\d%]|[.,]\d))(?:\s?[-/–]\s?\d\d(?!\d))?"
)
WHOLE = re.compile(rf"(?:full[\s-]{{1,40}})?(?:calendar{GAP})?year{GAP}{YEAR}")
ENDED = re.compile(
    rf"(?:(?P<count>\d{{1,2}}|[a-z]{{2,8}}(?:-[a-z]{{2,5}})?)[\s-]{{1,40}})?(?:(?:fiscal|full|calendar){GAP})?"
    rf"(?P<unit>years?|quarters?|months?|weeks?)(?:[\s-]{{1,40}}periods?)?{GAP}end(?:ed|ing){GAP}(?:on{GAP})?"
)
BARE = re.compile(r"(?:19|20)\d\d(?P<decade>'?s)?(?![\w%]|[.,]\d|-\d{3}|/\d)")
JOINT = re.compile(
    r"\s{0,3}(?:-|–|—|/)\s{0,3}|\s{1,40}(?:to|through|until|till|thru)\s{1,40}|\s{1,40}and\s{1,40}"
)
COUNTS = {"twenty-six": 26, "twenty-seven": 27,
          "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53} | SMALL  # fmt: skip
IN = frozenset(
    "in of since by until through during before after from between last this next early late mid for to "
    "and or the".split()
)


class Item(NamedTuple):
    """A date or a period as it stands in the text."""

    start: int
    end: int
    period: Period
    reading: str


def extract(text: str, low: str, date: str | None) -> Iterator[Claim]:
    """Read every date and period, in order and disjoint; `date` (ISO 8601) gives them the year they lack."""
    for found in items(text, low):
        yield claim(text, found, date)


def items(text: str, low: str) -> Iterator[Item]:
    """Every date and period as it stands, in order and disjoint; `low` is `text` in lower case."""
    done = 0
    for hint in START.finditer(low):
        if hint.start() < done:
            continue
        first = item(text, low, hint.start())
        if first:
            found = joined(text, low, first)
            done = found.end
            yield found


def claim(text: str, found: Item, date: str | None) -> Claim:
    """The item as a claim, with the year that the document's date gives it."""
    period = found.period
    if not period.label and not period.last[0] and date:
        period = nearest(period, date)
    kind: ClaimKind = "date" if not period.label and period.first == period.last else "date-range"
    return Claim(kind, found.start, found.end, text[found.start : found.end], written(period), found.reading)


def item(text: str, low: str, at: int) -> Item | None:
    """The date or period that starts at a position."""
    if at == len(low):
        return None
    if low[at].isdigit():
        if at and (low[at - 1] in "$€£¥.,-/:#" or low[at - 1].isalnum()):
            return None
        return (
            numeric(low, at) or ended(low, at) or of_month(low, at) or quarter(low, at) or year(text, low, at)
        )
    return of_month(low, at) or quarter(low, at) or ended(low, at) or fiscal(low, at) or month(text, low, at)


def numeric(low: str, at: int) -> Item | None:
    """A day in digits: 2001-12-31, 12/31/2001, 31.12.2001; month first unless the month would exceed 12."""
    found = NUMERIC.match(low, at)
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


def of_month(low: str, at: int) -> Item | None:
    """A day, days or a month with its name: "January 14, 2002", "14-16 January 2002", "March, 2002"."""
    for form in (MONTH_DAY, DAY_MONTH, YEAR_MONTH) if low[at].isdigit() else (MONTH_DAY, MONTH_YEAR):
        found = form.match(low, at)
        if not found:
            continue
        parts = found.groupdict()
        number, full = MONTHS[parts["month"]], int(parts["year"] or 0)
        if not parts.get("day"):
            return Item(at, found.end(), months(full, number), "month")
        first, last = (
            (full, number, int(parts["day"])),
            (full, number, int(parts.get("last") or parts["day"])),
        )
        if valid(first) and valid(last) and first <= last:
            return Item(at, found.end(), Period(first, last), "day" if first == last else "days")
        if parts.get("last") and valid(first) and not valid(last):
            return Item(at, found.start("last") - 1, Period(first, first), "day")
    return None


def quarter(low: str, at: int) -> Item | None:
    """A quarter or half: "second quarter of 2019", "Q2 FY19", "first half", "2Q19"."""
    found = QUARTER.match(low, at)
    if not found:
        return None
    number = ORDINALS[found["word"]] if found["word"] else int(found["digit"] or found["digit2"])
    half = (found["unit"] or found["q"] or found["q2"]).startswith("h")
    if half and number > 2:
        return None
    after = OF_YEAR.match(low, found.end())
    if after and not (after["year"] or found["q"] or found["q2"] or after["fiscal"]):
        after = None
    if found["word"] is None and not after and half:
        return None
    full = century(after) if after else 0
    end = after.end() if after else found.end()
    if (after and after["fiscal"]) or found["fiscal"]:
        label = f"{'H' if half else 'Q'}{number}"
        return Item(
            at, end, Period((0, 1, 1), (0, 1, 1), f"FY{full}-{label}" if full else label), "fiscal quarter"
        )
    size = 6 if half else 3
    return Item(at, end, months(full, size * (number - 1) + 1, size), "half" if half else "quarter")


def century(found: re.Match[str]) -> int:
    """The year that a match gives, in four digits."""
    return int(found["year"]) if found["year"] else 2000 + int(found["short"])


def fiscal(low: str, at: int) -> Item | None:
    """A fiscal or a full year: "fiscal 2019", "FY19", "full year 2019"."""
    if found := FISCAL.match(low, at):
        return Item(at, found.end(), Period((0, 1, 1), (0, 1, 1), f"FY{century(found)}"), "fiscal year")
    if found := WHOLE.match(low, at):
        return Item(at, found.end(), months(int(found["year"]), 1, 12), "year")
    return None


def ended(low: str, at: int) -> Item | None:
    """A period by its last day: "three months ended March 31, 2019", "fiscal year ended June 30, 2019"."""
    found = ENDED.match(low, at)
    if not found:
        return None
    last = of_month(low, found.end()) or numeric(low, found.end())
    if not last or last.period.first != last.period.last:
        return None
    day, unit, count = last.period.last, found["unit"].rstrip("s"), 1
    if found["count"]:
        word = found["count"]
        if not word.isdigit() and word not in COUNTS:
            return None
        count = int(word) if word.isdigit() else COUNTS[word]
    if unit == "week":
        return Item(at, last.end, weeks_to(day, count), "weeks ended") if day[0] else None
    return Item(
        at, last.end, months_to(day, count * {"year": 12, "quarter": 3, "month": 1}[unit]), f"{unit} ended"
    )


def year(text: str, low: str, at: int) -> Item | None:
    """A year that stands alone, or a decade."""
    found = BARE.match(low, at)
    if not found:
        return None
    end, full = found.end(), int(found[0][:4])
    if found["decade"]:
        return Item(at, end, months(full, 1, 120), "decade") if full % 10 == 0 else None
    if units.measure(low, end, False) or numbers.SCALE.match(low, end):
        return None
    if labels.is_label(text, low, Span(at, end)):
        return None
    return Item(at, end, months(full, 1, 12), "year")


def month(text: str, low: str, at: int) -> Item | None:
    """A month that stands alone; "may" and "march" only where a preposition and a capital tell them."""
    word = re.compile(r"[a-z]{3,9}").match(low, at)
    if not word or word[0] not in MONTHS or not text[at].isupper():
        return None
    name = word[0]
    before = low[max(0, at - 12) : at].split()
    if name in ("may", "march", "mar", "sun", "jan", "august", "april", "june") and (
        not before or before[-1] not in IN
    ):
        return None
    return Item(at, word.end(), months(0, MONTHS[name]), "month")


def joined(text: str, low: str, first: Item) -> Item:
    """The span of dates that an item begins ("from January 2 to March 4, 2002"), or the item itself."""
    joint = JOINT.match(low, first.end)
    if not joint or first.period.label:
        return first
    word = joint[0].strip()
    before = low[max(0, first.start - 9) : first.start]
    if word == "and" and "between" not in before:
        return first
    if (
        word in ("to", "through", "until", "till", "thru")
        and first.reading == "year"
        and "from" not in before
        and "between" not in before
    ):
        pass
    second = item(text, low, joint.end())
    if not second or second.period.label:
        return first
    start, last = first.period.first, second.period.last
    if not start[0] and last[0]:
        start = (last[0] - (start[1:] > last[1:]), start[1], start[2])
    if (start[0] or 1) and start[0] and not last[0]:
        last = (start[0] + (last[1:] < start[1:]), last[1], last[2])
    if start > last and start[0]:
        return first
    return Item(first.start, second.end, Period(start, last), "span of dates")
