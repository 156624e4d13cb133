"""The rule weekday-mismatch."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from relaudit.model import Claim, Document, Span
from relaudit.rules import Hit, Place, Release, release_rule

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""
SHORT = {"april": 30, "june": 30, "september": 30, "november": 30, "february": 29}
HALF_A_YEAR = 183
"""Days from the release within which a day without its year lies."""


@release_rule("error")
def weekday_mismatch(release: Release) -> Iterator[Hit]:
    """A day of the week does not fit its date, or the date is on no calendar.

    Why: readers put the wrong day into their diaries.

    Fires: "Monday, November 2, 2021" (a Tuesday); "June 31".

    Silent: "Tuesday, November 2, 2021"; a date whose year neither the text nor the dateline
    gives.

    Limits: a date without a year is taken to lie within half a year of the release; where it is to come
    and the weekday fits the year before, or has passed and fits the year after, nothing is said.
    """
    document = release.document
    for claim in document.claims:
        for said, day in _said(document.text, claim):
            if said != day.weekday() and _sure(document, claim, said, day):
                words = " ".join(claim.text.split())
                right, wrong = DAYS[day.weekday()].capitalize(), DAYS[said].capitalize()
                message = f"{words}: {day.isoformat()} is a {right}, not a {wrong}."
                yield Hit(message, (Place("new", claim.span, "date"),))
                break
    yield from _impossible(document)


@cache
def _day_name() -> re.Pattern[str]:
    return re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE)


@cache
def _month_end() -> re.Pattern[str]:
    return re.compile(
        r"\b(april|june|september|november|february)\s+(3[01])\b(?!\s*%|[\d,.]*\d)", re.IGNORECASE
    )


def _said(text: str, claim: Claim) -> Iterator[tuple[int, date]]:
    """The days that a claim gives with their weekdays: in its words, or right before them."""
    first, _, last = claim.value.partition("/")
    if claim.kind not in ("date", "date-range") or len(first) != ISO_DAY:
        return
    inside = list(_day_name().finditer(claim.text))
    if last and len(last) == ISO_DAY and len(inside) > 1:
        yield _number(inside[-1]), date.fromisoformat(last)
    before = _day_name().search(text, max(0, claim.start - 14), claim.start)
    if inside and (not last or len(inside) > 1 or inside[0].start() == 0):
        yield _number(inside[0]), date.fromisoformat(first)
    elif before and not inside and not text[before.end() : claim.start].strip(" ,.(\n\t\xa0"):
        yield _number(before), date.fromisoformat(first)


def _number(found: re.Match[str]) -> int:
    return next(at for at, name in enumerate(DAYS) if name.startswith(found[1].lower()[:3]))


def _sure(document: Document, claim: Claim, said: int, day: date) -> bool:
    """Whether the year is beyond doubt: printed with the date, or the one that is near the release.

    A day to come may be one of the year before, told as past, and the other way round; where the
    release's own year is only its file's, both are looked at.
    """
    if str(day.year) in claim.text:
        return True
    if document.date is None or (day.month, day.day) == (2, 29):
        return False
    ahead = (day - date.fromisoformat(document.date)).days
    steps = (-1, 1) if document.date_inferred else (-1,) if ahead > 0 else (1,)
    fits = any(day.replace(year=day.year + step).weekday() == said for step in steps)
    return abs(ahead) <= HALF_A_YEAR and not fits


def _impossible(document: Document) -> Iterator[Hit]:
    low = document.text.lower()
    if " 31" not in low and " 30" not in low:
        return
    for found in _month_end().finditer(document.text):
        if int(found[2]) > SHORT[found[1].lower()]:
            words = " ".join(found[0].split())
            yield Hit(f"{words} is on no calendar.", (Place("new", Span(*found.span()), "date"),))
