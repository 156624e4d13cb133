"""What a figure measures, in words, for relations and rules that hold distant figures together."""

from collections.abc import Iterable

from relaudit.reconcile.sentences import Figure
from relaudit.reconcile.vocabulary import DOWN, EITHER, FILLERS, PERIOD, UP, VERBS

STOPS = frozenset(
    """
    , ; : ( ) – — -- and or for in on with by to from at of the its our their this that which as per than
    while including over under after before during a an
    """.split()
)
SKIPPED = PERIOD | FILLERS | VERBS | UP | DOWN | EITHER | frozenset("usd us % was were".split())
SAME = {"sale": "revenue", "earning": "income", "profit": "income"}
MEANS = {
    "eps": ("earnings", "per", "share"),
    "sg&a": ("selling", "general", "administrative"),
    "r&d": ("research", "development"),
    "sales": ("revenue",),
    "sale": ("revenue",),
    "revenues": ("revenue",),
    "bought": ("repurchase",),
    "loss": ("income",),
}
"""Words that a sentence has for those of a row's label."""
LONGEST = 4
"""Words of a measure; what stands further off describes it, but does not name it."""


def measure(figure: Figure) -> tuple[str, ...]:
    """The stems of the noun phrase that a figure measures, nearest first; empty where none is told.

    "net sales for the quarter were $5 million" gives ("revenue", "net").
    """
    return _before(figure.before) or _after(figure.after)


def _before(words: tuple[str, ...]) -> tuple[str, ...]:
    at = len(words) - 1
    while at >= 0 and (words[at] in SKIPPED or words[at].isdigit() or words[at].endswith("ly")):
        at -= 1
    found: list[str] = []
    while at >= 0 and words[at] not in STOPS and words[at] not in SKIPPED and len(found) < LONGEST:
        found.append(stem(words[at]))
        at -= 1
    return tuple(found)


def _after(words: tuple[str, ...]) -> tuple[str, ...]:
    at = 1 if words[:1] in (("in",), ("of",)) else 0
    found: list[str] = []
    for word in words[at : at + LONGEST]:
        if word in STOPS or word in VERBS or word in PERIOD:
            break
        if word not in SKIPPED:
            found.append(stem(word))
    return tuple(reversed(found))


def stems(label: Iterable[str]) -> frozenset[str]:
    """The words of a label or a sentence as they are compared: no plural, short forms written out."""
    found = set()
    for word in label:
        for part in MEANS.get(word, (word,)):
            found.add(part[:-1] if len(part) > 3 and part.endswith("s") and not part.endswith("ss") else part)
    return frozenset(found)


def stem(word: str) -> str:
    """A word as measures are compared: no plural, one word for sales and revenue, profit and income."""
    if word in SAME:
        return SAME[word]
    found = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return SAME.get(found, found)
