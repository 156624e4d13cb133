"""Pairs for paragraphs that stand neither equal nor in order: by rare words, opening, letters, kind, slot.

Each stage adds to `pairs` (index in OLD to index in NEW) and never takes a pair back.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel

from relaudit.model import RECURRING, Kind
from relaudit.words import bare

ACCEPT = 0.45
"""Similarity from which a pair is a pair: true body pairs score 66 and more, strangers 25 and less."""

RARE = 8
"""A word is rare if at most so many of the paragraphs left over hold it."""

VOTES = 4
"""How many candidates the rare words may name for one paragraph."""

OPENING = 4
"""So many equal words at the start are a template's opening..."""

TEMPLATE = 0.25
"""...if the rest is as similar as this; strangers reach it rarely, and then not with the same opening."""

SLOT = 0.2
"""Similarity that is enough between neighbours that correspond: a paragraph rewritten in its place."""

REWRITTEN = 0.12
"""Similarity of an About text to the one under the same heading that it replaces; strangers share less."""

HEADING = 8
"""Words of a heading or a line of contacts."""

GENERIC = frozenset(
    "about us our the company inc corp corporation co ltd limited llc plc group holdings".split()
)
"""Words of a heading "About …" that name nobody."""

SIGNS = (re.compile("@").search, re.compile(r"\d").search)
"""What tells a line of contacts with an address or a number from one with a name."""

MARKS = ".,;:()*\"'“”‘’"
QUOTES = ('"', "“", "”")
SAYING = frozenset(
    "said says stated states commented comments added adds noted notes remarked explained continued".split()
)
NAME = 12
"""Words behind a verb of saying in which the speaker's title and name end."""

BLOCK = 60
"""Words that a contact block has at most."""

LETTERS = 5
"""Letters and digits that one paragraph must share with another to be called a piece of it."""

FEW = 10_000
"""Comparisons of short recurring paragraphs that are affordable; no release needs more."""

LONGEST = 4_000
"""Words of a paragraph that are looked at for similarity: bit-parallel, but still quadratic."""

ONE_TO_ONE: frozenset[Kind] = frozenset(
    {"headline", "dateline", "about", "forward-looking", "contact", "non-gaap"}
)
"""Kinds of which a release has one: those left over on both sides correspond whatever their words."""


class Side(NamedTuple):
    """The paragraphs of one document as the alignment sees them."""

    words: Sequence[list[str]]
    kinds: Sequence[Kind]


def similarity(old: list[str], new: list[str], cutoff: float = 0.0) -> float:
    """Share of words that two paragraphs have in common in order, 0 to 1; 0 below the cutoff.

    >>> similarity("a b c d".split(), "a b x d".split())
    0.75
    """
    return Indel.normalized_similarity(old[:LONGEST], new[:LONGEST], score_cutoff=cutoff)


def left(side: Side, paired: Iterable[int]) -> list[int]:
    """List the paragraphs of a side that are not paired yet."""
    known = set(paired)
    return [index for index in range(len(side.words)) if index not in known]


def folded(words: list[str]) -> list[str]:
    """The words without case and without the marks around them."""
    return list(map(_folded, words))


@lru_cache(maxsize=2**16)
def _folded(word: str) -> str:
    return word.lower().strip(MARKS)


