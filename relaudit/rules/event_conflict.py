"""The rule event-conflict."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from relaudit.model import Claim, Document, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._sentences import sentences

PLACE = 60
"""Characters after a day in which its hour and place stand."""
PLACE_WORDS = 5
"""So many words of hour and place make two mentions the same event."""
ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""


@release_rule("error")
def event_conflict(release: Release) -> Iterator[Hit]:
    """One event is given two days or two hours, or a day before the release's own.

    Why: people come to a call that is over, or to an empty room.

    Fires: "a conference call at 10:00 a.m. ET on May 5" and, further down, "the call at 11:00
    a.m. ET"; "will host a call on March 3, 2021" in a release of March 2022.

    Silent: a replay; two events; a day printed without its year; hours in two time zones.

    Limits: only calls, webcasts and meetings that the release says will be held, and talks
    named twice in nearly the same words.
    """
    document = release.document
    events = list(_events(document))
    yield from _past(document, events)
    yield from _twice(document)
    days: dict[str, Event] = {}
    hours: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.day:
            first = days.setdefault(event.name, event)
            if first.day and first.day.value != event.day.value:
                yield _told(document, event.name, first.day.span, event.day.span)
        if event.hour:
            early = hours.setdefault((event.name, event.zone), event)
            if early.hour and _folded(document, early.hour) != _folded(document, event.hour):
                yield _told(document, event.name, early.hour, event.hour)


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
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9]+")


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(
        r"\b(\d{1,2}(?::\d\d)?)\s*([ap])\.?m\b\.?(?:\s*\(?(E[SD]?T|C[SD]?T|P[SD]?T|M[SD]?T|Eastern|Central|Pacific))?",
        re.I,
    )


def _events(document: Document) -> Iterator[Event]:
    days = [claim for claim in document.claims if claim.kind == "date" and len(claim.value) == ISO_DAY]
    starts = [claim.start for claim in days]
    for sentence in sentences(document.text, document.paragraphs):
        text = document.text[sentence.start : sentence.end]
        named, low = _name().search(text), text.lower()
        if not named or "replay" in low or "archive" in low or not _held().search(text):
            continue
        inside = days[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [claim for claim in inside if _on(document.text, claim) and claim.value != document.date]
        hours = list(_hour().finditer(text))
        day = inside[0] if len({claim.value for claim in inside}) == 1 else None
        zones = {(found[3] or "")[:1].upper() for found in hours}
        one = hours[0] if len(hours) == 1 else None
        hour = Span(sentence.start + one.start(1), sentence.start + one.end(2)) if one else None
        yield Event(" ".join(named[1].lower().split()), day, hour, zones.pop() if one else "")


def _on(text: str, claim: Claim) -> bool:
    """Whether a date is when something is: not the end of a quarter, nor a day of record."""
    before = text[max(0, claim.start - 24) : claim.start].lower().split()
    return not {"ended", "ending", "record", "through", "until", "dated", "filed"} & set(before)


def _past(document: Document, events: list[Event]) -> Iterator[Hit]:
    """Events to come whose printed year puts them before the release."""
    for event in events:
        day = event.day
        if not day or not document.date or document.date_inferred or day.value >= document.date:
            continue
        if day.value[:4] in day.text and int(document.date[:4]) - int(day.value[:4]) < 2:
            words = " ".join(day.text.split())
            message = f"The {event.name} to come is dated {words}, before the release of {document.date}."
            yield Hit(message, (Place("new", day.span, event.name),))


def _twice(document: Document) -> Iterator[Hit]:
    """Two days for one hour and place: "October 10, 11 a.m. in Hall 4", "October 9, 11 a.m. in Hall 4"."""
    seen: dict[tuple[str, ...], Claim] = {}
    for claim in document.claims:
        if claim.kind != "date":
            continue
        after = document.text[claim.end : claim.end + PLACE].lower()
        words = tuple(_word().findall(after))[:PLACE_WORDS]
        led = after.lstrip(" ,\n(at")
        hour = _hour().match(led) if led[:1].isdigit() else None
        if hour and len(words) == PLACE_WORDS:
            first = seen.setdefault(words, claim)
            if first.value != claim.value:
                yield _told(document, "same hour and place", first.span, claim.span)


def _told(document: Document, name: str, one: Span, two: Span) -> Hit:
    first, second = (" ".join(document.text_of(span).split()) for span in (one, two))
    message = f"The {name} is given as {first} and as {second}."
    return Hit(message, (Place("new", two, "here"), Place("new", one, "there")))


def _folded(document: Document, span: Span) -> str:
    return "".join(document.text_of(span).lower().split()).replace(":00", "")
