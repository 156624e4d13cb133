"""Promises with a date: sentences in which a release says what is to come, and by when."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from relaudit.model import Claim, Document, Kind
from relaudit.rules._sentences import Sentence, sentences
from relaudit.words import words

SUBJECT_WORD = 6
"""Shorter words seldom name what a promise is about ("plant" does, "expected" would)."""
_COMMON = """
company expect expected expects anticipated anticipates scheduled planned announced approximately
quarter during through products customers business continue including further second fourth
january february august september october november december
"""
COMMON = frozenset(_COMMON.split())

NEWS: frozenset[Kind] = frozenset({"subhead", "dateline", "body", "quote", "list-item"})


class Promise(NamedTuple):
    """A sentence that promises, the date it names, and the last day of that date (ISO 8601)."""

    sentence: Sentence
    date: Claim
    due: str


@cache
def _promising() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:expect(?:s|ed)?|anticipat(?:es|ed)|scheduled|plan(?:s|ned)|target(?:s|ed|ing)|on\s+track|will|due)\b",
        re.IGNORECASE,
    )


@cache
def _events() -> re.Pattern[str]:
    """What a sentence about a call, a talk or a payment names: dates that pass without a word, rightly."""
    return re.compile(
        r"\b(?:call|webcast|conference|replay|present(?:ing|ation)?|attend(?:ing)?|booth|exhibit|summit|record|"
        r"payable|paid|host(?:ing)?|meeting|join|available|event|fair|show|tune|listen|participat(?:e|ing)|panel|chat|broadcast|gala|ceremony|held|hold|run|offer|open|sale|award|p\.m|a\.m)\b",
        re.IGNORECASE,
    )


def promises(document: Document) -> Iterator[Promise]:
    """Every promise of the news, with a date after the document's own, in the order of the text."""
    dates = [claim for claim in document.claims if claim.kind in ("date", "date-range")]
    starts = [claim.start for claim in dates]
    if not document.date or not dates:
        return
    for sentence in sentences(document.text, document.paragraphs):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first == last or sentence.kind not in NEWS:
            continue
        text = document.text[sentence.start : sentence.end]
        if _promising().search(text) and not _events().search(text):
            for claim in dates[first:last]:
                due = last_day(claim.value)
                if due and due > document.date:
                    yield Promise(sentence, claim, due)


def subject(text: str) -> set[str]:
    """The words that say what a sentence is about, each cut to the length that inflections share."""
    found = words(text.lower())
    return {word[:SUBJECT_WORD] for word in found if len(word) >= SUBJECT_WORD and word not in COMMON}


def last_day(value: str) -> str | None:
    """The last day of a date or interval in ISO 8601, None where it is written otherwise.

    >>> last_day("2001"), last_day("2004-02"), last_day("2001-01-01/2001-06-30")
    ('2001-12-31', '2004-02-29', '2001-06-30')
    """
    parts = value.rpartition("/")[2].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    if len(parts) == 1:
        return f"{parts[0]}-12-31"
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12:
        return f"{parts[0]}-{parts[1]}-{calendar.monthrange(int(parts[0]), int(parts[1]))[1]}"
    return "-".join(parts) if len(parts) == 3 else None
