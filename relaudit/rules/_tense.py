"""Dates that the words around them contradict: said to come and past on the release's day, or the reverse."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from relaudit.model import Claim, Document, Span
from relaudit.rules._sentences import sentences

REACH = 110
"""Characters before a date in which the verb stands that says when it is."""

NEAR = 6
"""Words before a date in which a verb speaks of that date and of no other."""

UNSURE = 180
"""Days that count where the release's date is only its file's: the file may have been named late."""

VERB = 8
"""Words after "On May 5," within which its verb stands."""

LONG_AGO = 800
"""Days from the release beyond which a day is named on purpose: a slip is one year off, rarely two."""

ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""

AHEAD = frozenset(
    """
    deadline expect expected expects intends payable planned plans scheduled set shall slated upcoming will
    """.split()
)
AHEAD_PAIRS = frozenset(
    [
        "to be",
        "due by",
        "due on",
        "is to",
        "are to",
        "later than",
        "available through",
        "available until",
        "when:",
        "date:",
    ]
)
"""Words by which a date is still to come: "to be held on", "no later than", "Date: May 5, 2024"."""

BEHIND = frozenset(
    """
    acquired announced began closed commenced completed dated declared ended established expired filed founded
    issued launched published released reported signed
    """.split()
)
"""Words by which a date is past."""

HISTORY = BEHIND | frozenset(
    """
    act adopted after ago amended announcement approved authorized compared contained described following
    from granted had has have incurred initially introduced joined originally previously registered results
    since was were
    """.split()
)
"""Words between a verb and a date by which the date belongs to something else that is past."""

OPEN = frozenset("be before by effective expire expires expiring matures maturing through until".split())
"""Words by which a date may be to come although the verb is past: "filed to be effective on"."""

LEADS = frozenset(
    """
    about around before beginning by date: during effective for from in is of on starting than through till
    until when: with
    """.split()
)
"""Words right before a date that a verb goes with; a comma and a weekday do as well."""


def contradicted(document: Document) -> Iterator[tuple[Claim, str]]:
    """The dates that cannot be what their sentence says, each with what is wrong, in the order of the text.

    Only dates printed with their year: a year was left from the release before, or mistyped.
    """
    if not document.date:
        return
    today, slack = document.date, UNSURE if document.date_inferred else 0
    parts = sentences(document.text, document.paragraphs)
    starts = [part.start for part in parts]
    for claim in document.claims:
        day = claim.value.rpartition("/")[2] if claim.kind in ("date", "date-range") else ""
        # Of "accounts for 2001 in March, 2002" the year is not the month's.
        printed = claim.text.endswith(day[:4]) or (claim.kind == "date" and day[:4] in claim.text)
        if len(day) != ISO_DAY or day == today or not printed:
            continue
        if claim.kind == "date" and day[4:] == today[4:] and abs(int(day[:4]) - int(today[:4])) == 1:
            yield claim, f"is the release's own day in another year ({today})"
            continue
        if not slack < abs((date.fromisoformat(day) - date.fromisoformat(today)).days) < LONG_AGO:
            continue
        part = parts[max(0, bisect_right(starts, claim.start) - 1)] if parts else None
        if part and part.start <= claim.start < part.end and (said := _said(document, claim, day, part.span)):
            yield claim, said


def _said(document: Document, claim: Claim, day: str, sentence: Span) -> str | None:
    """What is wrong with a date in its sentence, if anything is."""
    today = document.date or ""
    before = document.text[max(sentence.start, claim.start - REACH) : claim.start].lower().split()
    words = [word.strip(",()“”\"'") for word in before]
    after = document.text[claim.end : min(sentence.end, claim.end + REACH)].lower().split()
    beside = (*words[-1:], *(word.strip(",.()") for word in after[:1]))
    if claim.kind == "date" and "today" in beside and not document.date_inferred:
        return f"is called today, and the release is dated {today}"
    if day < today and _is_ahead(claim, words, after):
        return f"is said to be to come, and the release is dated {today}"
    if day > today and _is_behind(claim, words):
        return f"is said to be past, and the release is dated {today}"
    return None


def _is_ahead(claim: Claim, words: list[str], after: list[str]) -> bool:
    """Whether a sentence says of a date that it is to come; a bare year or a quarter's results seldom is."""
    if claim.kind == "date-range" and ("year" in claim.reading or "ended" in claim.reading):
        return False
    if words[-1:] in ([], ["on"]) and BEHIND.isdisjoint(words):
        main = after[:VERB]
        if "will" in main and HISTORY.isdisjoint(main[: main.index("will")]):
            return True
    for at in range(len(words) - 1, -1, -1):
        before = words[at - 1] if at else ""
        if words[at] in HISTORY and before != "be":
            return False
        if words[at] in AHEAD or f"{words[at]} {' '.join(words[at + 1 : at + 2])}".rstrip() in AHEAD_PAIRS:
            return before not in HISTORY and (words[-1] in LEADS or at >= len(words) - 2)
    return False


def _is_behind(claim: Claim, words: list[str]) -> bool:
    """Whether a sentence says of a day or the end of a period that it is past."""
    if " ended " in f" {claim.text.lower()} ":
        return True
    near = words[-NEAR:]
    if claim.kind != "date" or not AHEAD.isdisjoint(words) or not OPEN.isdisjoint(near):
        return False
    return not BEHIND.isdisjoint(near)
