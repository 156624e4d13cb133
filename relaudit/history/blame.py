"""Which release brought each word of a passage, as `git blame` tells of lines.

Origins are kept per character without white space, so that neither layout nor the edges of an edit
inside a word can put them out of step.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from relaudit.diff import Segment
from relaudit.history.model import Run
from relaudit.history.redline import weight
from relaudit.history.returns import gist
from relaudit.model import Span

MOVED_WORDS = 8
"""Fewer words in a row may stand elsewhere by chance."""
BESIDE = 4
"""Words on either side of a short piece that are looked at with it."""


def brought(text: str, place: Span, release: int, whole: Sequence[str]) -> list[int]:
    """The origins of words that come in with a release; `whole` is the gist of every release.

    Words in a row that the releases before had elsewhere, without a break, were not brought but moved;
    of a few words their neighbours tell.
    """
    words = text[place.start : place.end].split()
    if not release:
        return [0] * sum(map(len, words))
    made: list[int] = []
    if len(words) < MOVED_WORDS:
        beside = text[: place.start].split()[-BESIDE:] + words + text[place.end :].split()[:BESIDE]
        since = _since(gist(" ".join(beside)), release, whole) if len(beside) >= MOVED_WORDS else release
        return [since] * sum(map(len, words))
    start = 0
    while start < len(words):
        end = _moved(words, start, whole[release - 1])
        since = _since(gist(" ".join(words[start:end])), release, whole) if end > start else release
        end = max(end, start + 1)
        made += [since] * sum(map(len, words[start:end]))
        start = end
    return made


def _since(key: str, release: int, whole: Sequence[str]) -> int:
    """The first of the releases up to this one that all have these words."""
    while release and key in whole[release - 1]:
        release -= 1
    return release


def _moved(words: Sequence[str], start: int, before: str) -> int:
    """How far the words from `start` stand in a row in the release before; `start` if not far enough."""
    end = start + MOVED_WORDS
    key = gist(" ".join(words[start:end]))
    if end > len(words) or key not in before:
        return start
    while end < len(words) and (key := key + gist(words[end])) in before:
        end += 1
    return end


class Known(NamedTuple):
    """A text and, for each of its characters but white space, the release that brought it."""

    text: str
    origins: Sequence[int]


def carried(
    old: Known, new: str, places: Sequence[Segment], bring: Callable[[str, Span], list[int]]
) -> list[int]:
    """The origins of NEW, made of OLD; `bring` gives those of words that came in.

    A change of format brings nothing.
    """
    made: list[int] = []
    for segment in places:
        if segment.new is None:
            continue
        size = _inked(new[segment.new.start : segment.new.end])
        kept = weight(segment) in (None, "format") and segment.old is not None
        if kept and segment.old:
            start = _inked(old.text[: segment.old.start])
            stretch = list(old.origins[start : start + _inked(old.text[segment.old.start : segment.old.end])])
            made += (stretch + stretch[-1:] * size)[:size] if stretch else bring(new, segment.new)
        else:
            made += bring(new, segment.new)
    return made


def runs(text: str, origins: Sequence[int]) -> tuple[Run, ...]:
    """Cut a text into runs of words that one release brought.

    A word is as new as its newest letter: a comma put behind it brings it no new date.
    """
    dated: list[tuple[str, int]] = []
    at = 0
    for word in text.split():
        inked = origins[at : at + len(word)]
        letters = [origin for origin, letter in zip(inked, word, strict=True) if letter.isalnum()]
        dated.append((word, max(letters or inked)))
        at += len(word)
    return tuple(
        Run(" ".join(word for word, _ in words), release)
        for release, words in groupby(dated, key=lambda one: one[1])
    )


def _inked(text: str) -> int:
    """How many characters a text has, white space left out."""
    return sum(map(len, text.split()))
