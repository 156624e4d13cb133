"""The audit as SARIF 2.1.0, for code scanning and editors.

NEW is where a result stands, the prior release is a related location; accepted findings are results
with a suppression. Columns count code points, from 1, ends exclusive.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from relaudit.model import Audit, Document, Finding, Location, Severity
from relaudit.pages import page
from relaudit.reports.json import printed

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
"""GitHub's words for the severities."""


def render(audit: Audit) -> str:
    """Render an audit as one SARIF log."""
    return render_all([audit])


def render_all(audits: Sequence[Audit]) -> str:
    """Render audits as one SARIF log with one run."""
    from relaudit import __version__

    rules = sorted({rule for audit in audits for rule in audit.rules})
    index = {name: at for at, (name, _, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "relaudit", "version": __version__, "rules": [_rule(*rule) for rule in rules]}
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [note for audit in audits for note in _notifications(audit)],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(audit, finding, index)
            for audit in audits
            for finding in (*audit.findings, *audit.accepted)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return printed(log)


def _notifications(audit: Audit) -> list[dict[str, Any]]:
    told = filter(None, (audit.prior_reason, *audit.remarks))
    return [{"level": "note", "message": {"text": f"{audit.new.name}: {remark}"}} for remark in told]


def _rule(name: str, severity: Severity, docstring: str) -> dict[str, Any]:
    told = page(docstring)
    help_text = "\n\n".join([told.what, *(f"{title}: {text}" for title, text in told.sections.items())])
    return {
        "id": name,
        "shortDescription": {"text": told.what},
        "fullDescription": {"text": " ".join(filter(None, (told.what, told.sections.get("Why"))))},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": severity},
        "properties": {"problem.severity": PROBLEM[severity]},
    }


def _result(audit: Audit, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    primary = next((place for place in finding.locations if place.side == "new"), None)
    related = [place for place in finding.locations if place is not primary]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index.get(finding.rule, -1),
        "level": finding.severity,
        "message": {"text": _message(audit, finding, related)},
        "locations": [{"physicalLocation": _physical(audit.new, primary)}],
        "relatedLocations": [_related(audit, place, at) for at, place in enumerate(related, 1)],
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "relaudit/v1": finding.fingerprint,
        },
        "suppressions": [],
    }
    if accepted := finding.acceptance:
        until = f", until {accepted.until}" if accepted.until else ""
        text = f"{accepted.reason} (accepted by {accepted.by}{until})"
        result["suppressions"] = [{"kind": "external", "justification": text}]
    return result


def _message(audit: Audit, finding: Finding, related: list[Location]) -> str:
    """The message, and a link to each related place: a viewer shows only those that are linked."""
    if not related:
        return finding.message
    plain = re.sub(r"[\\\[\]]", r"\\\g<0>", finding.message)
    links = ", ".join(f"[{_label(audit, place)}]({at})" for at, place in enumerate(related, 1))
    return f"{plain} See {links}."


def _label(audit: Audit, place: Location) -> str:
    label = place.label or ("prior release" if place.side == "old" else "here")
    where = label if _extracted(audit.document(place.side)) else f"{label}, line {place.line}"
    return re.sub(r"[\\\[\]]", r"\\\g<0>", where)


def _related(audit: Audit, place: Location, number: int) -> dict[str, Any]:
    text = " ".join(filter(None, (place.label, f"“{' '.join(place.text.split())}”")))
    where = _physical(audit.document(place.side), place)
    return {"id": number, "physicalLocation": where, "message": {"text": text}}


def _physical(document: Document, place: Location | None) -> dict[str, Any]:
    """Where a place is in the file; of what has no place there, the first line stands for the whole."""
    where: dict[str, Any] = {"artifactLocation": {"uri": uri(document.name)}}
    if place is None or _extracted(document):
        return {**where, "region": {"startLine": 1}}
    last = place.text.rpartition("\n")[2]
    on_one_line = len(last) == len(place.text)
    return {
        **where,
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.line + place.text.count("\n"),
            "endColumn": len(last) + (place.column if on_one_line else 1),
            "snippet": {"text": place.text},
        },
    }


def _extracted(document: Document) -> bool:
    return document.source is not None and document.source.extracted


def uri(name: str) -> str:
    """A document's name as a URI reference: relative as it was given, a file URI where it is absolute.

    >>> uri("releases/May 1.txt"), uri("HEAD~1:new.md"), uri("/srv/new.md")
    ('releases/May%201.txt', 'HEAD~1%3Anew.md', 'file:///srv/new.md')
    """
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
