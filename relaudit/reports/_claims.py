"""What was read in a release and as what, for people and as JSON: the whole output of `relaudit claims`."""

from bisect import bisect_right
from typing import Any

from tabulate import tabulate

from relaudit.model import Audit, Claim, Document, Span
from relaudit.reports._outline import unread
from relaudit.reports._plain import count, cut, plain
from relaudit.reports.json import as_dictionary, printed, spanned

KEPT = ("schema", "tool", "documents", "checks", "coverage")
"""What of an audit's dictionary speaks of figures; there are no changes and no findings to tell of."""

REACH = 28
"""Code points on both sides of a number that was not understood which are shown with it."""

BOUNDS = {
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "more-than": "more than ",
    "less-than": "less than ",
}


def as_json(audits: list[Audit]) -> str:
    """Claims and recomputations of one release as an object, of several as an array."""
    told = [_dictionary(audit) for audit in audits]
    return printed(told[0] if len(told) == 1 else told)


def _dictionary(audit: Audit) -> dict[str, Any]:
    whole = as_dictionary(audit)
    missed = [spanned(audit.new, span) for span in unread(audit.new)]
    return {**{key: whole[key] for key in KEPT}, "not_understood": missed}


def as_text(audits: list[Audit]) -> str:
    """Claims, recomputations and what was not understood of each release, as tables."""
    return "\n".join(_text(audit) for audit in audits)


def _text(audit: Audit) -> str:
    document, coverage = audit.new, audit.coverage
    starts = [0, *(at + 1 for at, mark in enumerate(document.text) if mark == "\n")]
    claims = [[_line(starts, claim.start), *_row(claim)] for claim in document.claims]
    checks = [
        [_line(starts, check.stated.start), cut(document.text_of(check.stated), 30), check.relation,
         check.verdict, plain(check.working)]
        for check in audit.checks
    ]  # fmt: skip
    missed = [
        [_line(starts, span.start), cut(document.text_of(span), 20), _around(document, span)]
        for span in unread(document)
    ]
    head = (
        f"{plain(document.name)}: {count(coverage.numbers_seen, 'number')} seen, "
        f"{coverage.numbers_understood:,} understood, {count(coverage.claims_checked, 'recomputation')}"
    )
    parts = [
        head,
        _table(["line", "text", "kind", "value", "step", "of what", "period", "read by"], claims),
        _table(["line", "stated", "relation", "verdict", "working"], checks),
        _table(["line", "not understood", "where it stands"], missed),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(claim: Claim) -> list[str]:
    value = f"{claim.value} to {claim.high}" if claim.high else claim.value
    unit = " %" if claim.kind == "percent" else f" {claim.unit or ''}".rstrip()
    # A date is its own period: printing it twice tells nothing.
    period = claim.period if claim.period != claim.value else None
    return [
        cut(claim.text, 30),
        claim.kind,
        cut(f"{BOUNDS.get(claim.bound, '')}{value}{unit}", 40),
        claim.step or "",
        cut(claim.metric or "", 30),
        period or "",
        claim.reading,
    ]


def _around(document: Document, span: Span) -> str:
    """A place with a few whole words on both sides."""
    before = document.text[max(span.start - REACH, 0) : span.start].partition(" ")[2]
    after = document.text[span.end : span.end + REACH].rpartition(" ")[0]
    return cut(f"{before}{document.text_of(span)}{after}", 60)


def _line(starts: list[int], at: int) -> str:
    return str(bisect_right(starts, at))


def _table(head: list[str], rows: list[list[str]]) -> str:
    return tabulate(rows, head, tablefmt="simple", disable_numparse=True) if rows else ""
