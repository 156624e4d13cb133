"""The rule stale-wording."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule

EMERGENCY_ENDED = "2023-06"
"""The World Health Organization ended the emergency on May 5, 2023; a month is for what was in print."""
OUTLOOK_YEARS = 2
"""An outlook for the year before last has been followed by the results of two years."""


@cache
def _pandemic() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ongoing|continuing|current)\s+(?:global\s+)?(?:COVID-19\s+|coronavirus\s+)?(?:pandemic|outbreak)\b"
    )


@cache
def _outlook() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:FY\s?(?:20)?|(?:fiscal\s+)?(?:year\s+)?20)(\d\d)\s+(?:\w+\s+)?(?:outlook|guidance|forecast)\b"
    )


@cache
def _copyright() -> re.Pattern[str]:
    return re.compile(r"(?:©|\(c\)|Copyright)\s*(?:©\s*)?(?:\d{4}\s*[-–]\s*)?(20\d\d)\b(?!\s*[-–]\s*\d)")


@release_rule("note")
def stale_wording(release: Release) -> Iterator[Hit]:
    """Words have stayed that time has overtaken: a pandemic that goes on, an outlook for a year long past.

    Why: they show that the recurring text was pasted and not read.

    Fires: "the ongoing COVID-19 pandemic" in 2025; "our FY22 outlook" in a release of 2025; "Copyright
    2023" in one of 2024.

    Silent: "during the COVID-19 pandemic"; "FY24 outlook" in 2025; "Copyright 2021-2024".

    Limits: only these; dates of events and annual reports are told by stale-date.
    """
    document = release.document
    date, text = document.date, document.text
    if date is None:
        return
    if date >= EMERGENCY_ENDED and ("pandemic" in text or "outbreak" in text):
        for found in _pandemic().finditer(text):
            yield _hit(found, "the emergency ended in May 2023")
    if "outlook" in text or "guidance" in text or "forecast" in text:
        for found in _outlook().finditer(text):
            if int(date[:4]) - 2000 - int(found[1]) >= OUTLOOK_YEARS:
                yield _hit(found, f"the release is of {date}")
    if "©" in text or "opyright" in text or "(c)" in text:
        for found in _copyright().finditer(text):
            if found[1] < date[:4]:
                yield _hit(found, f"the release is of {date}")


def _hit(found: re.Match[str], why: str) -> Hit:
    return Hit(f'"{" ".join(found[0].split())}": {why}.', (Place("new", Span(*found.span()), "stale"),))
