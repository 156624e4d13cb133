"""Events that a release says will be held: what, on which day, at which hour."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from relaudit.model import Claim, Document, Span
from relaudit.rules._sentences import sentences

HINTS = ("call", "webcast", "meeting")
"""Plain words, one of which each name of an event holds: most sentences are done with these."""

ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""


class Event(NamedTuple):
    """What a sentence says will be held: its name, day, hour and time zone where it gives them."""

    name: str
    day: Claim | None
    hour: Span | None
    zone: str


@cache
def _held() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will\s+(?:host|hold|conduct|be\s+held|take\s+place|begin)|(?:is|are)\s+scheduled|to\s+be\s+held)\b"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        r"\b(conference\s+call|earnings\s+call|webcast|annual\s+(?:general\s+)?meeting|special\s+meeting)\b",
        re.I,
    )


@cache
def hour_form() -> re.Pattern[str]:
    """An hour of the day with its half, and its time zone where one follows."""
    return re.compile(
        r"\b(\d{1,2}(?::\d\d)?)\s*([ap])\.?m\b\.?(?:\s*\(?(E[SD]?T|C[SD]?T|P[SD]?T|M[SD]?T|Eastern|Central|Pacific))?",
        re.I,
    )


def events(document: Document) -> Iterator[Event]:
    """The calls, webcasts and meetings that the news says will be held, in the order of the text."""
    days = [claim for claim in document.claims if claim.kind == "date" and len(claim.value) == ISO_DAY]
    starts = [claim.start for claim in days]
    for sentence in sentences(document.text, document.paragraphs):
        text = document.text[sentence.start : sentence.end]
        low = text.lower()
        named = _name().search(text) if any(hint in low for hint in HINTS) else None
        if not named or "replay" in low or "archive" in low or not _held().search(text):
            continue
        inside = days[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [claim for claim in inside if _on(document.text, claim) and claim.value != document.date]
        hours = list(hour_form().finditer(text))
        day = inside[0] if len({claim.value for claim in inside}) == 1 else None
        zones = {(found[3] or "")[:1].upper() for found in hours}
        one = hours[0] if len(hours) == 1 else None
        hour = Span(sentence.start + one.start(1), sentence.start + one.end(2)) if one else None
        yield Event(" ".join(named[1].lower().split()), day, hour, zones.pop() if one else "")


def _on(text: str, claim: Claim) -> bool:
    """Whether a date is when something is: not the end of a quarter, nor a day of record."""
    before = text[max(0, claim.start - 24) : claim.start].lower().split()
    return not {"ended", "ending", "record", "through", "until", "dated", "filed"} & set(before)


def past(document: Document, found: Iterable[Event]) -> Iterator[tuple[str, Claim]]:
    """The days of events to come whose printed year puts them before the release, with the events' names."""
    for event in found:
        day = event.day
        if not day or not document.date or document.date_inferred or day.value >= document.date:
            continue
        if day.value[:4] in day.text and int(document.date[:4]) - int(day.value[:4]) < 2:
            yield event.name, day
