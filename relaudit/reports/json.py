"""The audit as JSON, schema relaudit/1: what other programs rely on."""

import json
import re
from collections.abc import Sequence
from typing import Any

from relaudit.model import Audit, Change, Check, Claim, Document, Edit, Finding, Span
from relaudit.reports._plain import HARMFUL

SCHEMA = "relaudit/1"


def render(audit: Audit) -> str:
    """Render an audit as an indented JSON text that ends with a line break."""
    return printed(as_dictionary(audit))


def render_all(audits: Sequence[Audit]) -> str:
    """Render several audits as one JSON array."""
    return printed([as_dictionary(audit) for audit in audits])


def printed(thing: Any) -> str:
    """JSON that stays legible; what could steer a terminal or turn a line round is written `\\u202e`."""
    text = json.dumps(thing, indent=2, ensure_ascii=False)
    return re.sub(HARMFUL, lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def as_dictionary(thing: Audit | Document) -> dict[str, Any]:
    """The dictionary of an audit or of one document."""
    return _document(thing) if isinstance(thing, Document) else _audit(thing)


def _audit(audit: Audit) -> dict[str, Any]:
    from relaudit import __version__

    counts = {
        severity: sum(finding.severity == severity for finding in audit.findings)
        for severity in ("error", "warning", "note")
    }
    return {
        "schema": SCHEMA,
        "tool": {"name": "relaudit", "version": __version__},
        "documents": {"old": audit.old and _document(audit.old), "new": _document(audit.new)},
        "changes": [_change(audit, change) for change in audit.changes],
        "checks": [_check(audit, check) for check in audit.checks],
        "findings": [_finding(finding) for finding in audit.findings],
        "accepted": [_finding(finding) for finding in audit.accepted],
        "coverage": {
            "numbers_seen": audit.coverage.numbers_seen,
            "numbers_understood": audit.coverage.numbers_understood,
            "claims_checked": audit.coverage.claims_checked,
        },
        "prior_reason": audit.prior_reason,
        "remarks": list(audit.remarks),
        "summary": counts,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "text": document.text,
        "issuer": document.issuer,
        "date": document.date,
        "date_inferred": document.date_inferred,
        "paragraphs": [
            {"index": p.index, "kind": p.kind, "start": p.start, "end": p.end, "line": p.line}
            for p in document.paragraphs
        ],
        "claims": [_claim(claim) for claim in document.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    keys = ("kind", "start", "end", "text", "value", "high", "unit", "bound", "step", "period", "metric")
    return {key: getattr(claim, key) for key in (*keys, "reading")}


def _change(audit: Audit, change: Change) -> dict[str, Any]:
    return {
        "status": change.status,
        "moved": change.moved,
        "kind": change.kind,
        "old": list(change.old),
        "new": list(change.new),
        "similarity": round(change.similarity, 4),
        "edits": [_edit(audit, edit) for edit in change.edits if not edit.elsewhere],
        "moved_sentences": [_moved(audit, edit) for edit in change.edits if edit.elsewhere],
    }


def _moved(audit: Audit, edit: Edit) -> dict[str, Any]:
    """A sentence that left a paragraph or came into it; no word of it changed."""
    old, new = edit.old or edit.elsewhere, edit.new or edit.elsewhere
    return {
        "old": old and spanned(audit.document("old"), old),
        "new": new and spanned(audit.document("new"), new),
    }


def _edit(audit: Audit, edit: Edit) -> dict[str, Any]:
    return {
        "class": edit.edit_class,
        "weight": edit.weight,
        "old": edit.old and spanned(audit.document("old"), edit.old),
        "new": edit.new and spanned(audit.document("new"), edit.new),
    }


def spanned(document: Document, span: Span) -> dict[str, Any]:
    """A span with its words."""
    return {"start": span.start, "end": span.end, "text": document.text_of(span)}


def _check(audit: Audit, check: Check) -> dict[str, Any]:
    document = audit.document(check.side)
    return {
        "side": check.side,
        "relation": check.relation,
        "stated": spanned(document, check.stated),
        "inputs": [spanned(document, span) for span in check.inputs],
        "computed": {
            "low": None if check.low is None else f"{check.low:f}",
            "point": f"{check.point:f}",
            "high": None if check.high is None else f"{check.high:f}",
            "unit": check.unit,
        },
        "verdict": check.verdict,
        "working": check.working,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "locations": [
            {
                "side": place.side,
                "start": place.start,
                "end": place.end,
                "line": place.line,
                "column": place.column,
                "text": place.text,
                "label": place.label,
            }
            for place in finding.locations
        ],
    }
    if finding.acceptance:
        accepted = finding.acceptance
        found["acceptance"] = {"reason": accepted.reason, "by": accepted.by, "until": accepted.until}
    return found
