"""The audit as JUnit XML: a suite for each release, a case for each finding.

Errors and warnings fail their case; a note passes and keeps its words, an accepted finding is
skipped with its reason; a release without findings is one case that passes.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from relaudit.model import Audit, Finding
from relaudit.reports._plain import HARMFUL

ILLEGAL = re.compile("[\x0b\x0c\ufffe\uffff]")
"""What XML 1.0 cannot hold, escaped or not, beside what is harmful anyway: a form feed in an old filing."""


def render(audit: Audit) -> str:
    """Render an audit as a JUnit XML document."""
    return render_all([audit])


def render_all(audits: Sequence[Audit]) -> str:
    """Render audits as one JUnit XML document with a suite for each."""
    root = ElementTree.Element("testsuites", name="relaudit")
    for audit in audits:
        root.append(_suite(audit))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _suite(audit: Audit) -> ElementTree.Element:
    cases = [_case(audit, finding) for finding in (*audit.findings, *audit.accepted)]
    if not cases:
        cases = [ElementTree.Element("testcase", name="no findings", classname=_legal(audit.new.name))]
    suite = ElementTree.Element(
        "testsuite",
        name=_legal(audit.new.name),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
    )
    suite.extend(cases)
    return suite


def _case(audit: Audit, finding: Finding) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", name=_legal(f"{finding.rule} {finding.fingerprint}"), classname=_legal(audit.new.name)
    )
    properties = ElementTree.SubElement(case, "properties")
    ElementTree.SubElement(properties, "property", name="severity", value=finding.severity)
    message = _legal(finding.message)
    if accepted := finding.acceptance:
        reason = _legal(f"accepted by {accepted.by}: {accepted.reason}")
        ElementTree.SubElement(case, "skipped", message=reason).text = message
    elif finding.severity == "note":
        ElementTree.SubElement(case, "system-out").text = f"{message}\n{_places(audit, finding)}"
    else:
        failure = ElementTree.SubElement(case, "failure", type=finding.severity, message=message)
        failure.text = _places(audit, finding)
    return case


def _places(audit: Audit, finding: Finding) -> str:
    lines = [
        f"{audit.document(place.side).name}:{place.line}: {' '.join(place.text.split())}"
        for place in finding.locations
    ]
    return _legal("\n".join(lines))


def _legal(text: str) -> str:
    return ILLEGAL.sub("\ufffd", re.sub(HARMFUL, "\ufffd", text))
