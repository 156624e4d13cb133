"""Sentences that left their paragraph and stand in another, found again word for word.

Invariant: a sentence moves only where it went once and came once; the edits of a change stay in order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from relaudit.clauses import clauses
from relaudit.edits import judge
from relaudit.model import Change, Document, Edit, Span
from relaudit.words import bare, places, words

SENTENCE = 6
"""Words of a sentence that is told from a turn of phrase."""

MOST = 500
"""Sentences that moved which are told; where more did, a text was shuffled from end to end."""

SHORTEST = 20
"""Characters of a stretch that can hold such a sentence."""


class Sentence(NamedTuple):
    """A struck or added sentence: the stretch it stands in, and its first and last word there."""

    stretch: Span
    first: int
    last: int


Places = dict[Span, Span]
"""Where each moved sentence of one document, in its order, stands in the other."""


def with_moves(changes: tuple[Change, ...], old: Document, new: Document) -> tuple[Change, ...]:
    """Give the sentences that only changed their place edits of their own that say where they stand now."""
    gone = _sentences(old, chain.from_iterable(_struck(change, old) for change in changes))
    come = _sentences(new, chain.from_iterable(_added(change, new) for change in changes)) if gone else {}
    once = [key for key, found in gone.items() if len(found) == 1 == len(come.get(key, ()))]
    if not 0 < len(once) <= MOST:
        return changes
    pairs = list(
        zip(_located(old, [gone[k][0] for k in once]), _located(new, [come[k][0] for k in once]), strict=True)
    )
    there, back = dict(sorted(pairs)), dict(sorted((new_place, old_place) for old_place, new_place in pairs))
    cut = [
        tuple(p for edit in change.edits for p in _cut(edit, (old, there), (new, back))) for change in changes
    ]
    return tuple(change._replace(edits=edits) for change, edits in zip(changes, cut, strict=True))


def _struck(change: Change, old: Document) -> Iterator[Span]:
    """The stretches of OLD that are not in their place in NEW; figures in tables do not move."""
    if change.kind != "table":
        yield from (edit.old for edit in change.edits if edit.old)
        yield from (old.paragraphs[index].span for index in change.old if not change.new)


def _added(change: Change, new: Document) -> Iterator[Span]:
    """The stretches of NEW that were not in their place in OLD."""
    if change.kind != "table":
        yield from (edit.new for edit in change.edits if edit.new)
        yield from (new.paragraphs[index].span for index in change.new if not change.old)


def _sentences(document: Document, stretches: Iterable[Span]) -> dict[str, list[Sentence]]:
    """The sentences of some stretches, by their letters."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for stretch in stretches:
        at = 0
        long = stretch.end - stretch.start >= SHORTEST
        for clause in clauses(words(document.text_of(stretch))) if long else ():
            if len(clause) >= SENTENCE:
                found[bare("".join(clause))].append(Sentence(stretch, at, at + len(clause) - 1))
            at += len(clause)
    return found


def _located(document: Document, sentences: list[Sentence]) -> list[Span]:
    """Where some sentences stand; each stretch is gone through once."""
    known: dict[Span, tuple[list[int], list[int]]] = {}
    found = []
    for stretch, first, last in sentences:
        if stretch not in known:
            known[stretch] = places(document.text, *stretch, words(document.text_of(stretch)))
        found.append(Span(known[stretch][0][first], known[stretch][1][last]))
    return found


def _cut(edit: Edit, old: tuple[Document, Places], new: tuple[Document, Places]) -> Iterator[Edit]:
    """An edit as the sentences in it that moved, and what is left around them."""
    ours, theirs = _pieces(edit.old, *old), _pieces(edit.new, *new)
    if (
        len(ours) < 2
        and len(theirs) < 2
        and not any(piece in old[1] or piece in new[1] for piece in ours + theirs)
    ):
        yield edit
        return
    if ours and theirs and ours[0] not in old[1] and theirs[0] not in new[1]:
        one, two = ours.pop(0), theirs.pop(0)
        if judged := judge(old[0].text_of(one), new[0].text_of(two)):
            yield Edit(*judged, one, two)
    for piece in ours:
        judged = ("wording", "format") if piece in old[1] else judge(old[0].text_of(piece), "")
        if judged:
            yield Edit(*judged, piece, None, old[1].get(piece))
    for piece in theirs:
        judged = ("wording", "format") if piece in new[1] else judge("", new[0].text_of(piece))
        if judged:
            yield Edit(*judged, None, piece, new[1].get(piece))


def _pieces(span: Span | None, document: Document, moved: Places) -> list[Span]:
    """A stretch cut before and behind each sentence in it that moved, without the blanks between."""
    if span is None:
        return []
    cuts = {cut for place in moved if span.start <= place.start and place.end <= span.end for cut in place}
    found = []
    for start, end in pairwise(sorted({span.start, span.end, *cuts})):
        text = document.text[start:end]
        if text.strip():
            found.append(Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip())))
    return found
