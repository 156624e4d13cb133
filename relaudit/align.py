"""Paragraphs of two documents to pairs: n to m, moved, split, merged.

Invariant: every paragraph of both sides stands in exactly one match. Near-linear: equal paragraphs first,
then a walk in order that probes the next few, then an index of rare words for what is left.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from relaudit.model import Kind

PROBES = 3
"""How many of the next unpaired paragraphs the walk looks at."""

EVIDENT = 0.6
"""Word-level similarity from which a pair found in order is taken without looking further."""

ACCEPT = 0.45
"""Similarity from which a pair is a pair: true body pairs score 66 and more, strangers 25 and less."""

RARE = 8
"""A word is rare if at most so many of the paragraphs left over hold it."""

VOTES = 4
"""How many candidates the rare words may name for one paragraph."""

CARRIED = 0.7
"""Part of a paragraph's words that a neighbour must add to a pair to be a piece of it (split, merged)."""

LONGEST = 4_000
"""Words of a paragraph that are looked at for similarity: bit-parallel, but still quadratic."""

ONE_TO_ONE: frozenset[Kind] = frozenset(
    {"headline", "dateline", "about", "forward-looking", "contact", "non-gaap"}
)
"""Kinds of which a release has one: those left over on both sides correspond whatever their words."""


class Match(NamedTuple):
    """Indices of paragraphs that belong together; either side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    moved: bool = False


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


def align(old: Side, new: Side) -> list[Match]:
    """Pair the paragraphs of two documents, in the order of NEW; removed ones come where they stood."""
    pairs = _equal(old.words, new.words)
    _walk(old, new, pairs)
    _rare_words(old, new, pairs)
    _by_kind(old, new, pairs)
    return _ordered(_split_and_merged(old, new, pairs), old, new)


def _equal(old: Sequence[list[str]], new: Sequence[list[str]]) -> dict[int, int]:
    """Pair equal paragraphs that both sides hold equally often, first with first."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(old):
        places[" ".join(words)].append(index)
    others: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(new):
        others[" ".join(words)].append(index)
    return {
        one: two
        for key, indices in places.items()
        if len(indices) == len(others.get(key, ()))
        for one, two in zip(indices, others[key], strict=True)
    }


