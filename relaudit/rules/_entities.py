"""The organisations of a text, as the rule about their names needs them, found once."""

from functools import lru_cache
from typing import NamedTuple

from relaudit.model import Span
from relaudit.rules._terms import Word, words

FORMS = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "ltd": "ltd",
    "limited": "ltd",
    "llc": "llc",
    "llp": "llp",
    "lp": "lp",
    "plc": "plc",
    "ag": "ag",
    "gmbh": "gmbh",
    "nv": "nv",
    "pty": "pty",
}
"""A legal form as printed, in lower case, and the form it stands for."""

LINKS = frozenset("and de du".split())
"""Small words inside a name."""


class Entity(NamedTuple):
    """An organisation as printed: the words of its name, its legal form, its place."""

    words: tuple[str, ...]
    form: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The name without case, blanks and hyphens."""
        return "".join(self.words).lower().replace("-", "")

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


@lru_cache(maxsize=8)
def entities(text: str) -> tuple[Entity, ...]:
    """Every name that ends in a legal form, in order."""
    found = []
    every = words(text)
    for at, word in enumerate(every):
        form = FORMS.get(word.text.lower())
        if form and (word.text[0].isupper() or form == "plc"):
            start = _start(text, every, at)
            if start < at:
                name = tuple(w.text for w in every[start:at])
                found.append(Entity(name, form or "", every[start].start, word.end))
    return tuple(found)


def _start(text: str, every: tuple[Word, ...], at: int) -> int:
    """The first word of the name that ends before the word at `at`."""
    start = at
    while start > 0 and at - start < 6:
        word, gap = every[start - 1], text[every[start - 1].end : every[start].start]
        mark = gap.strip()
        if gap.count("\n") > 1 or (mark not in ("", "&") and not (start == at and mark == ",")):
            break
        if not word.text[0].isupper() and not word.text[0].isdigit() and word.text not in LINKS:
            break
        start -= 1
    while start < at and (every[start].text in LINKS or every[start].text in ("The", "About")):
        start += 1
    return start
