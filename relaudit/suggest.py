"""What to say about a name that nobody knows: the nearest one that somebody does."""

from collections.abc import Iterable
from difflib import get_close_matches


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """One line that names the nearest known name, or none where all are far.

    >>> unknown("rule", "stale-dates", ["stale-date", "unit-conflict"])
    "unknown rule 'stale-dates'; did you mean 'stale-date'?"
    """
    near = get_close_matches(name, list(known), n=1)
    return f"unknown {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")
