"""The audit as GitHub workflow commands: one annotation a finding, errors first.

GitHub shows at most ten of each severity a step, and only files and lines of the new release, so
the whole audit belongs in the step summary beside them.
"""

import re
from collections.abc import Sequence

from relaudit.model import SEVERITIES, Audit, Finding, Severity
from relaudit.reports._plain import HARMFUL

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(audit: Audit) -> str:
    """Render an audit as workflow commands, one a line; nothing where there is no finding."""
    return render_all([audit])


def render_all(audits: Sequence[Audit]) -> str:
    """Render audits as workflow commands, the errors of all of them first."""
    found = [(finding, audit) for audit in audits for finding in audit.findings]
    found.sort(key=lambda pair: SEVERITIES.index(pair[0].severity))
    return "".join(_command(audit, finding) for finding, audit in found)


def _command(audit: Audit, finding: Finding) -> str:
    properties = {"file": audit.new.name, **_lines(audit, finding), "title": f"relaudit ({finding.rule})"}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = f"{finding.message} [{finding.fingerprint}]"
    return f"::{COMMANDS[finding.severity]} {written}::{_data(text)}\n"


def _lines(audit: Audit, finding: Finding) -> dict[str, str]:
    """Line and columns of the place in NEW; none where the file has no such lines."""
    place = next((place for place in finding.locations if place.side == "new"), None)
    source = audit.new.source
    if place is None or (source is not None and source.extracted):
        return {}
    last = place.line + place.text.count("\n")
    if last > place.line:
        return {"line": str(place.line), "endLine": str(last)}
    end = max(place.column, place.column + len(place.text) - 1)
    return {"line": str(place.line), "col": str(place.column), "endColumn": str(end)}


def _data(text: str) -> str:
    return re.sub(HARMFUL, "\ufffd", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
