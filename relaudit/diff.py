"""Changes to edits: the words of paragraphs that belong together, compared.

Invariants: every paragraph of both documents stands in exactly one change; the edits of a change are in
order, disjoint, and what stands between them is the same words on both sides, layout aside.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

from relaudit.align import Match, Side, align
from relaudit.edits import judge
from relaudit.model import Change, Document, Edit, Span, Status
from relaudit.words import STOP_WORDS, bare, spans, tokens, words

ALIKE = 0.7
"""Similarity from which the quick word diff reads as well as difflib's (994 revised sentence pairs)."""

BEYOND_READING = 0.35
"""Similarity below which a redline is confetti: such a paragraph is one edit, shown whole, old and new."""

CAP = 5_000
"""Words of one piece that are compared at once; memory grows with the square."""

DIFFLIB_CAP = 600
"""Words of one side up to which difflib is affordable."""

BESIDE = 24
"""Characters in front of an edit that tell what its figures are (`March 5`)."""

ISLAND = 2
"""Equal stop words between two larger edits that are not worth interrupting them for."""

Hunk = tuple[int, int, int, int]


class Segment(NamedTuple):
    """A stretch of a change for a redline: the same words on both sides (no edit), or an edit."""

    edit: Edit | None
    old: Span | None
    new: Span | None


