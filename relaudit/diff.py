"""Changes to edits: the words of paragraphs that belong together, compared.

Invariants: every paragraph of both documents stands in exactly one change; the edits of a change are in
order, disjoint, and what stands between them is the same words on both sides, layout aside.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Indel

from relaudit.align import Match, align
from relaudit.edits import judge, of_words
from relaudit.glue import Token, key, unglued
from relaudit.hunks import CAP, Hunk, of_tokens, readable
from relaudit.model import Change, Document, Edit, Span, Status
from relaudit.moves import with_moves
from relaudit.pairing import Side
from relaudit.words import places, tokens, words

BEYOND_READING = 0.35
"""Similarity below which a redline is confetti: such a paragraph is one edit, shown whole, old and new."""

LONG = 6
"""Words on both sides of a hunk from which it may be beyond reading."""

PAIRED = 12
"""Tokens of an edit that are looked at pair by pair: one of them may differ in its printing only."""

BESIDE = 24
"""Characters in front of an edit that tell what its figures are (`March 5`)."""

AREA = re.compile(r"(?:\+\d{1,3}|\(\d{3}\))$")


class Segment(NamedTuple):
    """A stretch of a change for a redline: the same words on both sides (no edit), or an edit."""

    edit: Edit | None
    old: Span | None
    new: Span | None


class Words(NamedTuple):
    """The words of the paragraphs on one side of a change, their places, and which begin a paragraph."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    borders: list[int]


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Put every paragraph of both documents into exactly one change, in the order of NEW.

    Removed paragraphs come where they stood.
    """
    known: dict[str, str] = {}
    sides = [_side(document, known) for document in (old, new)]
    return with_moves(tuple(_change(match, (old, new), sides) for match in align(*sides)), old, new)


def _side(document: Document, known: dict[str, str]) -> Side:
    """The words of a document, each held once: two texts of 12 MB have 20,000 different ones."""
    listed: list[list[str]] = []
    for paragraph in document.paragraphs:
        found = words(document.text[paragraph.start : paragraph.end])
        listed.append(list(map(known.setdefault, found, found)))
    return Side(listed, [paragraph.kind for paragraph in document.paragraphs])


def _change(match: Match, documents: tuple[Document, Document], sides: Sequence[Side]) -> Change:
    kind = sides[1].kinds[match.new[0]] if match.new else sides[0].kinds[match.old[0]]
    edits: tuple[Edit, ...] = ()
    if match.old and match.new:
        ours = [sides[0].words[index] for index in match.old]
        theirs = [sides[1].words[index] for index in match.new]
        if list(chain.from_iterable(ours)) != list(chain.from_iterable(theirs)):
            old = _located(documents[0], match.old, ours)
            new = _located(documents[1], match.new, theirs)
            edits = tuple(_edits(old, new, match.similarity, kind == "dateline"))
            if len(ours) + len(theirs) > 2:
                edits = tuple(piece for edit in edits for piece in _by_paragraph(edit, match, documents))
    return Change(_status(match, edits), match.moved, kind, match.old, match.new, match.similarity, edits)


def _by_paragraph(edit: Edit, match: Match, documents: tuple[Document, Document]) -> Iterator[Edit]:
    """Cut an edit where a paragraph ends: what lies between may belong to another change."""
    old = _inside(edit.old, documents[0], match.old)
    new = _inside(edit.new, documents[1], match.new)
    for one, two in zip_longest(old, new):
        yield Edit(edit.edit_class, edit.weight, one, two)


def _inside(span: Span | None, document: Document, indices: tuple[int, ...]) -> list[Span]:
    """The parts of a span that lie in the given paragraphs."""
    if span is None:
        return []
    places = [document.paragraphs[index].span for index in indices]
    return [Span(max(span.start, p.start), min(span.end, p.end)) for p in places if span.overlaps(p)]


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


def _located(document: Document, indices: tuple[int, ...], found: list[list[str]]) -> Words:
    """The words of some paragraphs with their places."""
    starts: list[int] = []
    ends: list[int] = []
    borders: list[int] = []
    for index, listed in zip(indices, found, strict=True):
        paragraph = document.paragraphs[index]
        more_starts, more_ends = places(document.text, paragraph.start, paragraph.end, listed)
        borders.append(len(starts))
        starts += more_starts
        ends += more_ends
    return Words(document.text, list(chain.from_iterable(found)), starts, ends, borders)


def _edits(old: Words, new: Words, similarity: float, news: bool) -> Iterator[Edit]:
    for hunk in readable(old.words, new.words, similarity, news=news):
        i1, i2, j1, j2 = hunk
        one = old.words[i1] if i2 - i1 == 1 else "" if i2 == i1 else None
        two = new.words[j1] if j2 - j1 == 1 else "" if j2 == j1 else None
        judged = None if one is None or two is None else of_words(one, two)
        if judged:
            yield Edit(
                judged[0],
                judged[1],
                Span(old.starts[i1], old.ends[i1]) if one else None,
                Span(new.starts[j1], new.ends[j1]) if two else None,
            )
        else:
            yield from _fine(old, new, hunk, whole=min(i2 - i1, j2 - j1) >= LONG)


def _tokens(side: Words, first: int, last: int) -> list[Token]:
    """The tokens of some words; each paragraph by itself, for what lies between may be another change's."""
    cuts = [first, *(border for border in side.borders if first < border < last), last]
    found = []
    for begin, end in pairwise(cuts):
        if begin == end:
            continue
        at = side.starts[begin]
        for token in tokens(side.text[at : side.ends[end - 1]]):
            if not token.isspace():
                found.append(Token(at, at + len(token), key(token)))
            at += len(token)
    return found


