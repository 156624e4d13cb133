"""The day of a release, as the release itself says."""

import re
from typing import NamedTuple

from relaudit.claims import dates, lower
from relaudit.claims.periods import Day, Period, iso, nearest, valid
from relaudit.model import Paragraph, Source

HEAD = 4000
"""Code points at the head of a release in which its dateline stands, after titles and contacts."""

DATELINE = re.compile(r"[^\n.;]{0,60}?(?:--|[—–/(:]|\s-\s)")
NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
EXPECTING = r"\b(?:expect|will\b|anticipat|forecast|project)"
COMING = r"\b(?:in|by|during|until|of)\s{1,40}(?:[a-z]{3,9}\.?,?\s{1,40})?((?:19|20)\d\d)\b"
GONE = r"\b(?!act\s)[a-z]{2,12},?\s{1,40}((?:19|20)\d\d)\b"

LABEL = frozenset("for immediate release released press news date dated issued published".split())
"""Words that may stand beside a release's date on a line of its own; "Launch date" is not one."""
LETTERS = r"[a-z]+|[-•*]"
LINE = 200
"""Characters beside a day within which its line ends if it holds nothing but such words."""
PLACE = 90
"""Characters of the places and wires that may stand before the day in a dateline."""
LEADING = frozenset(
    "on in by since from until till starting beginning after before through effective of".split()
)
"""Words before a day that a sentence names; a dateline has a place there, or nothing."""
BETWEEN = frozenset("and of de du la le y the am an der upon".split())
"""Small words inside the name of a place."""


class Dated(NamedTuple):
    """A release's date, ISO 8601; `inferred` where the text prints no date or none with its year."""

    date: str | None
    inferred: bool


def date(source: Source, paragraphs: tuple[Paragraph, ...], as_of: str | None) -> Dated:
    """Date a release by its dateline, a day on a line of its own, its header,
    `as_of`, its file's name.

    A dateline without a year takes it from the header, from `as_of`, or from the text.
    """
    text = source.text
    low = lower(text)
    day = dateline(source, low, paragraphs)
    given = source.date or as_of
    known = given or name_date(source.name)
    if day is None:
        return Dated(known, known != given)
    if day[0]:
        return Dated(iso(day), False)
    if known:
        return Dated(iso(nearest(Period(day, day), known).last), True)
    year = year_of(low, day)
    return Dated(iso((year, day[1], day[2])), True) if year else Dated(None, False)


def name_date(name: str) -> str | None:
    """The day in a file's name ("2019-07-25.txt"), ISO 8601."""
    found = NAME_DATE.search(name)
    return found[0] if found and valid((int(found[1]), int(found[2]), int(found[3]))) else None


def dateline(source: Source, low: str, paragraphs: tuple[Paragraph, ...]) -> Day | None:
    """The day that the dateline gives, or a full date on a line of its own; year 0 where it gives none."""
    full: Day | None = None
    spans = [(p.start, p.end) for p in paragraphs if p.kind == "dateline"] or [(0, HEAD)]
    for start, end in (*spans, (0, HEAD)):
        for found in dates.items(source.text[start:end], low[start:end]):
            day = found.period.last
            if found.reading not in ("day", "date in digits"):
                continue
            known = bool(day[0]) or (start, end) != (0, HEAD)
            if known and DATELINE.match(low, start + found.end) and _opens(source.text, start + found.start):
                return day
            if day[0] and not full and _stands_alone(low, start + found.start, start + found.end):
                full = day
    return full


def _opens(text: str, start: int) -> bool:
    """Whether only a place stands before a date on its line or in its paragraph, as in a dateline.

    "Starting January 13th, the chain ... – " and "... closed on June 28, 2024 (the" are none.
    """
    for mark in ("\n", "\n\n"):
        line = text.rfind(mark, max(0, start - PLACE - 1), start) + 1
        if start - line > PLACE:
            continue
        words = text[line:start].rpartition(". (")[2].split()
        small = [word for word in words if word[0].islower() and word not in BETWEEN]
        if len(small) <= len(words) // 2 and not _is_led_in(words):
            return True
    return False


def _is_led_in(words: list[str]) -> bool:
    """Whether the last word before a day makes it part of a sentence."""
    return bool(words) and words[-1].strip(",").lower() in LEADING | BETWEEN


def _stands_alone(low: str, start: int, end: int) -> bool:
    """Whether a date has a line to itself, as in "Release date: June 4, 2024"."""
    line = low.rfind("\n", max(0, start - LINE), start) + 1
    after = low.find("\n", end, end + LINE)
    if (not line and start > LINE) or (after < 0 and end + LINE < len(low)):
        return False
    around = low[line:start] + low[end : after if after >= 0 else len(low)]
    return set(re.findall(LETTERS, around)) <= LABEL


def year_of(low: str, day: Day) -> int | None:
    """The year of a release that prints none: the first year it looks forward to, else the last it names."""
    coming = [
        int(found[1])
        for sentence in re.split(r"(?<=[a-z\d)\"”]\.)\s", low)
        if re.search(EXPECTING, sentence)
        for found in re.finditer(COMING, sentence)
    ]
    if coming:
        return min(coming)
    return max((int(found[1]) for found in re.finditer(GONE, low)), default=None)