class Words(NamedTuple):
    """The words of the paragraphs on one side of a change, and where they stand."""

    text: str
    words: list[str]
    spans: list[Span]


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Put every paragraph of both documents into exactly one change, in the order of NEW.

    Removed paragraphs come where they stood.
    """
    sides = [_side(document) for document in (old, new)]
    return tuple(_change(match, (old, new), sides) for match in align(*sides))


def _side(document: Document) -> Side:
    text = document.text
    return Side(
        [words(text[paragraph.start : paragraph.end]) for paragraph in document.paragraphs],
        [paragraph.kind for paragraph in document.paragraphs],
    )


def _change(match: Match, documents: tuple[Document, Document], sides: Sequence[Side]) -> Change:
    kind = sides[1].kinds[match.new[0]] if match.new else sides[0].kinds[match.old[0]]
    edits: tuple[Edit, ...] = ()
    if match.old and match.new:
        joined = [
            [word for index in indices for word in side.words[index]]
            for indices, side in zip((match.old, match.new), sides, strict=True)
        ]
        if joined[0] != joined[1]:
            one, two = (
                _located(document, indices)
                for document, indices in zip(documents, (match.old, match.new), strict=True)
            )
            edits = tuple(_edits(one, two, match.similarity))
    return Change(_status(match, edits), match.moved, kind, match.old, match.new, match.similarity, edits)


def _status(match: Match, edits: tuple[Edit, ...]) -> Status:
    if not match.old:
        return "added"
    if not match.new:
        return "removed"
    if len(match.new) > 1 and len(match.old) == 1:
        return "split"
    if len(match.old) > 1:
        return "merged"
    return "modified" if edits else "unchanged"


def _located(document: Document, indices: tuple[int, ...]) -> Words:
    """The words of some paragraphs with their places."""
    found: list[str] = []
    places: list[Span] = []
    for index in indices:
        paragraph = document.paragraphs[index]
        found += words(document.text[paragraph.start : paragraph.end])
        places += spans(document.text, paragraph.start, paragraph.end)
    return Words(document.text, found, places)


def _edits(old: Words, new: Words, similarity: float) -> Iterator[Edit]:
    if similarity < BEYOND_READING:
        hunks: list[Hunk] = [(0, len(old.words), 0, len(new.words))]
    else:
        hunks = _merged(list(_hunks(old.words, new.words, similarity)), old.words)
    for i1, i2, j1, j2 in hunks:
        yield from _fine(old, new, (i1, i2, j1, j2), whole=similarity < BEYOND_READING)


def _hunks(old: list[str], new: list[str], similarity: float) -> Iterator[Hunk]:
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


def _merged(hunks: list[Hunk], old: list[str]) -> list[Hunk]:
    """Absorb islands of one or two stop words between larger edits."""
    merged: list[Hunk] = []
    for hunk in hunks:
        if merged:
            last = merged[-1]
            island = old[last[1] : hunk[0]]
            if (
                len(island) <= ISLAND
                and all(bare(word) in STOP_WORDS or not bare(word) for word in island)
                and min(_size(last), _size(hunk)) >= 2
            ):
                merged[-1] = (last[0], hunk[1], last[2], hunk[3])
                continue
        merged.append(hunk)
    return merged


def _size(hunk: Hunk) -> int:
    return max(hunk[1] - hunk[0], hunk[3] - hunk[2])


class Token(NamedTuple):
    """A token inside a hunk: its place, and the key it is compared by."""

    start: int
    end: int
    key: str


def _tokens(side: Words, first: int, last: int) -> list[Token]:
    if first == last:
        return []
    at = side.spans[first].start
    found = []
    for token in tokens(side.text[at : side.spans[last - 1].end]):
        if not token.isspace():
            found.append(Token(at, at + len(token), bare(token) or token))
        at += len(token)
    return found


def _fine(old: Words, new: Words, hunk: Hunk, whole: bool) -> Iterator[Edit]:
    """The edits of one hunk: tokens compared by what they say, then each difference judged."""
    ours, theirs = _tokens(old, hunk[0], hunk[1]), _tokens(new, hunk[2], hunk[3])
    codes: Iterable[Hunk] = [(0, len(ours), 0, len(theirs))]
    if ours and theirs and not whole and len(ours) * len(theirs) <= CAP:
        codes = _joined(_quick([token.key for token in ours], [token.key for token in theirs]))
    i = j = 0
    for i1, i2, j1, j2 in [*codes, (len(ours), len(ours), len(theirs), len(theirs))]:
        same = [(i + k, i + k + 1, j + k, j + k + 1) for k in range(i1 - i)]
        for a1, a2, b1, b2 in [*same, (i1, i2, j1, j2)]:
            one = Span(ours[a1].start, ours[a2 - 1].end) if a2 > a1 else None
            two = Span(theirs[b1].start, theirs[b2 - 1].end) if b2 > b1 else None
            edit = _edit(old.text, new.text, one, two)
            if edit:
                yield edit
        i, j = i2, j2


def _edit(old: str, new: str, one: Span | None, two: Span | None) -> Edit | None:
    before = ""
    if two:
        before = new[max(0, two.start - BESIDE) : two.start]
    elif one:
        before = old[max(0, one.start - BESIDE) : one.start]
    judged = judge(old[one.start : one.end] if one else "", new[two.start : two.end] if two else "", before)
    return Edit(judged[0], judged[1], one, two) if judged else None


def segments(old: Document, new: Document, change: Change) -> tuple[Segment, ...]:
    """A change in reading order for a redline: segments tile its paragraphs on both sides.

    `edit` None means the same words, both spans set; a pure deletion has no new span, a pure insertion
    no old one. Added and removed paragraphs are one segment each with one side and no edit.
    """
    ours = [old.paragraphs[index].span for index in change.old]
    theirs = [new.paragraphs[index].span for index in change.new]
    if not ours or not theirs:
        return tuple(
            [Segment(None, span, None) for span in ours] + [Segment(None, None, span) for span in theirs]
        )
    i, j = ours[0].start, theirs[0].start
    found: list[Segment] = []
    for edit in change.edits:
        one = (
            edit.old.start
            if edit.old
            else _reach(old.text, i, new.text[j : edit.new.start] if edit.new else "")
        )
        two = edit.new.start if edit.new else _reach(new.text, j, old.text[i:one])
        if one > i or two > j:
            found.append(Segment(None, Span(i, one), Span(j, two)))
        found.append(Segment(edit, edit.old, edit.new))
        i, j = (edit.old.end if edit.old else one), (edit.new.end if edit.new else two)
    if i < ours[-1].end or j < theirs[-1].end:
        found.append(Segment(None, Span(i, ours[-1].end), Span(j, theirs[-1].end)))
    return tuple(found)


def _reach(text: str, start: int, other: str) -> int:
    """Where the stretch of text ends that holds as many printed characters as `other`."""
    wanted = sum(not character.isspace() for character in other)
    at = start
    while wanted and at < len(text):
        wanted -= not text[at].isspace()
        at += 1
    return at