def _walk(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair in order: each unpaired paragraph with the best of the next few unpaired ones."""
    taken = set(pairs.values())
    here = 0
    for index, words in enumerate(old.words):
        if index in pairs:
            here = pairs[index] + 1
            continue
        best, score = -1, EVIDENT
        probed = 0
        for candidate in range(here, len(new.words)):
            if candidate in taken:
                if probed or candidate - here > PROBES:
                    break
                continue
            probed += 1
            found = similarity(words, new.words[candidate], score)
            if found > score or (found == score and best < 0):
                best, score = candidate, found
            if score > 0.9 or probed == PROBES:
                break
        if best >= 0:
            pairs[index] = best
            taken.add(best)
            here = best + 1


def _left(side: Side, paired: Iterable[int]) -> list[int]:
    known = set(paired)
    return [index for index in range(len(side.words)) if index not in known]


def _folded(words: list[str]) -> list[str]:
    return [word.lower().strip(".,;:()\"'“”‘’") for word in words]


def _rare_words(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair what is left by the rare words that both share, best score first, ties by kind and position."""
    ours, theirs = _left(old, pairs), _left(new, pairs.values())
    if not ours or not theirs:
        return
    folded = {index: _folded(new.words[index]) for index in theirs}
    holders: dict[str, list[int]] = defaultdict(list)
    for index in theirs:
        for word in set(folded[index]):
            holders[word].append(index)
    scored: list[tuple[float, bool, int, int, int]] = []
    for index in ours:
        words = _folded(old.words[index])
        votes = Counter(
            other for word in set(words) if 0 < len(holders.get(word, ())) <= RARE for other in holders[word]
        )
        for other, _ in votes.most_common(VOTES):
            score = similarity(words, folded[other], ACCEPT)
            if score >= ACCEPT:
                same = old.kinds[index] == new.kinds[other]
                scored.append((-score, not same, abs(index - other), index, other))
    taken = set(pairs.values())
    for _, _, _, index, other in sorted(scored):
        if index not in pairs and other not in taken:
            pairs[index] = other
            taken.add(other)


def _by_kind(old: Side, new: Side, pairs: dict[int, int]) -> None:
    """Pair what a release has one of: the only paragraph of such a kind left over on either side."""
    for kind in sorted(ONE_TO_ONE):
        ours = [index for index in _left(old, pairs) if old.kinds[index] == kind]
        theirs = [index for index in _left(new, pairs.values()) if new.kinds[index] == kind]
        if len(ours) == len(theirs) == 1:
            pairs[ours[0]] = theirs[0]


def _split_and_merged(old: Side, new: Side, pairs: dict[int, int]) -> list[tuple[list[int], list[int]]]:
    """Join unpaired neighbours to the pair that they are a piece of; pairs become groups."""
    back = {two: one for one, two in pairs.items()}
    groups = {one: ([one], [two]) for one, two in pairs.items()}
    for index in _left(new, back):
        for beside in (index - 1, index + 1):
            if beside in back:
                ours, theirs = groups[back[beside]]
                if len(ours) == 1 and _adds(old.words[ours[0]], theirs, index, new):
                    theirs.append(index)
                    theirs.sort()
                    back[index] = ours[0]
                    break
    owner = {one: one for one in pairs}
    for index in _left(old, pairs):
        for beside in (index - 1, index + 1):
            if beside in owner:
                ours, theirs = groups[owner[beside]]
                if len(theirs) == 1 and _adds(new.words[theirs[0]], ours, index, old):
                    ours.append(index)
                    ours.sort()
                    owner[index] = owner[beside]
                    break
    alone: list[tuple[list[int], list[int]]] = [([index], []) for index in _left(old, owner)]
    alone += [([], [index]) for index in _left(new, back)]
    return [*groups.values(), *alone]


def _adds(whole: list[str], pieces: list[int], index: int, side: Side) -> bool:
    """Whether a paragraph holds words of `whole` that its pieces so far do not."""
    more = side.words[index]
    if len(more) > len(whole) or len(whole) > LONGEST:
        return False
    now = [word for piece in pieces for word in side.words[piece]]
    then = [word for piece in sorted([*pieces, index]) for word in side.words[piece]]
    gain = LCSseq.similarity(whole, then) - LCSseq.similarity(whole, now)
    return gain >= CARRIED * len(more)


def _ordered(groups: list[tuple[list[int], list[int]]], old: Side, new: Side) -> list[Match]:
    paired = sorted((theirs[0], ours[0]) for ours, theirs in groups if ours and theirs)
    still = _longest_run([one for _, one in paired])
    stays = {one for (_, one), keeps in zip(paired, still, strict=True) if keeps}
    matches = {}
    for ours, theirs in groups:
        score = 0.0
        if ours and theirs:
            score = similarity(
                [word for index in ours for word in old.words[index]],
                [word for index in theirs for word in new.words[index]],
            )
        moved = bool(ours and theirs) and ours[0] not in stays
        matches[(*ours, None, *theirs)] = Match(tuple(ours), tuple(theirs), score, moved)
    placed = sorted((m for m in matches.values() if m.new), key=lambda m: m.new)
    gone = {m.old[0]: m for m in matches.values() if not m.new}
    order: list[Match] = [gone.pop(index) for index in _run_from(0, gone)]
    for match in placed:
        order.append(match)
        if match.old and not match.moved:
            order.extend(gone.pop(index) for index in _run_from(match.old[-1] + 1, gone))
    return order + [gone[index] for index in sorted(gone)]


def _run_from(start: int, gone: dict[int, Match]) -> list[int]:
    run = []
    while start in gone:
        run.append(start)
        start += 1
    return run


def _longest_run(values: list[int]) -> list[bool]:
    """For each value, whether it stands in a longest increasing run.

    >>> _longest_run([0, 3, 1, 2])
    [True, False, True, True]
    """
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(tops[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            tops.append(position)
        else:
            tails[at], tops[at] = value, position
    keeps = [False] * len(values)
    at = tops[-1] if tops else -1
    while at >= 0:
        keeps[at] = True
        at = before[at]
    return keeps
