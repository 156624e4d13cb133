"""Pairs of documents with known truth: which paragraph became which, and which ones moved."""

import random
import textwrap
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

VOCABULARY = 20_000
WORDS = 100
EDITED, MOVED, RECUT = 0.05, 0.03, 0.02
"""Share of words edited in every paragraph; of paragraphs moved; of paragraphs split or merged."""


class Pair(NamedTuple):
    """Two texts, the true pairs of paragraph indices, and the indices in OLD of those that moved."""

    old: str
    new: str
    pairs: frozenset[tuple[int, int]]
    moved: frozenset[int]


def generate(count: int, seed: int = 1) -> Pair:
    """Generate `count` paragraphs of 100 words by Zipf's law and their edited, moved, recut version."""
    draw = random.Random(seed)
    vocabulary = _vocabulary(draw)
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def some(number: int) -> list[str]:
        return draw.choices(vocabulary, cum_weights=weights, k=number)

    old = [some(WORDS) for _ in range(count)]
    pieces: list[tuple[list[int], list[str]]] = [([at], _edited(old[at], draw, some)) for at in range(count)]
    pieces, moved = _moved(pieces, draw)
    pieces = _recut(pieces, draw, moved)
    pairs = {(origin, at) for at, (origins, _) in enumerate(pieces) for origin in origins}
    return Pair(
        _wrapped(old, 80), _wrapped([words for _, words in pieces], 72), frozenset(pairs), frozenset(moved)
    )


def _vocabulary(draw: random.Random) -> list[str]:
    letters = "etaoinshrdlucmfwypvbgk"
    known: dict[str, None] = {}
    while len(known) < VOCABULARY:
        known["".join(draw.choices(letters, k=draw.randint(2, 10)))] = None
    return list(known)


def _edited(words: list[str], draw: random.Random, some: Callable[[int], list[str]]) -> list[str]:
    edited: list[str] = []
    for word in words:
        chance = draw.random() / EDITED
        if chance >= 1:
            edited.append(word)
        elif chance < 1 / 3:
            edited += some(1)
        elif chance < 2 / 3:
            edited += [word, *some(1)]
    return edited


Piece = tuple[list[int], list[str]]


def _moved(pieces: list[Piece], draw: random.Random) -> tuple[list[Piece], set[int]]:
    """Take some paragraphs out and put each back at least three places away."""
    count = len(pieces)
    chosen = set(draw.sample(range(count), round(MOVED * count)))
    stay = [piece for at, piece in enumerate(pieces) if at not in chosen]
    slots: dict[int, list[Piece]] = {}
    for at in sorted(chosen):
        slot = draw.choice(
            [place for place in (draw.randrange(len(stay)) for _ in range(9)) if abs(place - at) > 3]
        )
        slots.setdefault(slot, []).append(pieces[at])
    found: list[Piece] = []
    for at, piece in enumerate(stay):
        found += [*slots.get(at, ()), piece]
    return found, chosen


def _recut(pieces: list[Piece], draw: random.Random, moved: set[int]) -> list[Piece]:
    """Split some paragraphs in two, merge others with the next one; moved ones stay whole."""
    found: list[Piece] = []
    for origins, words in pieces:
        chance = draw.random() / RECUT
        if chance < 0.5 and not moved.intersection(origins):
            half = len(words) // 2
            found += [(origins, words[:half]), (list(origins), words[half:])]
        elif (
            chance < 1 and found and not moved.intersection(origins + found[-1][0]) and len(found[-1][1]) > 80
        ):
            found[-1] = (found[-1][0] + origins, found[-1][1] + words)
        else:
            found.append((origins, words))
    return found


def _wrapped(paragraphs: list[list[str]], width: int) -> str:
    return "\n\n".join(textwrap.fill(" ".join(words), width) for words in paragraphs) + "\n"
