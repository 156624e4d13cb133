"""Hedges: words before or after a figure that make it a bound ("approximately", "over", "or more")."""

from relaudit.claims.lazy import compiled, next_word
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
    "≤": "at-most", "at least than": "at-least", "at most than": "at-most",
    "no higher than": "at-most", "no greater than": "at-most",
}  # fmt: skip
INCLUSIVE: dict[Bound, Bound] = {"more-than": "at-least", "less-than": "at-most"}
SIGNS = "~<>≤≥"
COMPARED = frozenset({"over", "above", "below", "under"})
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

EQUAL = frozenset({("or", "equal", "to"), ("or", "equal", "than"), ("or", "equals", "to")})
"""What may stand between a hedge and its figure ("less than or equal to 40")."""

AFTER = (
    r"\s{1,40}or\s{1,40}(more|greater|higher|above|over|better|less|fewer|lower|below|under)\b"
    r"|\s{1,40}and\s{1,40}(above|over|up|below|under)\b(?!\s{1,40}[\d$])|\+(?!\d)|[\s-]plus\b"
)
DOWNWARD = frozenset({"less", "fewer", "lower", "below", "under"})


def bound(low: str, start: int, end: int) -> Bound:
    """Read how far a figure is bound by the words around it.

    >>> text = "over $5 million"
    >>> bound(text, 5, 15)
    'more-than'
    """
    following = next_word(low, end).rstrip(".,;:”\"')")
    if (following in ("or", "and", "plus", "-plus") or low[end : end + 1] == "+") and (
        after := compiled(AFTER).match(low, end)
    ):
        return "at-most" if (after[1] or after[2]) in DOWNWARD else "at-least"
    return before(low[max(0, start - BEFORE_WIDTH) : start].translate(OPENING).split())


def before(words: list[str]) -> Bound:
    """The bound that the last of these words put on the figure after them."""
    while words and words[-1] in FILLERS:
        words.pop()
    inclusive = tuple(words[-3:]) in EQUAL
    if inclusive:
        del words[-3:]
        if words and words[-1] != "than":
            words.append("than")
    if not words:
        return "exact"
    if words[-1] not in LAST:
        return BEFORE[words[-1][-1]] if words[-1][-1] in SIGNS else "exact"
    for width in (3, 2, 1):
        phrase = " ".join(words[-width:])
        if len(words) < width or phrase not in BEFORE:
            continue
        if width == 1 and words[-1] in COMPARED and len(words) > 1:
            earlier = words[-2].rstrip(",")
            if earlier.endswith("%") or earlier in COMPARING:
                return "exact"
        return INCLUSIVE.get(BEFORE[phrase], BEFORE[phrase]) if inclusive else BEFORE[phrase]
    return "exact"
