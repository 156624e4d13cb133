"""The rule event-conflict."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Claim, Document, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._events import Event, events, hour_form, past
from relaudit.rules._sheets import disagreements

PLACE = 60
"""Characters after a day in which its hour and place stand."""
PLACE_WORDS = 5
"""So many words of hour and place make two mentions the same event."""


@release_rule("error")
def event_conflict(release: Release) -> Iterator[Hit]:
    """One event is given two days or two hours, or a day before the release's own.

    Why: people come to a call that is over, or to an empty room.

    Fires: "a conference call at 10:00 a.m. ET on May 5" and, further down, "the call at 11:00
    a.m. ET"; "will host a call on March 3, 2021" in a release of March 2022.

    Silent: a replay; two events; a day printed without its year; hours in two time zones.

    Limits: only calls, webcasts and meetings that the release says will be held, talks named twice in
    nearly the same words, and the one event that a release lists as "Date: …, Time: …".
    """
    document = release.document
    found = list(events(document))
    yield from _past(document, found)
    yield from _twice(document)
    for said, listed in disagreements(document):
        yield _told(document, "event", listed, said)
    days: dict[str, Event] = {}
    hours: dict[tuple[str, str], Event] = {}
    for event in found:
        if event.day:
            first = days.setdefault(event.name, event)
            if first.day and first.day.value != event.day.value:
                yield _told(document, event.name, first.day.span, event.day.span)
        if event.hour:
            early = hours.setdefault((event.name, event.zone), event)
            if early.hour and _folded(document, early.hour) != _folded(document, event.hour):
                yield _told(document, event.name, early.hour, event.hour)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9]+")


def _past(document: Document, found: list[Event]) -> Iterator[Hit]:
    for name, day in past(document, found):
        words = " ".join(day.text.split())
        message = f"The {name} to come is dated {words}, before the release of {document.date}."
        yield Hit(message, (Place("new", day.span, name),))


def _twice(document: Document) -> Iterator[Hit]:
    """Two days for one hour and place: "October 10, 11 a.m. in Hall 4", "October 9, 11 a.m. in Hall 4"."""
    seen: dict[tuple[str, ...], Claim] = {}
    for claim in document.claims:
        if claim.kind != "date":
            continue
        after = document.text[claim.end : claim.end + PLACE].lower()
        words = tuple(_word().findall(after))[:PLACE_WORDS]
        led = after.lstrip(" ,\n(at")
        hour = hour_form().match(led) if led[:1].isdigit() else None
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