def _rare_words(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair what is left by the rare words that both share, best score first, ties by kind and position."""
    ours, theirs = left(old, pairs), left(new, pairs.values())
    if not ours or not theirs:
        return
    known = {index: folded(new.words[index]) for index in theirs}
    holders: dict[str, list[int]] = defaultdict(list)
    for index in theirs:
        for word in dict.fromkeys(known[index]):
            holders[word].append(index)
    scored: list[tuple[float, bool, int, int, int]] = []
    for index in ours:
        words = folded(old.words[index])
        rare = [word for word in dict.fromkeys(words) if 0 < len(holders.get(word, ())) <= RARE]
        votes = Counter(other for word in rare for other in holders[word])  # in order: ties go to the first
        for other, _ in votes.most_common(VOTES):
            score = similarity(words, known[other], ACCEPT)
            if score >= ACCEPT:
                same = old.kinds[index] == new.kinds[other]
                scored.append((-score, not same, abs(index - other), index, other))
    taken = set(pairs.values())
    for _, _, _, index, other in sorted(scored):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)


def _openings(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair paragraphs that open with the same words, as templates do: `Voting for the action were`."""
    doors: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in left(new, pairs.values()):
        doors[tuple(folded(new.words[index][:OPENING]))].append(index)
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in left(old, pairs):
        seen[tuple(folded(old.words[index][:OPENING]))].append(index)
    for key, ours in seen.items():
        theirs = doors.get(key, [])
        if len(key) == OPENING and len(ours) == len(theirs) == 1:
            one, two = folded(old.words[ours[0]]), folded(new.words[theirs[0]])
            if similarity(one, two) >= TEMPLATE and _comparable(one, two):
                pairs[ours[0]] = theirs[0]


def _by_speaker(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair the quotes of one person, whatever they say, if each release has as many left over."""
    ours, theirs = (
        _spoken(side, left(side, paired)) for side, paired in ((old, pairs), (new, pairs.values()))
    )
    for name, indices in ours.items():
        if len(indices) == len(theirs.get(name, ())):
            pairs.update(zip(indices, theirs[name], strict=True))


def _spoken(side: Side, indices: list[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        if side.kinds[index] in ("quote", "body") and (name := speaker(side.words[index])):
            found[name].append(index)
    return found


def speaker(words: list[str]) -> str | None:
    """The last name of who is quoted, in small letters; None where nobody is named beside a verb of saying.

    >>> speaker("“We grow,” said President and CEO Ada Byrne, who leads us.".split())
    'byrne'
    >>> speaker("Ada Byrne, who leads us, said: “We grow.”".split())
    'byrne'
    """
    for at, word in enumerate(words):
        if _folded(word) not in SAYING:
            continue
        if at and words[at - 1].endswith(QUOTES):
            name = _until_comma(words[at + 1 : at + NAME])
        elif words[at + 1 : at + 2] and words[at + 1].startswith(QUOTES):
            name = _until_comma(words[:at])
        else:
            continue
        if name and name[-1][:1].isupper():
            return _folded(name[-1])
    return None


def _until_comma(words: list[str]) -> list[str]:
    """The words of a name and the titles before it; `Dr.` and initials do not end it."""
    for at, word in enumerate(words, 1):
        if word.endswith((",", ":")) or (word.endswith(".") and len(word) > len("Mrs.")):
            return words[:at]
    return words


def _contained(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair short recurring paragraphs of which one holds the letters of the other: glued contact lines."""
    ours, theirs = (
        {
            index: key
            for index in left(side, paired)
            if side.kinds[index] in RECURRING and len(key := _letters(side.words[index])) >= LETTERS
        }
        for side, paired in ((old, pairs), (new, pairs.values()))
    )
    if len(ours) * len(theirs) > FEW:
        return
    found: list[tuple[int, int, int, int]] = []
    for (index, one), (other, two) in product(ours.items(), theirs.items()):
        if one not in two and two not in one:
            continue
        fewer, more = sorted((len(one), len(two)))
        piece, whole = old.words[index], new.words[other]
        if len(one) > len(two):
            piece, whole = whole, piece
        address = (
            len(whole) == 1 and "@" in whole[0] and "@" not in piece[0]
        )  # its company's name is no piece
        if not address and (old.kinds[index] == new.kinds[other] or 2 * fewer > more):
            found.append((-fewer, more, index, other))
    taken: set[int] = set()
    for _, _, index, other in sorted(found):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)


def _letters(words: list[str]) -> str:
    """The letters of a line; those of a web address without what every address begins with."""
    return bare("".join(words[:BLOCK])).removeprefix("https").removeprefix("http").removeprefix("www")


def _by_kind(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair the only paragraph of a kind that a release has one of, if no other of that kind is paired."""
    for kind in sorted(ONE_TO_ONE - {old.kinds[index] for index in pairs}):
        ours = [index for index in left(old, pairs) if old.kinds[index] == kind]
        theirs = [index for index in left(new, pairs.values()) if new.kinds[index] == kind]
        if len(ours) == len(theirs) == 1:
            pairs[ours[0]] = theirs[0]


def _by_slot(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair paragraphs of one kind left over beside neighbours that correspond, if recurring or similar."""
    around = {-1: -1, len(old.words): len(new.words), **pairs}
    taken = set(around.values())
    for index in left(old, pairs):
        kind = old.kinds[index]
        if kind == "quote":  # two quotes in one place may be two people's
            continue
        slots = {around[at] + step for at, step in ((index - 1, 1), (index + 1, -1)) if at in around}
        if len(slots) > 1 and kind not in RECURRING:
            continue
        between = len(slots) == 1 and index - 1 in around and index + 1 in around
        for other in sorted(slots):
            if other in taken or new.kinds[other] != kind:
                continue
            enough = SLOT if between else TEMPLATE
            if kind == "about" and around.get(index - 1) == other - 1:
                enough = REWRITTEN
            if _replaces(folded(old.words[index]), folded(new.words[other]), kind, enough):
                pairs[index] = around[index] = other
                taken.add(other)
                break


def _replaces(old: list[str], new: list[str], kind: Kind, enough: float) -> bool:
    """Whether one paragraph may stand in the place of another of its kind.

    A contact's line may, whatever it says, if it is of the same sort: a name, an address, a number. A
    heading may not for a text, nor for that of another company.
    """
    alike = similarity(old, new) >= enough
    if kind not in RECURRING or not _comparable(old, new):
        return alike and kind not in RECURRING
    if kind == "contact":
        sorts = [[any(map(sign, words)) for sign in SIGNS] for words in (old, new)]
        return alike or (sorts[0] == sorts[1] and (any(sorts[0]) or enough == SLOT))
    if max(len(old), len(new)) > HEADING:
        return alike
    names = [set(words) - GENERIC for words in (old, new)]
    return kind != "about" or not all(names) or not names[0].isdisjoint(names[1])


def _comparable(old: list[str], new: list[str]) -> bool:
    """Whether two texts are of one sort: two headings or lines of contacts, two running texts."""
    fewer, more = sorted((len(old), len(new)))
    return fewer > HEADING or more <= 3 * fewer + OPENING


STAGES = (_rare_words, _openings, _by_speaker, _contained, _by_kind, _by_slot)
"""In the order of their trustworthiness."""
