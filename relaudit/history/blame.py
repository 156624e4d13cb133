"""Which release brought each word of a passage, as `git blame` tells of lines.

Origins are kept per character without white space, so that neither layout nor the edges of an edit
inside a word can put them out of step.
"""

from collections.abc import Sequence
from itertools import groupby

from relaudit.diff import Segment
from relaudit.history.model import Run
from relaudit.history.redline import weight


def first(text: str, release: int) -> list[int]:
    """The origins of a text that one release brought whole."""
    return [release] * _inked(text)


def carried(origins: Sequence[int], old: str, new: str, places: Sequence[Segment], release: int) -> list[int]:
    """The origins of NEW, which a release made of OLD; a change of format brings nothing."""
    made: list[int] = []
    for segment in places:
        if segment.new is None:
            continue
        size = _inked(new[segment.new.start : segment.new.end])
        kept = weight(segment) in (None, "format") and segment.old is not None
        if kept and segment.old:
            start, count = _inked(old[: segment.old.start]), _inked(old[segment.old.start : segment.old.end])
            stretch = list(origins[start : start + count])
            made += (stretch + stretch[-1:] * size)[:size] if stretch else [release] * size
        else:
            made += [release] * size
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
