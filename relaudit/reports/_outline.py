"""What a report says of a whole audit, free of any format: the formats only print it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from relaudit.model import SEVERITIES, Audit, Check, Document, Finding, Severity, Side, Span, Verdict
from relaudit.reports._contacts import contacts
from relaudit.reports._passages import changed, recurring
from relaudit.reports._plain import count, cut, name, opening_words, plain

MISSED = 12
"""Numbers that were not understood which are printed of each release."""

SHARE = 8
"""Findings of one rule and severity that are printed: after eight, the ninth tells nothing new."""

VERDICTS: tuple[Verdict, ...] = ("inconsistent", "within-rounding", "consistent")


def verdict(audit: Audit) -> str:
    """The whole audit in one sentence with its counts."""
    counts = Counter(finding.severity for finding in audit.findings)
    notes = count(counts["note"], "note") if counts["note"] else "no note"
    notes += f"; {len(audit.accepted):,} accepted" if audit.accepted else ""
    if not counts["error"] and not counts["warning"]:
        return f"No error and no warning; {notes}." if audit.findings or audit.accepted else "No findings."
    errors = counts["error"] and count(counts["error"], "error to correct", "errors to correct")
    warnings = counts["warning"] and count(counts["warning"], "warning to decide", "warnings to decide")
    return f"{listed([part for part in (errors, warnings) if part])}; {notes}."


def glance(audit: Audit) -> list[str]:
    """What stands behind the verdict, a sentence each: recurring text, contacts, figures.

    That an archive holds no earlier release comes first: "No findings" then says little.
    """
    lines = []
    if audit.old:
        passages, rows = recurring(audit), contacts(audit)
        differ = sum(not row.same for row in rows)
        lines.append(f"Recurring text: {_share(len(changed(passages)), len(passages), 'changed')}.")
        lines.append(f"Contact details: {_share(differ, len(rows), 'differ')}.")
    elif audit.prior_reason:
        reason = plain(audit.prior_reason).removesuffix(".")
        lines.append(f"{reason[:1].upper()}{reason[1:]}. Recurring text and contacts were not compared.")
    lines.append(f"Figures recomputed: {tally(checks(audit, 'new'))}.")
    return lines


def _share(some: int, every: int, verb: str) -> str:
    """How many of all.

    >>> _share(0, 0, "differ"), _share(0, 3, "differ"), _share(2, 3, "differ")
    ('none found', 'all 3 as before', '2 of 3 differ')
    """
    if not every:
        return "none found"
    return f"{some:,} of {every:,} {verb}" if some else f"all {every:,} as before"


def tally(found: Sequence[Check]) -> str:
    """How many recomputations agree, agree only within rounding, do not agree."""
    counts = Counter(check.verdict for check in found)
    words: dict[Verdict, str] = {
        "inconsistent": "not agreeing",
        "within-rounding": "within rounding",
        "consistent": "agreeing",
    }
    return ", ".join(f"{counts[key]:,} {words[key]}" for key in VERDICTS if counts[key]) or "none"


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


def checks(audit: Audit, side: Side) -> list[Check]:
    """The recomputations of one document, the worst verdict first."""
    found = [check for check in audit.checks if check.side == side]
    return sorted(found, key=lambda check: VERDICTS.index(check.verdict))


def headline(document: Document) -> str:
    """The headline, as much of it as a table takes."""
    found = [document.text_of(p) for p in document.paragraphs if p.kind == "headline"]
    return cut(opening_words(found[0]), 80) if found else "not found"


def dated(document: Document) -> str:
    """The date of a release, and whether it says so itself."""
    worked_out = " (worked out, not printed in full)" if document.date_inferred else ""
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
        missed = unread(document)
        if missed:
            words = ", ".join(cut(document.text_of(span), 40) for span in missed[:MISSED])
            more = f" and {len(missed) - MISSED:,} more" if len(missed) > MISSED else ""
            said.append(f"Not understood in {name(audit, side)}: {words}{more}.")
        source = document.source
        if source and source.left_out:
            said.append(f"Left out of {name(audit, side)}: {'; '.join(map(plain, source.left_out))}.")
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
