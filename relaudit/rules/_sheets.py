"""Event sheets, "Date: May 5, 2024", "Time: 11 a.m. ET", held against headline, lead and news above them."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Claim, Document, Kind, Span
from relaudit.rules._events import ISO_DAY, hour_form

LABEL = 14
"""Characters before a day in which its label stands."""
REACH = 40
"""Characters on either side of a day in which its hour stands."""
OPENING: tuple[Kind, ...] = ("headline", "subhead", "dateline")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\b(?:date|when):\W{0,4}$", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    """What a headline or lead calls an event; a day without one may be a deadline or a dividend's."""
    return re.compile(r"\b(?:call|conference|event|host|meeting|present|summit|webcast|webinar|expo)", re.I)


def disagreements(document: Document) -> Iterator[tuple[Span, Span]]:
    """The days and hours that the news gives otherwise than the release's one event sheet, news first."""
    if not document.date or not _has_label(document.text):
        return
    days = [c for c in document.claims if c.kind == "date" and len(c.value) == ISO_DAY]
    coming = [claim for claim in days if claim.value > document.date]
    sheets = [c for c in coming if _label().search(document.text, max(0, c.start - LABEL), c.start)]
    if len(sheets) != 1:
        return
    sheet = sheets[0]
    said = [claim for claim in coming if claim is not sheet and claim.start < sheet.start]
    opening = [claim for claim in said if _opens(document, claim)]
    if opening and all(claim.value != sheet.value for claim in said):
        yield opening[0].span, sheet.span
    listed = _after(document.text, sheet)
    for claim in said if listed else ():
        hour = _beside(document.text, claim)
        if hour and listed and claim.value == sheet.value and _differ(hour, listed):
            yield Span(hour.start(1), hour.end(2)), Span(listed.start(1), listed.end(2))
            return


def _has_label(text: str) -> bool:
    low = text.lower()
    return "date:" in low or "when:" in low


def _opens(document: Document, claim: Claim) -> bool:
    """Whether a day stands with an event in the headline or the lead."""
    for part in document.paragraphs:
        if part.kind in OPENING and part.start <= claim.start < part.end:
            return _event().search(document.text, part.start, part.end) is not None
    return False


def _after(text: str, sheet: Claim) -> re.Match[str] | None:
    """The hour that a sheet gives right after its day, or under the label of its time."""
    found = hour_form().search(text, sheet.end, sheet.end + REACH)
    between = text[sheet.end : found.start()].lower().strip(" ,.;*-–\n\t") if found else "none"
    return found if between in ("", "at", "time:", "hour:") else None


def _beside(text: str, claim: Claim) -> re.Match[str] | None:
    """The hour right before or after a day: "at 11 a.m. ET on May 5", "May 5, at 11 a.m."."""
    for found in hour_form().finditer(text, max(0, claim.start - REACH), claim.end + REACH):
        before = text[found.end() : claim.start].lower().strip(" ,.)\n")
        after = text[claim.end : found.start()].lower().strip(" ,\n")
        if (found.end() <= claim.start and before in ("", "on", "time on")) or (
            found.start() >= claim.end and after in ("", "at")
        ):
            return found
    return None


def _differ(one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether two hours differ in one time zone, or where one of them gives none."""
    zones = {(found[3] or "")[:1].upper() for found in (one, two)} - {""}
    hours = {(found[1].removesuffix(":00"), found[2].lower()) for found in (one, two)}
    return len(zones) < 2 and len(hours) == 2
