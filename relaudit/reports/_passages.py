"""The paragraphs of both releases: which became which, what to show of them and how to name it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from relaudit.model import RECURRING, Audit, Change, Document, Kind, Side, Status, Weight
from relaudit.reports._plain import count, first, opening_words
from relaudit.reports._redline import Piece, excerpt, pieces

BEGINS = 50
"""Characters of a paragraph's beginning by which it is known in the paragraph map."""

REWRITTEN = 0.45
"""Below this similarity a paragraph is called rewritten, whatever clauses it kept."""

TOGETHER: tuple[Status, ...] = ("unchanged", "added", "removed")


class Fate(NamedTuple):
    """A row of the paragraph map: which lines of OLD became which lines of NEW, and how."""

    old: str
    new: str
    kind: str
    what: str
    begins: str


def recurring(audit: Audit) -> list[Change]:
    """The changes to recurring text, unchanged passages among them, in the order of the audit."""
    return [change for change in audit.changes if change.kind in RECURRING]


def changed(passages: Sequence[Change]) -> list[Change]:
    """Those that are not as they were."""
    return [change for change in passages if change.status != "unchanged"]


def redlined(audit: Audit) -> list[Change]:
    """The changes outside recurring text, tables and furniture that kept enough to read as a redline."""
    return [
        change
        for change in audit.changes
        if change.kind not in RECURRING | {"table", "furniture"} and change.edits and interleaves(change)
    ]


def interleaves(change: Change) -> bool:
    """Whether a redline of a change shows what stayed; a new headline or quote shares words by chance."""
    return change.similarity >= REWRITTEN or (
        len(change.edits) > 1 and change.kind not in ("headline", "subhead", "quote")
    )


def named(audit: Audit, changes: Sequence[Change]) -> str:
    """Passages by their kind, with the lines of NEW on which they begin."""
    lines: dict[str, list[str]] = {}
    for change in changes:
        lines.setdefault(spoken(change.kind), []).append(str(audit.new.paragraphs[change.new[0]].line))
    return "; ".join(f"{kind} (new line {first(found, 8)})" for kind, found in lines.items())


def gathered(changes: Iterable[Change], statuses: Sequence[Status] = TOGETHER) -> list[Change]:
    """The changes with neighbours made one that are told together.

    These are unchanged paragraphs in their order, and paragraphs of one kind that came or that went.
    """
    found: list[Change] = []
    for (status, _, moved), run in groupby(changes, key=_togetherness):
        several = list(run)
        if status in statuses and not moved:
            old = tuple(index for change in several for index in change.old)
            new = tuple(index for change in several for index in change.new)
            found.append(several[0]._replace(old=old, new=new))
        else:
            found += several
    return found


def _togetherness(change: Change) -> tuple[Status, Kind | None, bool]:
    return change.status, None if change.status == "unchanged" else change.kind, change.moved


def fate(audit: Audit, change: Change) -> Fate:
    """One row of the paragraph map."""
    document, indices = (audit.new, change.new) if change.new else (audit.document("old"), change.old)
    kinds = list(dict.fromkeys(spoken(document.paragraphs[index].kind) for index in indices))
    begins = opening_words(document.text_of(document.paragraphs[indices[0]]))
    return Fate(
        lines(audit.old, change.old),
        lines(audit.new, change.new),
        ", ".join(kinds[:3]) + (" …" if len(kinds) > 3 else ""),
        became(change),
        begins if len(begins) <= BEGINS else begins[:BEGINS].rsplit(" ", 1)[0] + " …",
    )


def became(change: Change) -> str:
    """What became of the paragraphs of one change."""
    what: str = change.status
    if change.status in ("unchanged", "added", "removed"):
        paragraphs = len(change.new or change.old)
        what = f"{paragraphs:,} {what}" if paragraphs > 1 else what
    elif change.status == "modified":
        rewritten = "other figures" if change.kind == "table" else "rewritten"
        words = any(edit.weight != "format" for edit in change.edits)
        what = rewritten if words and change.similarity < REWRITTEN else extent_of(change) or what
    elif change.status == "split":
        what = f"split into {len(change.new)}"
    elif change.status == "merged":
        what = f"merged from {len(change.old)}"
    return f"{what}, moved" if change.moved else what


def extent_of(change: Change) -> str:
    """How many edits of each weight, the heaviest first, and sentences that moved; empty without edits."""
    weights = Counter(edit.weight for edit in change.edits if not edit.elsewhere)
    words: dict[Weight, str] = {"substantive": "substance", "wording": "wording", "format": "format"}
    found = [(weights[weight], word) for weight, word in words.items() if weights[weight]]
    parts = [f"{number:,} of {word}" for number, word in found]
    if found:
        parts[0] = f"{count(found[0][0], 'edit')} of {found[0][1]}"
    moved = sum(edit.elsewhere is not None for edit in change.edits)
    if moved:
        parts.append(count(moved, "moved sentence"))
    return ", ".join(parts)


def redline(audit: Audit, change: Change) -> list[Piece]:
    """A change as a person reads it: long unchanged stretches left out."""
    return excerpt(pieces(audit, change))


def spoken(kind: Kind) -> str:
    """A kind as people write it."""
    return kind.replace("gaap", "GAAP")


def title(change: Change) -> str:
    """The kind of a change with a capital letter."""
    kind = spoken(change.kind)
    return kind[0].upper() + kind[1:]


def sides(change: Change) -> tuple[tuple[Side, tuple[int, ...]], ...]:
    """The paragraphs of a change on either side."""
    return ("old", change.old), ("new", change.new)


def where(audit: Audit, change: Change) -> str:
    """The lines of both sides on which a change begins: "old line 4, new lines 6–9"."""
    found = [(side, lines(audit.document(side), indices)) for side, indices in sides(change) if indices]
    return ", ".join(f"{side} line{'s' if '–' in said else ''} {said}" for side, said in found)


def lines(document: Document | None, indices: Sequence[int]) -> str:
    """The lines on which paragraphs begin: "12", "12–40", or a dash for none."""
    if document is None or not indices:
        return "–"
    first, last = document.paragraphs[indices[0]].line, document.paragraphs[indices[-1]].line
    return str(first) if first == last else f"{first}–{last}"
