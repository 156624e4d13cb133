"""Figures that enter or leave recurring text, for the rules figure-added and figure-dropped."""

from collections.abc import Iterator

from relaudit.model import RECURRING, Change, Claim, Document, Side, Span
from relaudit.rules import Comparison

FIGURES = frozenset({"money", "percent", "quantity", "count"})


def only_on(comparison: Comparison, side: Side) -> Iterator[Claim]:
    """Figures of recurring text that stand on one side and have no counterpart on the other.

    A figure that replaces another of its kind is a changed figure, not one that entered or left.
    """
    here, there = (comparison.new, comparison.old) if side == "new" else (comparison.old, comparison.new)
    for change in comparison.changes:
        if change.kind in RECURRING and change.status in ("modified", "split", "merged"):
            yield from _alone(change, side, here, there)


def _alone(change: Change, side: Side, here: Document, there: Document) -> Iterator[Claim]:
    theirs = _figures(there, change.old if side == "new" else change.new)
    known = {(claim.kind, claim.value, claim.unit) for claim in theirs}
    for claim in _figures(here, change.new if side == "new" else change.old):
        if (claim.kind, claim.value, claim.unit) in known:
            continue
        for edit in change.edits:
            mine, other = (edit.new, edit.old) if side == "new" else (edit.old, edit.new)
            if mine and mine.overlaps(claim.span) and not _replaced(claim, other, theirs):
                yield claim
                break


def _replaced(claim: Claim, span: Span | None, theirs: list[Claim]) -> bool:
    return span is not None and any(
        other.kind == claim.kind and span.overlaps(other.span) for other in theirs
    )


def _figures(document: Document, indices: tuple[int, ...]) -> list[Claim]:
    spans = [document.paragraphs[index].span for index in indices]
    return [
        claim
        for claim in document.claims
        if claim.kind in FIGURES and any(claim.span.overlaps(span) for span in spans)
    ]
