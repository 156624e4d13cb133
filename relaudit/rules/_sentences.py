"""The sentences of a document's prose, found once for all rules that compare or read them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from relaudit.model import Kind, Paragraph, Span


class Sentence(NamedTuple):
    """One sentence: its place, the paragraph and kind it stands in."""

    start: int
    end: int
    paragraph: int
    kind: Kind

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


@cache
def _end() -> re.Pattern[str]:
    """A full stop, its closing quote or bracket, and the space before a sentence ("10 a.m. EST" is none)."""
    return re.compile(r"[.!?](?<![ .][A-Z].)[”’\"')]{0,2}\s+(?!(?:[ECMP][SD]?T|GMT|UTC)\b)(?=[A-Z“\"‘(•])")


@lru_cache(maxsize=8)
def sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """The sentences of every paragraph but tables and furniture; a heading is one sentence."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind in ("table", "furniture"):
            continue
        start = paragraph.start
        for match in _end().finditer(text, paragraph.start, paragraph.end):
            end = match.start() + len(match[0].rstrip())
            found.append(Sentence(start, end, paragraph.index, paragraph.kind))
            start = match.end()
        if start < paragraph.end:
            found.append(Sentence(start, paragraph.end, paragraph.index, paragraph.kind))
    return tuple(found)
