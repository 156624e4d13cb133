"""The words of a text as the rules about names and terms need them, found once for all rules.

Addresses and web sites (`acme.example`) are left out, so that no rule about words speaks of a link.
"""

import re
from array import array
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

from relaudit.model import Span

CUT = 2**18
"""Code points of a text that are cut into words at a time."""

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


class Columns(NamedTuple):
    """The words of a text by column: a rule looks for candidates here, and only those become words.

    A text of 20,000 paragraphs has two million words; as objects they take 400 MB and most of the time.
    `known` are the different words of the whole text.
    """

    texts: Sequence[str]
    starts: Sequence[int]
    opens: bytes
    capitals: bytes
    known: Set[str]

    def word(self, at: int) -> Word:
        """One word."""
        text, start = self.texts[at], self.starts[at]
        return Word(text, start, start + len(text), bool(self.opens[at]))

    def end(self, at: int) -> int:
        """Where a word ends."""
        return self.starts[at] + len(self.texts[at])

    def runs(self, pattern: bytes) -> Iterator[int]:
        """Every place where a run of words begins with and without capitals, those that overlap too."""
        at = self.capitals.find(pattern)
        while at >= 0:
            yield at
            at = self.capitals.find(pattern, at + 1)

    def spans(self, word: str) -> list[Span]:
        """Where a word stands."""
        return [
            Span(start, start + len(word)) for start in compress(self.starts, map(word.__eq__, self.texts))
        ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A link, an address or a handle; a word with inner hyphens, apostrophes, ampersands, dots.

    A lost line break can glue a name to the stop before it, or a figure and an address to the name:
    "Acme, Inc.Ada Byrne508-248-3900byrne@acme.example".
    """
    return (
        re.compile(
            r"(?:https?:|www\.)\S+"
            r"|(?:(?<=[a-z])(?=\d{3})|(?<!\S)(?![A-Z][a-z]{1,20}\d{3}))[^\s@]{0,64}@\S+"
        ),
        re.compile(r"(\w+(?:(?:[-‐‑’'&]|\.(?=[a-z\d]|\w\b))\w+)*)"),
    )


@lru_cache(maxsize=8)
def columns(text: str) -> Columns:
    """The words of a text, possessive endings cut off, before any of them is made."""
    links, pattern = _patterns()
    if "@" in text or "://" in text or "www." in text:
        text = links.sub(lambda match: " " * len(match[0]), text)
    texts: list[str] = []
    starts, opens = array("I"), bytearray()
    forms: dict[str, str] = {}
    for low, high in pairwise(_cuts(text)):
        pieces = pattern.split(text[low:high])  # gap, word, gap, ..., word, gap
        gaps, found = pieces[:-1:2], pieces[1::2]
        starts.extend([*accumulate(map(len, pieces[:-1]), initial=low)][1::2])
        opening = {gap: gap != " " and (_opening(gap) or gap.count("\n") > 1) for gap in set(gaps)}
        opens += b"\1"[: len(gaps)] + bytes(map(opening.__getitem__, gaps[1:]))
        forms |= {word: _form(word) for word in set(found) - forms.keys()}
        texts += map(forms.__getitem__, found)
    if "" in forms.values():
        starts, opens = array("I", compress(starts, texts)), bytearray(compress(opens, texts))
        texts = list(filter(None, texts))
    capital = {word: word[0].isupper() for word in forms.values() if word}
    return Columns(texts, starts, bytes(opens), bytes(map(capital.__getitem__, texts)), capital.keys())


def _cuts(text: str) -> Iterator[int]:
    """Where to cut a long text, before an empty line: cut as a whole, its pieces take ten times its room."""
    at = 0
    while at >= 0:
        yield at
        at = text.find("\n\n", at + CUT)
    yield len(text)


def _form(word: str) -> str:
    """A word as the rules see it; nothing for what only looks like a word ("acme.example")."""
    if "." in word and not is_initials(word):
        return ""
    if word[-2:] in ("'s", "’s"):
        word = word[:-2]
    return word if word.isascii() else word.translate(_HYPHENS)


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
