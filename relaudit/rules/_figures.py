"""Figures that enter or leave recurring text, for the rules figure-added and figure-dropped."""

from collections import Counter
from collections.abc import Iterator

from relaudit.model import RECURRING, Change, Claim, Document, Side
from relaudit.rules import Comparison

FIGURES = frozenset({"money", "percent", "quantity", "count"})
SAME_TEXT = 0.7
"""Similarity from which a passage is the same text revised, not another in its place."""
LONG = 4
"""Characters of a page number at most, and one."""


def only_on(comparison: Comparison, side: Side) -> Iterator[Claim]:
    """Figures of recurring text that stand on one side and have no counterpart on the other.

    A figure that replaces another of its kind is a changed figure, not one that entered or left; a
    passage that was written anew has no figures that can be said to have come or gone.
    """
    here, there = (comparison.new, comparison.old) if side == "new" else (comparison.old, comparison.new)
    for change in comparison.changes:
        if change.kind in RECURRING and change.similarity >= SAME_TEXT and change.old and change.new:
            mine, theirs = (change.new, change.old) if side == "new" else (change.old, change.new)
            yield from _alone(_figures(here, mine), _figures(there, theirs), change, side)


def _alone(mine: list[Claim], theirs: list[Claim], change: Change, side: Side) -> Iterator[Claim]:
    known, ours = {_key(claim) for claim in theirs}, {_key(claim) for claim in mine}
    replaced = Counter((claim.kind, claim.unit) for claim in theirs if _key(claim) not in ours)
    edited = [span for edit in change.edits if (span := edit.new if side == "new" else edit.old)]
    for claim in mine:
        if _key(claim) in known or not any(span.overlaps(claim.span) for span in edited):
            continue
        replaced[claim.kind, claim.unit] -= 1
        if replaced[claim.kind, claim.unit] < 0:
            yield claim


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
