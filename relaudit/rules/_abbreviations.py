"""Abbreviations and the words they stand for, as a text itself defines them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from relaudit.model import Span
from relaudit.rules._terms import stem
from relaudit.words import STOP_WORDS


class Definition(NamedTuple):
    """An abbreviation with its expansion as printed; the span covers both."""

    short: str
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def key(self) -> tuple[str, ...]:
        """The expansion without case, plural and small words."""
        return tuple(stem(word) for word in self.words if word.lower() not in STOP_WORDS)


@cache
def _bracket() -> re.Pattern[str]:
    """An abbreviation in brackets, with the words before it to be read backwards."""
    return re.compile(r"\((?:the )?[“\"']?([A-Z][A-Za-z&]{0,6}[A-Z])s?[”\"']?[),;]")


LONGEST = 90
"""Code points before a bracket in which the expansion stands."""


@lru_cache(maxsize=8)
def definitions(text: str) -> tuple[Definition, ...]:
    """Every "Expansion Of Words (EOW)" whose initials are the abbreviation, in order."""
    found = []
    for match in _bracket().finditer(text):
        letters = [letter for letter in match[1] if letter.isupper()]
        start = max(0, match.start() - LONGEST)
        words = list(re.finditer(r"\w+", text[start : match.start()]))
        first = _expansion([word[0] for word in words], letters)
        if first is not None and (words[first][0][1:].islower() or words[first][0].isupper()):
            expansion = tuple(word[0] for word in words[first:])
            found.append(Definition(match[1], expansion, start + words[first].start(), match.end()))
    return tuple(found)


def _expansion(words: list[str], letters: list[str]) -> int | None:
    """Where the words start whose initials are the letters, small words between them left out."""
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at].lower() in STOP_WORDS and words[at][0].upper() != letter:
            at -= 1
        if at < 0 or words[at][0].upper() != letter:
            return None
    return at if len(letters) > 1 else None
