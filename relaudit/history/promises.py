"""What releases promised by a day, and what later ones said of it; whether it was kept, a person judges."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from relaudit.history.model import Promise
from relaudit.model import Document
from relaudit.rules import _promises
from relaudit.rules._promises import NEWS, subject
from relaudit.rules._sentences import sentences
from relaudit.words import collapse

ABOUT_IT = 0.5
"""Share of a promise's subject words from which a later sentence speaks of the same thing."""
COMMONPLACE = 500
"""A word in more sentences than this says nothing of what a promise is about."""
SUBJECT = 2
"""Fewer subject words do not tell one promise from another."""


class _Said(NamedTuple):
    """A sentence of a release's news: its words on its subject, the day it promises, if any."""

    release: int
    line: int
    text: str
    subject: frozenset[str]
    due: str | None


@cache
def _done() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:complet|achiev|launch|open|commenc|deliver|receiv|clos|reach|start|beg[au]n|finish|install"
        r"|approv|ship|introduc|releas|sign)\w{0,5}ed\b|\b(?:began|begun|met|built|sold|won)\b",
        re.IGNORECASE,
    )


def promises(documents: Sequence[Document]) -> tuple[Promise, ...]:
    """Every dated promise of an issuer's releases, given in order of time, each told once."""
    said = [one for release, document in enumerate(documents) for one in _sentences(release, document)]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        for word in one.subject:
            by_word[word].append(place)
    end = max((document.date for document in documents if document.date), default="")
    found: list[Promise] = []
    told: set[tuple[frozenset[str], str]] = set()
    for one in said:
        if one.due and len(one.subject) >= SUBJECT and (one.subject, one.due) not in told:
            told.add((one.subject, one.due))
            found.append(_followed(one, one.due, _later(one, said, by_word), end))
    return tuple(found)


def _later(promise: _Said, said: Sequence[_Said], by_word: Mapping[str, list[int]]) -> list[_Said]:
    """The sentences of later releases that speak of the same thing, in order of time."""
    shared: Counter[int] = Counter()
    for word in promise.subject:
        if len(by_word[word]) <= COMMONPLACE:
            shared.update(by_word[word])
    least = max(SUBJECT, ABOUT_IT * len(promise.subject))
    places = sorted(place for place, count in shared.items() if count >= least)
    return [said[place] for place in places if said[place].release > promise.release]


def _sentences(release: int, document: Document) -> Iterator[_Said]:
    due = {promise.sentence.start: promise.due for promise in _promises.promises(document)}
    for sentence in sentences(document.text, document.paragraphs):
        if sentence.kind in NEWS:
            text = collapse(document.text[sentence.start : sentence.end])
            line = document.text.count("\n", 0, sentence.start) + 1
            yield _Said(release, line, text, frozenset(subject(text)), due.get(sentence.start))


def _followed(promise: _Said, due: str, about: Sequence[_Said], end: str) -> Promise:
    """A promise with the later sentence that tells most of what became of it."""
    done = next((one for one in about if one.due is None and _done().search(one.text)), None)
    moved = next((one for one in about if one.due and one.due > due), None)
    if done and not (moved and moved.release < done.release):
        state, again = "reported", done
    elif moved:
        state, again = "moved", moved
    elif about:
        state, again = "repeated", about[-1]
    else:
        return Promise(promise.release, promise.line, promise.text, due, "open" if due >= end else "passed")
    return Promise(promise.release, promise.line, promise.text, due, state, again.release, again.text)
