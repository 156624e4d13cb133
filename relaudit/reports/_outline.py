"""What a report says, computed once and free of any format: the formats only print it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from relaudit.model import (
    RECURRING,
    SEVERITIES,
    Audit,
    Change,
    Check,
    Document,
    Finding,
    Kind,
    Severity,
    Side,
    Span,
    Status,
    Verdict,
    Weight,
)
from relaudit.reports._contacts import contacts
from relaudit.reports._plain import count, cut, name, plain
from relaudit.reports._redline import Piece, excerpt, pieces, whole

BEGINS = 50
"""Characters of a paragraph's beginning by which it is known in the paragraph map."""

REWRITTEN = 0.45
"""Below this similarity a redline is confetti: two paragraphs side by side say more."""

TOGETHER: tuple[Status, ...] = ("unchanged", "added", "removed")

SHARE = 8
"""Findings of one rule and severity that are printed: after eight, the ninth tells nothing new."""

VERDICTS: tuple[Verdict, ...] = ("inconsistent", "within-rounding", "consistent")


class Fate(NamedTuple):
    """A row of the paragraph map: which lines of OLD became which lines of NEW, and how."""

    old: str
    new: str
    kind: str
    what: str
    begins: str


def verdict(audit: Audit) -> str:
    """The whole audit in one sentence with its counts."""
    counts = Counter(finding.severity for finding in audit.findings)
    notes = count(counts["note"], "note") if counts["note"] else "no note"
    if not counts["error"] and not counts["warning"]:
        return f"No error and no warning; {notes}." if counts["note"] else "No findings."
    errors = counts["error"] and count(counts["error"], "error to correct", "errors to correct")
    warnings = counts["warning"] and count(counts["warning"], "warning to decide", "warnings to decide")
    return f"{listed([part for part in (errors, warnings) if part])}; {notes}."


def glance(audit: Audit) -> list[str]:
    """What stands behind the verdict, a sentence each: recurring text, contacts, figures."""
    lines = []
    if audit.old:
        passages = recurring(audit)
        lines.append(
            f"Recurring text: {len(changed(passages)):,} of {count(len(passages), 'passage')} changed."
            if passages
            else "Recurring text: none was recognised."
        )
        rows = contacts(audit)
        differ = sum(not row.same for row in rows)
        lines.append(
            f"Contact details: {differ} of {len(rows)} differ." if rows else "Contact details: none."
        )
    lines.append(f"Figures recomputed: {tally(checks(audit, 'new'))}.")
    return lines


def tally(found: Sequence[Check]) -> str:
    """How many recomputations agree, agree only within rounding, do not agree."""
    if not found:
        return "none"
    counts = Counter(check.verdict for check in found)
    words: dict[Verdict, str] = {
        "inconsistent": "not agreeing",
        "within-rounding": "within rounding",
        "consistent": "agreeing",
    }
    parts = [f"{counts[key]:,} {words[key]}" for key in VERDICTS if counts[key]]
    return f"{len(found):,} ({', '.join(parts)})"


def by_severity(findings: Sequence[Finding]) -> list[tuple[Severity, list[Finding]]]:
    """The findings of each severity, worst first, none left out."""
    groups = [(severity, [f for f in findings if f.severity == severity]) for severity in SEVERITIES]
    return [(severity, found) for severity, found in groups if found]


def foremost(findings: Sequence[Finding], limit: int) -> list[Finding]:
    """As many findings as a reader takes in, in their order, no rule with more than its share."""
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= SHARE:
            shown.append(finding)
    return shown[:limit]


def recurring(audit: Audit) -> list[Change]:
    """The changes to recurring text, unchanged passages among them, in the order of the audit."""
    return [change for change in audit.changes if change.kind in RECURRING]


def changed(passages: Sequence[Change]) -> list[Change]:
    """Those that are not as they were."""
    return [change for change in passages if change.status != "unchanged"]


def named(audit: Audit, changes: Sequence[Change]) -> str:
    """Passages by their kind, with the lines of NEW on which they begin."""
    lines: dict[str, list[str]] = {}
    for change in changes:
        lines.setdefault(change.kind, []).append(str(audit.new.paragraphs[change.new[0]].line))
    return "; ".join(f"{kind} (new line {first(found, 8)})" for kind, found in lines.items())


def redlined(audit: Audit) -> list[Change]:
    """The changes outside recurring text and tables that are close enough to read as a redline."""
    return [
        change
        for change in audit.changes
        if change.kind not in RECURRING | {"table"} and change.edits and change.similarity >= REWRITTEN
    ]


