"""Where two lists of words differ: hunks, cleaned so that a person can read them.

Invariant: hunks are in order, never touch each other, and the words between them are equal.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from relaudit.clauses import Block, blocks
from relaudit.words import STOP_WORDS, bare

ALIKE = 0.7
"""Similarity from which the quick word diff reads as well as difflib's (994 revised sentence pairs)."""

REWRITTEN = 0.45
"""Similarity below which a paragraph is compared clause by clause: word by word it would be confetti."""

LARGE = 2
"""Words on either side from which an edit is larger."""

CAP = 5_000
"""Words of one piece that are compared at once; memory grows with the square."""

DIFFLIB_CAP = 600
"""Words of one side up to which difflib is affordable."""

ISLAND = 2
"""Equal stop words between two larger edits that are not worth interrupting them for."""

GROUPS = 4
"""Groups of digits in a telephone number behind its country or area code."""

Hunk = tuple[int, int, int, int]
"""Half-open ranges of both lists: old start, old end, new start, new end."""


def readable(old: list[str], new: list[str], similarity: float, *, news: bool = False) -> list[Hunk]:
    """Find where two lists of words differ, without islands of one or two stop words.

    `news` is a paragraph of which only the beginning is expected to recur: a release's first.
    """
    return _at_sentences(_compared(old, new, similarity, news), old, new)


def _compared(old: list[str], new: list[str], similarity: float, news: bool) -> list[Hunk]:
    paired = blocks(old, new) if similarity < (ALIKE if news else REWRITTEN) else None
    if paired is None:
        return _merged(list(_raw(old, new, similarity)), old)
    return list(_joined(_by_clause(old, new, paired)))


def _by_clause(old: list[str], new: list[str], paired: list[Block]) -> Iterator[Hunk]:
    for i, i_end, j, j_end, kin in paired:
        if not kin:
            yield _trimmed(old, new, (i, i_end, j, j_end))
            continue
        one, two = old[i:i_end], new[j:j_end]
        for i1, i2, j1, j2 in _merged(list(_raw(one, two, similarity=0.0)), one):
            yield i + i1, i + i2, j + j1, j + j2


def _at_sentences(hunks: list[Hunk], old: list[str], new: list[str]) -> list[Hunk]:
    """Slide what only came or went to the end of a sentence, else of a clause, where the words allow it.

    >>> old, new = "We sell tea. We buy tea.".split(), "We sell tea. We sell jam. We buy tea.".split()
    >>> _at_sentences([(4, 4, 4, 7)], old, new)
    [(3, 3, 3, 6)]
    """
    found: list[Hunk] = []
    for at, (i1, i2, j1, j2) in enumerate(hunks):
        if (i1 == i2) == (j1 == j2):
            found.append((i1, i2, j1, j2))
            continue
        words, start, end = (new, j1, j2) if i1 == i2 else (old, i1, i2)
        room = i1 - (found[-1][1] if found else 0)
        back = 0
        while back < room and words[start - back - 1] == words[end - back - 1]:
            back += 1
        room = (hunks[at + 1][0] if at + 1 < len(hunks) else len(old)) - i2
        ahead = 0
        while ahead < room and words[start + ahead] == words[end + ahead]:
            ahead += 1
        shift = min(range(-back, ahead + 1), key=lambda by: (_edge(words[end + by - 1]), abs(by)))
        found.append((i1 + shift, i2 + shift, j1 + shift, j2 + shift))
    return list(_joined(found)) if found != hunks else hunks


def _edge(word: str) -> int:
    """How well a stretch of text ends with a word: 0 at the end of a sentence, 1 of a clause, else 2."""
    return 0 if word.endswith((".", "!", "?")) else 1 if word.endswith((",", ";", ":")) else 2


def _trimmed(old: list[str], new: list[str], hunk: Hunk) -> Hunk:
    """A hunk without the words with which both of its sides begin and end: `today announced that`."""
    i, i_end, j, j_end = hunk
    while i < i_end and j < j_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return i, i_end, j, j_end


