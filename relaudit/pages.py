"""A docstring of a rule as a page: a sentence, then paragraphs `Why:`, `Fires:`, `Silent:`, `Limits:`."""

import re
from inspect import cleandoc
from typing import NamedTuple

_SECTION = re.compile(r"^([A-Z][a-z]+): *", re.M)


class Page(NamedTuple):
    """What a rule says of itself: what it finds, and paragraphs by their names; each on one line."""

    what: str
    sections: dict[str, str]


def page(docstring: str) -> Page:
    """Take a docstring apart.

    >>> page("A date is stale.\\n\\n    Why: it misleads.\\n    Fires: 2001,\\n      then 2000.")
    Page(what='A date is stale.', sections={'Why': 'It misleads.', 'Fires': '2001, then 2000.'})
    """
    what, *parts = _SECTION.split(cleandoc(docstring))
    texts = [_sentence(part) for part in parts[1::2]]
    return Page(" ".join(what.split()), dict(zip(parts[::2], texts, strict=True)))


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:]
