"""The organisations of a text, as the rule about their names needs them, found once."""

from functools import lru_cache
from typing import NamedTuple

from relaudit.model import Span
from relaudit.rules._terms import Columns, columns

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
    every = columns(text)
    forms = {word: FORMS[word.lower()] for word in every.known if word.lower() in FORMS}
    forms = {word: form for word, form in forms.items() if word[0].isupper() or form == "plc"}
    for at, word in enumerate(every.texts if forms else ()):
        if word in forms:
            start = _start(text, every, at)
            if start < at:
                name = tuple(every.texts[start:at])
                found.append(Entity(name, forms[word], every.starts[start], every.word(at).end))
    return tuple(found)


def _start(text: str, every: Columns, at: int) -> int:
    """The first word of the name that ends before the word at `at`."""
    start = at
    while start > 0 and at - start < 6:
        word = every.word(start - 1)
        gap = text[word.end : every.starts[start]]
        mark = gap.strip()
        if gap.count("\n") > 1 or (mark not in ("", "&") and not (start == at and mark == ",")):
            break
        if not word.text[0].isupper() and not word.text[0].isdigit() and word.text not in LINKS:
            break
        start -= 1
    while start < at and (every.texts[start] in LINKS or every.texts[start] in ("The", "About")):
        start += 1
    return start
