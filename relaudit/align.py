"""Paragraphs of two documents to pairs: n to m, moved, split, merged.

Invariant: every paragraph of both sides stands in exactly one match. Near-linear: equal paragraphs first,
then a walk in order that probes the next few, then an index of rare words for what is left.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from relaudit.model import RECURRING
from relaudit.pairing import LETTERS, LONGEST, STAGES, Side, folded, left, similarity
from relaudit.words import bare

PROBES = 3
"""How many of the next unpaired paragraphs the walk looks at."""

EVIDENT = 0.6
"""Word-level similarity from which a pair found in order is taken without looking further."""

SLACK = 0.05
"""How much less alike than a pair another may look before case and marks are put aside."""

CARRIED = 0.7
"""Part of a paragraph's words that a neighbour must add to a pair to be a piece of it (split, merged)."""

HEAD = 10
"""Letters at the start of a contact line by which it is found in a block that lost its line breaks."""

SENTENCE = 8
"""Words of a sentence that is recognised wherever it stands."""

LINE = 8
"""Words of a line that belongs to a block because lines before and behind it do."""

GAP = 3
"""How far a piece may stand from the rest of its paragraph: page numbers and added lines come between."""


class Match(NamedTuple):
    """Indices of paragraphs that belong together; either side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    moved: bool = False


def align(old: Side, new: Side) -> list[Match]:
    """Pair the paragraphs of two documents, in the order of NEW; removed ones come where they stood."""
    pairs = _equal(old.words, new.words)
    _walk(old, new, pairs)
    for stage in STAGES:
        if len(pairs) < min(len(old.words), len(new.words)):
            stage(old, new, pairs)
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
        if best >= 0 and (score == 1 or not _closer(old, new, index, best)):
            pairs[index] = best
            taken.add(best)
            here = best + 1


def _closer(old: Side, new: Side, index: int, best: int) -> bool:
    """Whether a paragraph of NEW belongs to the next of OLD, not to this one.

    Of two notes that name one subsidiary each, the first may be gone; both may stand too.
    """
    if index + 1 == len(old.words):
        return False
    nearly = similarity(old.words[index], new.words[best]) - SLACK
    if not similarity(old.words[index + 1], new.words[best], nearly):  # mostly they are strangers
        return False
    this, that, one = folded(old.words[index]), folded(old.words[index + 1]), folded(new.words[best])
    score = similarity(that, one)
    if score <= similarity(this, one):
        return False
    return best + 1 == len(new.words) or similarity(that, folded(new.words[best + 1]), score) < score


Group = tuple[list[int], list[int]]


def _split_and_merged(old: Side, new: Side, pairs: dict[int, int]) -> list[Group]:
    """Join unpaired neighbours to the pair that they are a piece of; pairs become groups."""
    groups: dict[int, Group] = {one: ([one], [two]) for one, two in pairs.items()}
    of_new = {two: groups[one] for one, two in pairs.items()}
    of_old = dict(groups)
    _attach(new, of_new, 1, old)
    _attach(old, of_old, 0, new)
    alone: list[Group] = [([index], []) for index in left(old, of_old)]
    alone += [([], [index]) for index in left(new, of_new)]
    return [*groups.values(), *alone]


def _attach(side: Side, known: dict[int, Group], here: int, other: Side) -> None:
    """Attach the unpaired paragraphs of one side to groups whose other side is one paragraph."""
    loose = left(side, known)
    for index in [*loose, *reversed(loose)]:  # a chain of pieces may stand before its pair or behind
        for beside in _near(index, known, side) if index not in known else ():
            group = known[beside]
            if len(group[1 - here]) == 1 and _adds(other.words[group[1 - here][0]], group[here], index, side):
                group[here].append(index)
                group[here].sort()
                known[index] = group
                break
    for index in left(side, known):  # a name between the lines of one contact block
        before, after = known.get(index - 1), known.get(index + 1)
        short = len(side.words[index]) <= LINE and side.kinds[index] != "furniture"
        if before is after and before is not None and short:
            before[here].append(index)
            before[here].sort()
            known[index] = before


def _near(index: int, known: dict[int, Group], side: Side) -> list[int]:
    """The next paragraphs before and behind that belong to a group; a page number may stand between."""
    found = []
    for step in (-1, 1):
        for place in range(index + step, index + step * (GAP + 1), step):
            if place in known and side.kinds[place] != "furniture":
                found.append(place)
                break
    return found


def _adds(whole: list[str], pieces: list[int], index: int, side: Side) -> bool:
    """Whether a paragraph holds words of `whole` that its pieces so far do not."""
    more = side.words[index]
    if len(whole) > LONGEST:
        return False
    now = [word for piece in pieces for word in side.words[piece]]
    then = [word for piece in sorted([*pieces, index]) for word in side.words[piece]]
    gain = LCSseq.similarity(whole, then) - LCSseq.similarity(whole, now)
    if gain >= CARRIED * len(more) and len(more) <= len(whole):
        return True
    if side.kinds[index] in RECURRING:  # glued lines share letters, not words
        letters = bare("".join(more))
        letters = letters[:HEAD] if side.kinds[index] == "contact" else letters
        if len(letters) >= LETTERS and bare("".join(whole)).count(letters) > bare("".join(now)).count(
            letters
        ):
            return True
    text, rest = f" {' '.join(whole)} ", f" {' '.join(now)} "
    return any(sentence in text and sentence not in rest for sentence in _sentences(more))


def _sentences(words: list[str]) -> list[str]:
    """The sentences of a paragraph that are long enough to be told from a turn of phrase.

    >>> _sentences("One two three four five six seven eight. Nine ten.".split())
    [' One two three four five six seven eight. ']
    """
    found: list[str] = []
    start = 0
    for at, word in enumerate(words, 1):
        if word.endswith(".") or at == len(words):
            if at - start >= SENTENCE:
                found.append(f" {' '.join(words[start:at])} ")
            start = at
    return found


def _ordered(groups: list[Group], old: Side, new: Side) -> list[Match]:
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
