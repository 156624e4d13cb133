"""Figures that enter or leave recurring text with few words around them, each edit told by one rule."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from relaudit.model import RECURRING, Change, Claim, Document, Edit, Side
from relaudit.rules import Comparison

FIGURES = frozenset({"money", "percent", "quantity", "count"})
SAME_TEXT = 0.7
"""Similarity from which a passage is the same text revised, not another in its place."""
FEW = 12
"""Words of an edit that is told by its figure; a longer one is a new sentence, and told whole."""
LONG = 4
"""Characters of a page number at most, and one."""


class Figures(NamedTuple):
    """An edit that adds or takes away figures and little else, and those figures."""

    edit: Edit
    claims: tuple[Claim, ...]


def only_on(comparison: Comparison, side: Side) -> Iterator[Figures]:
    """The edits of recurring text that stand on one side only and bring figures with few words.

    A figure that replaces another of its kind is a changed figure, not one that entered or left; a
    passage that was written anew has no figures that can be said to have come or gone.
    """
    here, there = (comparison.new, comparison.old) if side == "new" else (comparison.old, comparison.new)
    for change in comparison.changes:
        if change.kind in RECURRING and change.similarity >= SAME_TEXT and change.old and change.new:
            mine, theirs = (change.new, change.old) if side == "new" else (change.old, change.new)
            alone = _alone(_figures(here, mine), _figures(there, theirs)) if change.edits else []
            yield from _edits(here, change, alone, side)


def _edits(document: Document, change: Change, alone: list[Claim], side: Side) -> Iterator[Figures]:
    for edit in change.edits if alone else ():
        mine, theirs = (edit.new, edit.old) if side == "new" else (edit.old, edit.new)
        if not mine or theirs or (change.kind != "contact" and len(document.text_of(mine).split()) > FEW):
            continue
        if claims := tuple(claim for claim in alone if mine.overlaps(claim.span)):
            yield Figures(edit, claims)


def _alone(mine: list[Claim], theirs: list[Claim]) -> list[Claim]:
    """The figures that have no counterpart on the other side."""
    known, ours = {_key(claim) for claim in theirs}, {_key(claim) for claim in mine}
    replaced = Counter((claim.kind, claim.unit) for claim in theirs if _key(claim) not in ours)
    alone = []
    for claim in mine:
        if _key(claim) not in known:
            replaced[claim.kind, claim.unit] -= 1
            if replaced[claim.kind, claim.unit] < 0:
                alone.append(claim)
    return alone


def _key(claim: Claim) -> tuple[str, str, str | None]:
    return claim.kind, claim.value, claim.unit


def _page(text: str, claim: Claim) -> bool:
    """Whether a number stands alone on its line, as the page numbers of a PDF do."""
    line = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    return text[line : end if end >= 0 else len(text)].strip() == claim.text and len(claim.text) < LONG


def _figures(document: Document, indices: tuple[int, ...]) -> list[Claim]:
    spans = [document.paragraphs[index].span for index in indices]
    return [
        claim
        for claim in document.claims
        if claim.kind in FIGURES
        and any(claim.span.overlaps(span) for span in spans)
        and not _page(document.text, claim)
    ]