def of_tokens(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Find where the tokens of one hunk differ: words first, then the points and quotes between them.

    Else a comma that changes places with a quote takes the word between them along: `"may,"`, `"may",`.

    >>> of_tokens(['"', "may", ",", '"'], ['"', "may", '"', ","])
    [(2, 2, 2, 3), (3, 4, 4, 4)]
    """
    ours, theirs = ([at for at, key in enumerate(side) if key.isalnum()] for side in (old, new))
    codes: list[Hunk] = []
    i = j = a = b = 0
    ends = (len(ours), len(ours), len(theirs), len(theirs))
    for i1, i2, _, j2 in [*_quick([old[at] for at in ours], [new[at] for at in theirs]), ends]:
        for step in range(i1 - i):
            one, two = ours[i + step], theirs[j + step]
            codes += _within(old, new, (a, one, b, two))
            a, b = one + 1, two + 1
        i, j = i2, j2
    codes += _within(old, new, (a, len(old), b, len(new)))
    return _merged(list(_joined(codes)), old)


def _within(old: Sequence[str], new: Sequence[str], hunk: Hunk) -> Iterator[Hunk]:
    i, i_end, j, j_end = hunk
    for i1, i2, j1, j2 in _quick(old[i:i_end], new[j:j_end]):
        yield i + i1, i + i2, j + j1, j + j2


def _raw(old: list[str], new: list[str], similarity: float) -> Iterator[Hunk]:
    """Where two lists of words differ, as half-open ranges of both."""
    if max(len(old), len(new)) > CAP:
        yield from _anchored(old, new)
        return
    if similarity >= ALIKE or max(len(old), len(new)) > DIFFLIB_CAP:
        yield from _joined(_quick(old, new))
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        yield from _joined(code[1:] for code in matcher.get_opcodes() if code[0] != "equal")


def _quick(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    for code in Indel.opcodes(old, new):
        if code.tag != "equal":
            yield code.src_start, code.src_end, code.dest_start, code.dest_end


def _joined(codes: Iterable[Hunk]) -> Iterator[Hunk]:
    """Hunks that touch made one: a deletion and the insertion in its place."""
    held: Hunk | None = None
    for code in codes:
        if held and held[1] == code[0] and held[3] == code[2]:
            held = (held[0], code[1], held[2], code[3])
            continue
        if held:
            yield held
        held = code
    if held:
        yield held


def _anchored(old: list[str], new: list[str]) -> Iterator[Hunk]:
    """Differences of lists too long to compare at once: between triples of words that both hold once."""
    ours, theirs = _unique_triples(old), _unique_triples(new)
    anchors = sorted((at, theirs[key]) for key, at in ours.items() if key in theirs)
    i = j = 0
    codes: list[Hunk] = []
    for a, b in [*anchors, (len(old), len(new))]:
        if a < i or b < j or b - j > 4 * (a - i) + CAP or a - i > 4 * (b - j) + CAP:
            continue
        if max(a - i, b - j) <= CAP:
            codes += [(i + i1, i + i2, j + j1, j + j2) for i1, i2, j1, j2 in _quick(old[i:a], new[j:b])]
        else:
            codes.append((i, a, j, b))
        i, j = a, b
    if i < len(old) or j < len(new):
        codes.append((i, len(old), j, len(new)))
    yield from _joined(codes)


def _unique_triples(found: list[str]) -> dict[tuple[str, str, str], int]:
    places: dict[tuple[str, str, str], int] = {}
    for at, triple in enumerate(zip(found, found[1:], found[2:], strict=False)):
        places[triple] = -1 if triple in places else at
    return {triple: at for triple, at in places.items() if at >= 0}


def _merged(hunks: list[Hunk], old: Sequence[str]) -> list[Hunk]:
    """Absorb islands of stop words between larger edits, of a point, of groups of a telephone number."""
    merged: list[Hunk] = []
    for hunk in hunks:
        if merged:
            last = merged[-1]
            island = list(old[last[1] : hunk[0]])
            bridged = len(island) == 1 and not bare(island[0]) and _replaces(last) and _replaces(hunk)
            dialled = _replaces(last) and _is_rest_of_number(old[last[1] - 1], island)
            small = len(island) <= ISLAND and min(_size(last), _size(hunk)) >= LARGE
            weak = small and all(bare(word) in STOP_WORDS or not bare(word) for word in island)
            if bridged or dialled or weak:
                merged[-1] = (last[0], hunk[1], last[2], hunk[3])
                continue
        merged.append(hunk)
    return merged


def _is_rest_of_number(opening: str, island: list[str]) -> bool:
    """Whether groups of digits go on what opens a telephone number: `(0)30 30 5550`, `(0) 30 30 5550`."""
    opens = opening[:1] in ("+", "(") and opening[1:2].isdigit()
    return opens and len(island) <= GROUPS and all(map(str.isdigit, island))


def _replaces(hunk: Hunk) -> bool:
    return hunk[0] < hunk[1] and hunk[2] < hunk[3]


def _size(hunk: Hunk) -> int:
    return max(hunk[1] - hunk[0], hunk[3] - hunk[2])
