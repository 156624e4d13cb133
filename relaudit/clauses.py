"""Two rewritten paragraphs paired clause by clause, so that each is compared with its own counterpart.

Invariant: the blocks tile both lists of words in order; the two sides of a block that is not `paired` have
too little in common to be read as one, or one of them is empty.
"""

from itertools import chain, pairwise, product
from typing import NamedTuple

from rapidfuzz.distance import Indel

KINSHIP = 0.45
"""Similarity from which two clauses are one clause, revised."""

MOST = 4_000
"""Pairs of clauses that are affordable: a legend of 60 risks against another of 60."""

STEPS = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1))
"""How many clauses of OLD may correspond to how many of NEW: one is often cut in two."""

ENDS = (".", ";", "!", "?")
CLOSING = "\"'”’)]"
MARKS = ".,;:()\"'“”‘’"
ABBREVIATED = frozenset(
    "inc. corp. co. ltd. llc. mr. mrs. ms. dr. no. st. vs. jr. sr. u.s. e.g. i.e.".split()
)
"""Words whose point ends no sentence."""

PAUSES = (",", ")")
INTRODUCING = frozenset(
    "a an the one today announced announces reported reports released is has was will are have".split()
)
"""Words behind a pause in the first sentence that begin what it says of the issuer, or the news itself."""

Clause = list[str]


class Block(NamedTuple):
    """Half-open ranges of the words of both sides."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    paired: bool


def blocks(old: list[str], new: list[str]) -> list[Block] | None:
    """Pair the clauses of two texts in order; None where neither has two of them, or both far too many.

    >>> for block in blocks("It rains. We sell tea.".split(), "The sun is out. We sell tea.".split()):
    ...     tuple(block)
    (0, 2, 0, 4, False)
    (2, 5, 4, 7, True)
    """
    one, two = clauses(old, opening=True), clauses(new, opening=True)
    if max(len(one), len(two)) < 2 or not 0 < len(one) * len(two) <= MOST:
        return None
    found: list[Block] = []
    i = j = 0
    for a, b in _steps([_folded(clause) for clause in one], [_folded(clause) for clause in two]):
        i_end, j_end = i + sum(map(len, one[:a])), j + sum(map(len, two[:b]))
        one, two = one[a:], two[b:]
        if found and not (a and b) and not found[-1].paired:
            found[-1] = found[-1]._replace(old_end=i_end, new_end=j_end)
        else:
            found.append(Block(i, i_end, j, j_end, bool(a and b)))
        i, j = i_end, j_end
    return found


def clauses(words: list[str], opening: bool = False) -> list[Clause]:
    """Cut a text behind each sentence and semicolon, and an opening in its first sentence before the news."""
    cuts = [0]
    for at, (word, after) in enumerate(pairwise([*words, ""]), 1):
        core = word.rstrip(CLOSING)
        ends = core.endswith(ENDS) and len(core) > 2 and core.lower() not in ABBREVIATED
        opening &= not (ends and core[-1] == ".")
        if at == len(words) or ends or (opening and word.endswith(PAUSES) and after in INTRODUCING):
            cuts.append(at)
    return [words[start:end] for start, end in pairwise(cuts)]


def _folded(clause: Clause) -> Clause:
    return [word.lower().strip(MARKS) for word in clause]


def _steps(old: list[Clause], new: list[Clause]) -> list[tuple[int, int]]:
    """How many clauses of either side to take at a time so that most words stand beside their like."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    steps = [[(0, 0)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, j in product(range(len(old) + 1), range(len(new) + 1)):
        best[i][j] = -1.0 if i or j else 0.0
        for a, b in STEPS:
            if a > i or b > j:
                continue
            score = best[i - a][j - b]
            if a and b:
                score += _common(old[i - a : i], new[j - b : j])
            if score > best[i][j]:
                best[i][j], steps[i][j] = score, (a, b)
    found: list[tuple[int, int]] = []
    i, j = len(old), len(new)
    while i or j:
        found.append(steps[i][j])
        i, j = i - steps[i][j][0], j - steps[i][j][1]
    return found[::-1]


def _common(old: list[Clause], new: list[Clause]) -> float:
    """How many words of both sides stand beside their like, less those that two strangers would share.

    So a clause is not taken along for a few stop words.
    """
    one, two = list(chain.from_iterable(old)), list(chain.from_iterable(new))
    return (len(one) + len(two)) * (Indel.normalized_similarity(one, two) - KINSHIP)
