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
LEAPS = 366


@release_rule("error")
def weekday_mismatch(release: Release) -> Iterator[Hit]:
    """A day of the week does not fit its date, or the date is on no calendar.

    Why: readers put the wrong day into their diaries.

    Fires: "Monday, November 2, 2021" (a Tuesday); "June 31".

    Silent: "Tuesday, November 2, 2021"; a date whose year neither the text nor the dateline
    gives.

    Limits: a date without a year is taken to lie within the year around the release; where the
    weekday fits the same date a year earlier or later nothing is said.
    """
    document = release.document
    for claim in document.claims:
        if claim.kind == "date" and len(claim.value) == ISO_DAY:
            said = _weekday(document.text, claim)
            day = date.fromisoformat(claim.value)
            if said is None or said == day.weekday() or not _sure(document, claim, said, day):
                continue
            words = " ".join(claim.text.split())
            message = (
                f"{day.isoformat()} is a {DAYS[day.weekday()].capitalize()}, not a {DAYS[said].capitalize()}."
            )
            yield Hit(f"{words}: {message}", (Place("new", claim.span, "date"),))
    yield from _impossible(document)


@cache
def _day_name() -> re.Pattern[str]:
    return re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE)


@cache
def _month_end() -> re.Pattern[str]:
    return re.compile(
        r"\b(april|june|september|november|february)\s+(3[01])\b(?!\s*%|[\d,.]*\d)", re.IGNORECASE
    )


def _weekday(text: str, claim: Claim) -> int | None:
    """The day of the week said with a date: in its words, or right before them."""
    found = _day_name().search(claim.text) or _day_name().search(text, max(0, claim.start - 14), claim.start)
    if not found or (
        text[found.end() : claim.start].strip(" ,.(\n\t\xa0") and not claim.text.startswith(found[0])
    ):
        return None
    return next(at for at, name in enumerate(DAYS) if name.startswith(found[1].lower()[:3]))


def _sure(document: Document, claim: Claim, said: int, day: date) -> bool:
    """Whether the year is beyond doubt: printed with the date, or no neighbouring year would fit."""
    if str(day.year) in claim.text:
        return True
    if document.date is None or document.date_inferred:
        return False
    others = [day.replace(year=day.year + step) for step in (-1, 1) if (day.month, day.day) != (2, 29)]
    near = abs((day - date.fromisoformat(document.date)).days) <= LEAPS
    return near and all(other.weekday() != said for other in others)


def _impossible(document: Document) -> Iterator[Hit]:
    low = document.text.lower()
    if " 31" not in low and " 30" not in low:
        return
    for found in _month_end().finditer(document.text):
        if int(found[2]) > SHORT[found[1].lower()]:
            words = " ".join(found[0].split())
            yield Hit(f"{words} is on no calendar.", (Place("new", Span(*found.span()), "date"),))
