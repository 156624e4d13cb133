"""What a report says, computed once and free of any format: the formats only print it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from relaudit.model import (
    RECURRING,
    SEVERITIES,
    Audit,
    Change,
    Check,
    Document,
    Finding,
    Severity,
    Side,
    Span,
    Verdict,
    Weight,
)
from relaudit.reports._contacts import contacts
from relaudit.reports._plain import count, cut, name, plain
from relaudit.reports._redline import Piece, excerpt, pieces, whole

REWRITTEN = 0.45
"""Below this similarity a redline is confetti: two paragraphs side by side say more."""

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
        return f"No error and no warning; {notes}."
    errors = counts["error"] and count(counts["error"], "error to correct", "errors to correct")
    warnings = counts["warning"] and count(counts["warning"], "warning to decide", "warnings to decide")
    return f"{listed([part for part in (errors, warnings) if part])}; {notes}."


def glance(audit: Audit) -> list[str]:
    """What stands behind the verdict, a sentence each: recurring text, contacts, figures."""
    lines = []
    if audit.old:
        passages = recurring(audit)
        changed = [change for change in passages if change.status != "unchanged"]
        lines.append(
            f"Recurring text: {count(len(changed), 'passage')} of {len(passages)} changed."
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


def recurring(audit: Audit) -> list[Change]:
    """The changes to recurring text, unchanged passages among them, in the order of the audit."""
    return [change for change in audit.changes if change.kind in RECURRING]


def redlined(audit: Audit) -> list[Change]:
    """The changes outside recurring text that are close enough to read as a redline."""
    return [
        change
        for change in audit.changes
        if change.kind not in RECURRING and change.edits and change.similarity >= REWRITTEN
    ]


def checks(audit: Audit, side: Side) -> list[Check]:
    """The recomputations of one document, the worst verdict first."""
    found = [check for check in audit.checks if check.side == side]
    return sorted(found, key=lambda check: VERDICTS.index(check.verdict))


def fates(audit: Audit) -> list[Fate]:
    """The paragraph map; a run of unchanged paragraphs in order is one row."""
    rows: list[Fate] = []
    run: list[Change] = []
    for change in audit.changes:
        if change.status == "unchanged" and not change.moved:
            run.append(change)
            continue
        rows += [fate(audit, run)] if run else []
        rows.append(fate(audit, [change]))
        run = []
    return [*rows, fate(audit, run)] if run else rows


def fate(audit: Audit, run: Sequence[Change]) -> Fate:
    """One row of the paragraph map: a single change, or a run of unchanged ones."""
    first = run[0]
    document, at = (audit.new, first.new[0]) if first.new else (audit.document("old"), first.old[0])
    kinds = list(dict.fromkeys(change.kind for change in run))
    what = became(first) if len(run) == 1 else f"{len(run):,} unchanged"
    begins = cut(document.text_of(document.paragraphs[at]), 400)
    return Fate(
        lines(audit.old, [index for change in run for index in change.old]),
        lines(audit.new, [index for change in run for index in change.new]),
        ", ".join(kinds[:3]) + (" …" if len(kinds) > 3 else ""),
        what,
        begins if len(begins) <= 50 else begins[:50].rsplit(" ", 1)[0] + " …",
    )


def became(change: Change) -> str:
    """What became of the paragraphs of one change."""
    what: str = change.status
    if change.status == "modified":
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
