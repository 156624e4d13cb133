"""Hedges: words before or after a figure that make it a bound ("approximately", "over", "or more")."""

import re

from relaudit.model import Bound

BEFORE: dict[str, Bound] = {
    "approximately": "about", "approx": "about", "about": "about", "around": "about", "roughly": "about",
    "nearly": "about", "almost": "about", "some": "about", "estimated": "about", "close to": "about",
    "circa": "about", "~": "about", "near": "about", "more or less": "about",
    "more than": "more-than", "over": "more-than", "in excess of": "more-than", "greater than": "more-than",
    "larger than": "more-than", "higher than": "more-than", "bigger than": "more-than",
    "exceed": "more-than", "exceeds": "more-than", "exceeded": "more-than", "exceeding": "more-than",
    "above": "more-than", "upwards of": "more-than", "surpassing": "more-than", "surpassed": "more-than",
    ">": "more-than", "at least": "at-least", "not less than": "at-least", "no less than": "at-least",
    "no fewer than": "at-least", "minimum of": "at-least", "a minimum": "at-least", "≥": "at-least",
    "less than": "less-than", "fewer than": "less-than", "under": "less-than", "below": "less-than",
    "smaller than": "less-than", "lower than": "less-than", "<": "less-than", "up to": "at-most",
    "at most": "at-most", "no more than": "at-most", "not more than": "at-most", "not to exceed": "at-most",
    "not exceed": "at-most", "as much as": "at-most", "as many as": "at-most", "maximum of": "at-most",
    "≤": "at-most", "no higher than": "at-most", "no greater than": "at-most",
}  # fmt: skip
LAST = frozenset(phrase.split()[-1] for phrase in BEFORE)
FILLERS = frozenset({"a", "an", "the", "just", "only", "currently", "expected", "total", "another"})
COMPARING = frozenset(
    "% percent increase increased decrease decreased gain improvement growth decline up down rise "
    "rose fell grew grow higher lower premium advantage points times million "
    "billion declined improved reduction".split()
)
"""Words after which "over", "above", "below" and "under" compare ("up 47% over $36.9 million")."""

OPENING = str.maketrans('([“"‘', "     ")
BEFORE_WIDTH = 44
"""Code points that a hedge may stand before its figure: the longest one, fillers and a line's indent."""

AFTER = re.compile(
    r"(?:\s{1,40}(?:or|and)\s{1,40}"
    r"(more|greater|higher|above|over|better|less|fewer|lower|below|under)\b|\+(?!\d))"
)
UPWARD = frozenset({"more", "greater", "higher", "above", "over", "better", None})


def bound(low: str, start: int, end: int) -> Bound:
    """Read how far a figure is bound by the words around it.

    >>> text = "over $5 million"
    >>> bound(text, 5, 15)
    'more-than'
    """
    if (low[end : end + 1] in ("+", " ", "\n")) and (after := AFTER.match(low, end)):
        return "at-least" if after[1] in UPWARD else "at-most"
    words = low[max(0, start - BEFORE_WIDTH) : start].translate(OPENING).split()
    while words and words[-1] in FILLERS:
        words.pop()
    if not words:
        return "exact"
    if words[-1] not in LAST:
        return BEFORE[words[-1][-1]] if words[-1][-1] in "~<>≤≥" else "exact"
    for width in (3, 2, 1):
        phrase = " ".join(words[-width:])
        if phrase in BEFORE and len(words) >= width:
            comparing = width == 1 and words[-1] in ("over", "above", "below", "under") and len(words) > 1
            if comparing and (words[-2].endswith("%") or words[-2].rstrip(",") in COMPARING):
                return "exact"
            return BEFORE[phrase]
    return "exact"
