"""The words of a text as the rules about names and terms need them, found once for all rules.

Addresses and web sites (`acme.example`) are left out, so that no rule about words speaks of a link.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from relaudit.model import Span

_HYPHENS = str.maketrans("‐‑", "--")


class Word(NamedTuple):
    """One word, any hyphen as "-"; `opens` says that it starts a sentence, a paragraph or a quote."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A link, an address or a handle; a word with inner hyphens, apostrophes, ampersands, dots."""
    return (
        re.compile(r"(?:https?:|www\.)\S+|[^\s@]{0,64}@\S+"),
        re.compile(r"\w+(?:[-‐‑’'&.]\w+)*"),
    )


@lru_cache(maxsize=8)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, possessive endings cut off."""
    links, pattern = _patterns()
    if "@" in text or "://" in text or "www." in text:
        text = links.sub(lambda match: " " * len(match[0]), text)
    found: list[Word] = []
    last = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        word, gap = match[0], text[last:start]
        opens = last == 0 or (gap != " " and (_opening(gap) or gap.count("\n") > 1))
        last = end
        if "." in word and not is_initials(word):
            continue
        if word[-2:] in ("'s", "’s"):
            word, end = word[:-2], end - 2
        found.append(Word(word if word.isascii() else word.translate(_HYPHENS), start, end, opens))
    return tuple(found)


def is_initials(word: str) -> bool:
    """Whether a word is single letters with dots between: "H.C", "U.S"."""
    return all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _opening(gap: str) -> bool:
    return any(mark in gap for mark in '.!?:;•*#"“—–|[(')


def stem(word: str) -> str:
    """A word without case, hyphens and plural ending, for comparison only.

    >>> stem("Data-Centres")
    'datacentre'
    """
    bare = word.lower().replace("-", "")
    return bare[:-1] if len(bare) > 3 and bare[-1] == "s" and bare[-2] != "s" else bare