def _fine(old: Words, new: Words, hunk: Hunk, whole: bool) -> Iterator[Edit]:
    """The edits of one hunk: tokens compared by what they say, then each difference judged."""
    hunk = _whole_numbers(hunk, old.words)
    ours, theirs = _tokens(old, hunk[0], hunk[1]), _tokens(new, hunk[2], hunk[3])
    small = len(ours) * len(theirs) <= CAP
    if small and ours and theirs:
        ours, theirs = unglued(ours, theirs, old.text, new.text)
    keys = [token.key for token in ours], [token.key for token in theirs]
    if small and not (whole and Indel.normalized_similarity(*keys) < BEYOND_READING):
        codes = of_tokens(*keys)
    else:
        # of the first words only the points may differ: `BYRN)`, `BYRN),`
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*keys, strict=False))))
        codes = [(same, len(ours), same, len(theirs))]
    i = j = 0
    for i1, i2, j1, j2 in [*codes, (len(ours), len(ours), len(theirs), len(theirs))]:
        kept = [(i + k, i + k + 1, j + k, j + k + 1) for k in range(i1 - i)]
        for a1, a2, b1, b2 in [*kept, (i1, i2, j1, j2)]:
            yield from _judged(old.text, new.text, ours[a1:a2], theirs[b1:b2])
        i, j = i2, j2


def _judged(old: str, new: str, ours: list[Token], theirs: list[Token]) -> Iterator[Edit]:
    """The edit from some tokens to others, without those among them that differ in their printing only."""
    edit = _edit(old, new, ours, theirs)
    if edit and edit.weight != "format" and 1 < len(ours) == len(theirs) <= PAIRED:
        for at, (one, two) in enumerate(zip(ours, theirs, strict=True)):
            piece = _edit(old, new, [one], [two])
            if one.key.isalnum() and (piece is None or piece.weight == "format"):
                yield from _judged(old, new, ours[:at], theirs[:at])
                yield from filter(None, [piece])
                yield from _judged(old, new, ours[at + 1 :], theirs[at + 1 :])
                return
    if edit:
        yield edit


def _whole_numbers(hunk: Hunk, old: list[str]) -> Hunk:
    """Widen a hunk that begins inside a telephone number: its area code is a word of its own."""
    i1, i2, j1, j2 = hunk
    if i1 and j1 and i1 < i2 and AREA.match(old[i1 - 1]) and old[i1][:1].isdigit():
        return i1 - 1, i2, j1 - 1, j2
    return hunk


def _edit(old: str, new: str, ours: list[Token], theirs: list[Token]) -> Edit | None:
    """The edit from some tokens to others, if it is more than layout; None where both are empty."""
    if not ours and not theirs:
        return None
    one = Span(ours[0].start, ours[-1].end) if ours else None
    two = Span(theirs[0].start, theirs[-1].end) if theirs else None
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
    for at, edit in enumerate(change.edits):
        here = edit.old.start if edit.old else i
        there = edit.new.start if edit.new else j
        if not edit.old:
            ahead = next((e.old.start for e in change.edits[at:] if e.old), ours[-1].end)
            here = min(ahead, _reach(old, change.old, i, _printed(new, change.new, Span(j, there))))
        if not edit.new:
            ahead = next((e.new.start for e in change.edits[at:] if e.new), theirs[-1].end)
            there = min(ahead, _reach(new, change.new, j, _printed(old, change.old, Span(i, here))))
        found += _same((old, change.old, Span(i, here)), (new, change.new, Span(j, there)))
        found.append(Segment(edit, edit.old, edit.new))
        i, j = (edit.old.end if edit.old else here), (edit.new.end if edit.new else there)
    found += _same((old, change.old, Span(i, ours[-1].end)), (new, change.new, Span(j, theirs[-1].end)))
    return tuple(found)


Stretch = tuple[Document, tuple[int, ...], Span]


def _same(old: Stretch, new: Stretch) -> Iterator[Segment]:
    """Segments of the same words on both sides, cut wherever a paragraph ends on either."""
    ours, theirs = (_inside(span, document, indices) for document, indices, span in (old, new))
    while ours and theirs:
        one, two = ours.pop(0), theirs.pop(0)
        if ours or theirs:
            wanted, there = (_printed(*old[:2], one), _printed(*new[:2], two))
            if wanted < there:
                end = _reach(*new[:2], two.start, wanted)
                theirs.insert(0, Span(end, two.end))
                two = Span(two.start, end)
            elif there < wanted:
                end = _reach(*old[:2], one.start, there)
                ours.insert(0, Span(end, one.end))
                one = Span(one.start, end)
        yield Segment(None, one, two)
    yield from (Segment(None, span, None) for span in ours)
    yield from (Segment(None, None, span) for span in theirs)


def _printed(document: Document, indices: tuple[int, ...], span: Span) -> int:
    """How many characters of a span are printed in the given paragraphs."""
    text = document.text
    return sum(len("".join(text[p.start : p.end].split())) for p in _inside(span, document, indices))


def _reach(document: Document, indices: tuple[int, ...], start: int, wanted: int) -> int:
    """Where the stretch of the given paragraphs ends that prints so many characters from `start` on."""
    at = start
    for piece in _inside(Span(start, len(document.text)), document, indices):
        at = piece.start
        while at < piece.end and (wanted or document.text[at].isspace()):
            wanted -= not document.text[at].isspace()
            at += 1
        if not wanted:
            break
    return at
