"""The rule promise-due."""

from collections.abc import Iterator

from relaudit.model import Document
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._promises import NEWS, SUBJECT_WORD, Promise, promises, subject
from relaudit.words import words

RETURNS = 2
"""So many words of the promise in the later news say that it comes back to it."""


@comparison_rule("note")
def promise_due(comparison: Comparison) -> Iterator[Hit]:
    """The earlier release promised something by a day that has passed, and the later one is silent on it.

    Why: readers who kept the earlier release will ask what became of it.

    Fires: "completion expected by the end of 2001", and a release of January 2002 that does not speak
    of the plant.

    Silent: the day is still to come; the later news speaks of the same thing; calls, conferences and
    payments.

    Limits: whether the promise was kept is not judged; releases between the two are not looked at.
    """
    old, new = comparison.old, comparison.new
    if not new.date or comparison.approved:
        return
    told: set[int] = set()
    for promise in promises(old):
        start = promise.sentence.start
        if promise.due < new.date and start not in told and not _returned(promise, old, new):
            told.add(start)
            date = " ".join(promise.date.text.split())
            message = f'"{date}" has passed by {new.date}; the new release does not come back to this.'
            yield Hit(message, (Place("old", promise.sentence.span, "promise"), *_dateline(new)))


def _returned(promise: Promise, old: Document, new: Document) -> bool:
    about = subject(old.text[promise.sentence.start : promise.sentence.end])
    news = {
        word[:SUBJECT_WORD]
        for part in new.paragraphs
        if part.kind in NEWS or part.kind == "headline"
        for word in words(new.text_of(part).lower())
    }
    return len(about & news) >= min(RETURNS, len(about))


def _dateline(document: Document) -> tuple[Place, ...]:
    for claim in document.claims:
        if claim.kind == "date" and claim.value == document.date:
            return (Place("new", claim.span, "dated"),)
    return ()
