"""Words of a release as one harmless line: what every report prints passes through here."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from relaudit.model import Audit, Side
from relaudit.words import collapse

HARMFUL = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Control and direction marks that could steer a terminal or turn a line round; lone surrogates."""


def plain(text: str) -> str:
    """The words on one line: line breaks folded, broken words joined, control marks made visible.

    >>> plain("single-\\n  mode  fiber\\x1b[31m")
    'single-mode fiber\ufffd[31m'
    """
    line = collapse(text)
    return line if line.isprintable() else re.sub(HARMFUL, "\ufffd", line)


def opening_words(text: str) -> str:
    """The words on one line without the mark of a heading or a list item in front.

    >>> opening_words("# Acme Reports"), opening_words("● Revenue rose"), opening_words("#1 in fiber")
    ('Acme Reports', 'Revenue rose', '#1 in fiber')
    """
    line = plain(text)
    mark, _, rest = line.partition(" ")
    return rest if rest and not mark.strip("#>-*•●▪■◦‣·") else line


def cut(text: str, limit: int) -> str:
    """The words on one line, shortened in the middle where they are longer than the limit.

    >>> cut("one two three four five six seven", 20)
    'one two … six seven'
    """
    line = plain(text)
    if len(line) <= limit:
        return line
    head = line[: limit // 2].rsplit(" ", 1)[0]
    tail = line[-limit // 2 :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "warning"), count(0, "passage"), count(2, "reads", "read")
    ('1 warning', '0 passages', '2 read')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def first(words: Sequence[str], limit: int) -> str:
    """As many as a reader takes in, and how many more there are."""
    more = f" and {len(words) - limit:,} more" if len(words) > limit else ""
    return ", ".join(words[:limit]) + more


def name(audit: Audit, side: Side) -> str:
    """The document's name as given; of an absolute path only so much as tells the two apart."""
    path = PurePath(audit.document(side).name)
    if not path.is_absolute():
        return plain(audit.document(side).name.removeprefix("./"))
    other = audit.old if side == "new" else audit.new
    twin = other is not None and PurePath(other.name).name == path.name
    return plain("/".join(path.parts[-2 if twin else -1 :]))
