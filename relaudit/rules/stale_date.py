"""The rule stale-date."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._events import events, past
from relaudit.rules._tense import contradicted

OVERTAKEN = 490
"""Days from the end of a year after which the next annual report is out: 12 months and at most 4 more."""
FILED_LATELY = 372
"""Days after a filing within which the next annual report is filed too: a year and a week."""
NEARLY_A_YEAR, A_YEAR = 330, 365
"""Days of a span that is read as one into the next year, though its end was meant before its start."""
ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""
LONG_AGO = 1500
"""Older than this the year is named on purpose."""


@release_rule("warning")
def stale_date(release: Release) -> Iterator[Hit]:
    """A date in the text has been overtaken by the release's own, or is contradicted by it.

    Why: a year left over from an earlier release tells readers that nobody looked.

    Fires: in a release of July 2024, "the Form 10-K for the year ended December 31, 2022", "will be paid
    on August 1, 2023", "as announced on March 5, 2025"; its own day in another year; "May 7 to May 3".

    Silent: the annual report of the year before, before the next is due; quarterly reports;
    tables; "will repay the loan granted on July 2, 2023".

    Limits: an issuer that files late is told as well; days count only where they are printed with their
    year, and where the verb beside them says that they are to come or past.
    """
    document = release.document
    found = list(contradicted(document))
    told = [day for _, day in past(document, events(document))] if found else []
    for claim, said in found:
        if claim not in told:
            yield Hit(f'"{" ".join(claim.text.split())}" {said}.', (Place("new", claim.span, "date"),))
    yield from _backwards(document)
    if document.date is None or ("10-K" not in document.text and "20-F" not in document.text):
        return
    today = date.fromisoformat(document.date)
    for claim in document.claims:
        if claim.kind == "date" and len(claim.value) == 10 and _filed(document, claim):
            age = (today - date.fromisoformat(claim.value)).days
            if FILED_LATELY < age < LONG_AGO:
                words = " ".join(claim.text.split())
                message = f"An annual report filed on {words} was {age // 30} months old on {document.date}."
                yield Hit(message, (Place("new", claim.span, "annual report"),))
                return
    reports = [(claim, date.fromisoformat(claim.value.rpartition("/")[2])) for claim in _years(document)]
    newest = max((end for _, end in reports), default=None)
    for claim, end in reports:
        age = (today - end).days
        words = " ".join(claim.text.split())
        place = Place("new", claim.span, "annual report")
        if newest and end < newest:
            yield Hit(f"The annual report for the {words} is named beside one of {newest.year}.", (place,))
            return
        if OVERTAKEN < age < LONG_AGO:
            yield Hit(
                f"The annual report for the {words} was {age // 30} months old on {document.date}.", (place,)
            )
            return


def _backwards(document: Document) -> Iterator[Hit]:
    """Spans of days whose end stands before their start: "January 7 to January 3" would be a year long."""
    for claim in document.claims:
        first, _, last = claim.value.partition("/") if claim.kind == "date-range" else ("", "", "")
        if claim.reading != "span of dates" or not len(first) == len(last) == ISO_DAY:
            continue
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        if NEARLY_A_YEAR < days < A_YEAR and not (first[:4] in claim.text and last[:4] in claim.text):
            yield Hit(
                f'"{" ".join(claim.text.split())}" runs backwards.', (Place("new", claim.span, "days"),)
            )


@cache
def _report() -> re.Pattern[str]:
    return re.compile(
        r"(?:10-K|20-F|Annual\s+Report)\S{0,3}\s+(?:\S+\s+){0,6}?for\s+(?:(?:the|its|our)\s+)?(?:fiscal\s+)?$"
    )


def _filed(document: Document, claim: Claim) -> bool:
    """Whether a date is that of an annual report's filing: "Form 10-K filed with the SEC on"."""
    before = " ".join(document.text[max(0, claim.start - 110) : claim.start].split())
    at = max(before.rfind("10-K"), before.rfind("20-F"))
    return at >= 0 and before.endswith(" on") and "filed" in before[at:] and "10-Q" not in before[at:]


def _years(document: Document) -> Iterator[Claim]:
    """The years that the annual reports named are for."""
    for claim in document.claims:
        if claim.kind == "date-range" and "year" in claim.text.lower() and len(claim.value) == 21:
            before = document.text[max(0, claim.start - 110) : claim.start]
            named = "10-K" in before or "20-F" in before
            if named and _report().search(" ".join(before.split()) + " "):
                yield claim
