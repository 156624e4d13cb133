"""The rule timezone-mismatch."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._sentences import sentences

ZONES = ("EST", "EDT", "CST", "CDT", "PST", "PDT")
ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""


@release_rule("warning")
def timezone_mismatch(release: Release) -> Iterator[Hit]:
    """Standard time is said of a day in daylight saving time, or the other way round.

    Why: listeners from another zone come an hour early or late.

    Fires: "10 a.m. EST on July 12" (EDT holds in July).

    Silent: "10 a.m. ET on July 12"; "10 a.m. EST on January 12"; Mountain time, since Arizona
    keeps it all year.

    Limits: only zones of the United States, by its law since 2007 and before; the day must
    stand in the same sentence.
    """
    document = release.document
    if not any(zone in document.text for zone in ZONES):
        return
    days = [claim for claim in document.claims if claim.kind == "date" and len(claim.value) == ISO_DAY]
    days = [claim for claim in days if claim.value != document.date]  # the dateline's own
    starts = [claim.start for claim in days]
    wrong: dict[tuple[date, str], list[Place]] = {}
    for sentence in sentences(document.text, document.paragraphs):
        inside = days[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len({claim.value for claim in inside}) != 1:
            continue
        day = date.fromisoformat(inside[0].value)
        for found in _zone().finditer(document.text, sentence.start, sentence.end):
            if (found[2] == "D") != _daylight(day):
                places = wrong.setdefault((day, found[0]), [])
                places += [
                    Place("new", Span(*found.span()), "time zone"),
                    Place("new", inside[0].span, "day"),
                ]
    for (day, zone), places in wrong.items():
        right = f"{zone[0]}{'D' if zone[1] == 'S' else 'S'}T"
        message = f"On {day.isoformat()} {right} holds, not {zone}; {zone[0]}T is never wrong."
        yield Hit(message, tuple(places), evidence=(message,))


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(r"\b([ECP])([SD])T\b")


def _daylight(day: date) -> bool:
    """Whether daylight saving time holds in the United States on a day (Energy Policy Act of 2005)."""
    if day.year >= 2007:
        return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)
    return _sunday(day.year, 4, 1) <= day < _sunday(day.year, 11, 1) - timedelta(days=7)


def _sunday(year: int, month: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (count - 1))