def checks(audit: Audit, side: Side) -> list[Check]:
    """The recomputations of one document, the worst verdict first."""
    found = [check for check in audit.checks if check.side == side]
    return sorted(found, key=lambda check: VERDICTS.index(check.verdict))


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
            found.append(replace(several[0], old=old, new=new))
        else:
            found += several
    return found


def _togetherness(change: Change) -> tuple[Status, Kind | None, bool]:
    return change.status, None if change.status == "unchanged" else change.kind, change.moved


def fates(audit: Audit) -> list[Fate]:
    """The paragraph map."""
    return [fate(audit, change) for change in gathered(audit.changes)]


def fate(audit: Audit, change: Change) -> Fate:
    """One row of the paragraph map."""
    document, indices = (audit.new, change.new) if change.new else (audit.document("old"), change.old)
    kinds = list(dict.fromkeys(document.paragraphs[index].kind for index in indices))
    begins = plain(document.text_of(document.paragraphs[indices[0]]))
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
        what = "rewritten" if change.similarity < REWRITTEN else extent_of(change) or what
    elif change.status == "split":
        what = f"split into {len(change.new)}"
    elif change.status == "merged":
        what = f"merged from {len(change.old)}"
    return f"{what}, moved" if change.moved else what


def extent_of(change: Change) -> str:
    """How many edits of each weight, the heaviest first; empty without edits."""
    weights = Counter(edit.weight for edit in change.edits)
    words: dict[Weight, str] = {"substantive": "substance", "wording": "wording", "format": "format"}
    found = [(weights[weight], word) for weight, word in words.items() if weights[weight]]
    parts = [f"{number:,} of {word}" for number, word in found]
    if found:
        parts[0] = f"{count(found[0][0], 'edit')} of {found[0][1]}"
    return ", ".join(parts)


def redline(audit: Audit, change: Change) -> list[Piece]:
    """A change as a person reads it: long unchanged stretches left out, rewritten text not interleaved."""
    if change.old and change.new and change.similarity < REWRITTEN:
        return whole(audit, change)
    return excerpt(pieces(audit, change))


def sides(change: Change) -> tuple[tuple[Side, tuple[int, ...]], ...]:
    """The paragraphs of a change on either side."""
    return ("old", change.old), ("new", change.new)


def headline(document: Document) -> str:
    """The headline, as much of it as a table takes."""
    found = [document.text_of(p) for p in document.paragraphs if p.kind == "headline"]
    return cut(found[0], 80) if found else "not found"


def dated(document: Document) -> str:
    """The date of a release, and whether it says so itself."""
    worked_out = " (year worked out from the text)" if document.date_inferred else ""
    return (document.date or "not found") + worked_out


def length(document: Document) -> str:
    """How long a release is."""
    return f"{count(len(document.paragraphs), 'paragraph')}, {count(len(document.text.split()), 'word')}"


class Lines:
    """The line of any position of a text, from 1, without counting from its start each time."""

    def __init__(self, text: str) -> None:
        self._starts = [match.end() for match in re.finditer("\n", text)]

    def of(self, position: int) -> int:
        """The line on which a position stands."""
        return bisect_right(self._starts, position) + 1


def first(words: Sequence[str], limit: int) -> str:
    """As many as a reader takes in, and how many more there are."""
    more = f" and {len(words) - limit:,} more" if len(words) > limit else ""
    return ", ".join(words[:limit]) + more


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


def not_understood(audit: Audit) -> list[str]:
    """What the audit did not look at or could not read, a sentence each."""
    coverage = audit.coverage
    said = [
        f"Of {count(coverage.numbers_seen, 'number')} seen, {coverage.numbers_understood:,} understood; "
        f"{count(coverage.claims_checked, 'recomputation')} made."
    ]
    sides: list[Side] = ["old", "new"] if audit.old else ["new"]
    for side in sides:
        document = audit.document(side)
        missed = [cut(document.text_of(span), 40) for span in unread(document)]
        if missed:
            said.append(f"Not understood in {name(audit, side)}: {first(missed, 12)}.")
        source = document.source
        for left_out in source.left_out if source else ():
            said.append(f"Left out of {name(audit, side)}: {plain(left_out)}.")
    return [*said, *(plain(remark) for remark in audit.remarks)]


def unread(document: Document) -> list[Span]:
    """The number-like spans that no claim and no table cell covers; all lists are in order."""
    cells = [
        (cell.start, cell.end)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if cell
    ]
    covers = sorted([(claim.start, claim.end) for claim in document.claims] + cells)
    found: list[Span] = []
    at = 0
    for span in document.seen:
        while at < len(covers) and covers[at][1] <= span.start:
            at += 1
        if at == len(covers) or covers[at][0] >= span.end:
            found.append(span)
    return found


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
