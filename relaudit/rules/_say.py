"""How rules put words and counts into a message, the same in all of them."""

from collections.abc import Iterable, Sequence

from relaudit.model import Side, Span
from relaudit.rules import Place

LONGEST = 160
"""Characters of a quotation in a message; the places of a finding carry the rest."""

SHOWN = 5
"""Places of one spelling that a finding points to."""


def quoted(text: str) -> str:
    """The words in quotation marks, white space folded, cut in the middle where they are long.

    >>> quoted("multi-\\n mode")
    '"multi- mode"'
    """
    folded = " ".join(text.split())
    if len(folded) > LONGEST:
        folded = f"{folded[: LONGEST // 2].rstrip()} … {folded[-LONGEST // 2 :].lstrip()}"
    return f'"{folded}"'


def listed(parts: Iterable[str]) -> str:
    """The parts as a list in prose.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last


def spots(groups: Iterable[Sequence[Span]], side: Side = "new", label: str = "") -> tuple[Place, ...]:
    """Where each of several spellings stands, the first of each before the rest, a few of each."""
    groups = [spans[:SHOWN] for spans in groups]
    first = [Place(side, spans[0], label) for spans in groups]
    return (*first, *(Place(side, span, label) for spans in groups for span in spans[1:]))


def times(count: int) -> str:
    """How often, in words.

    >>> times(1), times(3)
    ('once', '3 times')
    """
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def variants(counts: Iterable[tuple[str, int]]) -> str:
    """Spellings with how often each stands.

    >>> variants([("multimode", 4), ("multi-mode", 1)])
    '"multimode" (4 times) and "multi-mode" (once)'
    """
    return listed(f"{quoted(form)} ({times(count)})" for form, count in counts)
