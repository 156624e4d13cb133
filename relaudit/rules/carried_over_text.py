"""News of the prior release that stands again, its old period still in it."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Change, Document, Kind
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._names import SAYING
from relaudit.rules._say import listed, quoted

EQUAL = 0.95
"""Similarity from which a paragraph of news was taken over and not written."""

SHORTEST = 15
"""Words of a paragraph that is news; shorter ones are lead-ins and rows."""

MOST = 0.7
"""Share of the news, in characters, from which the release is the prior one again."""

AHEAD = r"(?i)\b(?:expect|guidance|outlook|will|anticipate)"
"""Words of a paragraph about a period to come, which the next release may repeat."""

NEWS: tuple[Kind, ...] = ("body", "quote", "list-item")
LEAD_AND_NEWS: tuple[Kind, ...] = ("dateline", *NEWS)


@comparison_rule("warning")
def carried_over_text(comparison: Comparison) -> Iterator[Hit]:
    """A paragraph of news is that of the prior release, and still names the prior period.

    Why: the new release was written over the old one, and this paragraph was forgotten.
    Fires: headline "Third Quarter", and a paragraph on "the second quarter" word for word as last time.
    Silent: recurring text; a paragraph whose period is new; "compared with the second quarter" written
    anew; a release that is the prior one again, corrected or for another place.
    Limits: quarters and half-years only, and no outlook on them; a quotation that stands word for word
    again is a note.
    """
    old, new = comparison.old, comparison.new
    gone = _periods(_title(old)) - _periods(_title(new)) if _periods(_title(new)) else set()
    carried = [c for c in comparison.changes if c.old and c.new and c.similarity >= EQUAL]
    if _is_reissue(new, carried):
        return
    for change in carried:
        if change.kind not in NEWS:
            continue
        text = " ".join(new.text_of(new.paragraphs[at]) for at in change.new)
        if text.count(" ") < SHORTEST:
            continue
        periods = _periods(text)
        if stale := sorted(periods & gone):
            if periods <= gone and not re.search(AHEAD, text):
                said = f"The paragraph is the prior release's, and still speaks of the {listed(stale)}"
                yield _hit(comparison, change, said, text)
        elif change.status == "unchanged" and _is_quotation(text):
            said = "The quotation stands word for word in the prior release"
            yield _hit(comparison, change, said, text)._replace(severity="note")


def _is_reissue(new: Document, carried: list[Change]) -> bool:
    """Whether most of the news, lead and all, is the prior release's."""
    size = sum(part.end - part.start for part in new.paragraphs if part.kind in LEAD_AND_NEWS)
    same = [new.paragraphs[at] for change in carried if change.kind in LEAD_AND_NEWS for at in change.new]
    return sum(part.end - part.start for part in same) > MOST * size


@cache
def _pattern() -> re.Pattern[str]:
    """A quarter or half-year, with its number as a word or a digit."""
    return re.compile(r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[ -](quarter|half)\b|\bq([1-4])\b")


def _periods(text: str) -> set[str]:
    """The quarters and half-years that a text names: "second quarter"."""
    found = set()
    ordinals = ("first", "second", "third", "fourth")
    for match in _pattern().finditer(" ".join(text.lower().split())):
        number = match[3] or match[1][0]
        ordinal = ordinals[int(number) - 1] if number.isdigit() else match[1]
        found.add(f"{ordinal} {match[2] or 'quarter'}")
    return found


def _title(document: Document) -> str:
    return " ".join(document.text_of(p) for p in document.paragraphs if p.kind in ("headline", "dateline"))


def _is_quotation(text: str) -> bool:
    """Whether a text is somebody's words with the verb that says so."""
    return any(mark in text for mark in '“”"') and not SAYING.isdisjoint(re.findall(r"\w+", text))


def _hit(comparison: Comparison, change: Change, said: str, text: str) -> Hit:
    new, old = comparison.new.paragraphs[change.new[0]], comparison.old.paragraphs[change.old[0]]
    places = (Place("new", new.span), Place("old", old.span, "prior release"))
    return Hit(f"{said}: {quoted(text)}.", places)
