"""The reports for machines: golden files, escapes, and what SARIF asks of a log.

The audit here is made by hand, so that no rule's change is a change of these files.
"""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaudit.model import Acceptance, Audit, Document, Finding, Location, RulePage, Source
from relaudit.reports import as_json, render, render_all
from tests.conftest import Golden

HERE = Path(__file__).parent / "reports"
PAGES: tuple[RulePage, ...] = (
    (
        "placeholder-left",
        "error",
        "A place was left open.\n\nWhy: no.\nFires: TBD.\nSilent: to be.\nLimits: none.",
    ),
    (
        "contact-changed",
        "warning",
        "A contact differs.\n\nWhy: no.\nFires: TBD.\nSilent: to be.\nLimits: none.",
    ),
)
OLD = "Call 555-0100 | 'Maud, Ltd.'\n\nSafe harbor text."
NEW = "50% [off]: 5 < 6\nand more,\nTBD & <b>\n\nCall 555-0199"


def place(side: Any, words: str, label: str = "") -> Location:
    text = NEW if side == "new" else OLD
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Location(side, start, start + len(words), line, column, words, label)


TWO_LINES = Finding(
    "placeholder-left",
    "error",
    "50% [off]: a place, left open:\nTBD <b> \x0c&",
    "0123456789ab",
    (place("new", "50% [off]: 5 < 6\nand"), place("new", "TBD")),
)
ONE_LINE = Finding(
    "contact-changed",
    "warning",
    "phone 555-0199, was 555-0100 [call]",
    "1123456789ab",
    (place("new", "555-0199"), place("old", "555-0100", "prior release")),
)
GONE = Finding("contact-changed", "note", "gone", "2123456789ab", (place("old", "Safe harbor text."),))
ACCEPTED = Finding(
    "contact-changed",
    "warning",
    "known",
    "3123456789ab",
    (place("new", "Call"),),
    Acceptance("3123456789ab", "contact-changed", "moved <house>", "M. Okafor", "2024-03-01"),
)
AUDIT = Audit(
    Document("old, 1.txt", OLD),
    Document("new: 2.txt", NEW),
    findings=(TWO_LINES, ONE_LINE, GONE),
    accepted=(ACCEPTED,),
    remarks=("an acceptance matches no finding any more",),
    rules=PAGES,
)
CLEAN = Audit(None, Document("/srv/clean.txt", "Nothing."), rules=PAGES)
EXTRACTED = Audit(
    None, Document("page.html", NEW, source=Source("page.html", NEW, extracted=True)), findings=(TWO_LINES,),
    rules=PAGES,
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "file"),
    [("json", "json.json"), ("sarif", "sarif.json"), ("github", "github.txt"), ("junit", "junit.xml")],
)
def test_golden(form: str, file: str, golden: Golden) -> None:
    golden(HERE / file, render(AUDIT, form))


@pytest.mark.parametrize("form", ["sarif", "github", "junit", "json"])
def test_several_audits_make_one_report(form: str, golden: Golden) -> None:
    golden(HERE / f"several.{form}", render_all([CLEAN, EXTRACTED, AUDIT], form))


def test_json_of_several_is_an_array() -> None:
    assert json.loads(render_all([CLEAN, AUDIT], "json")) == [as_json(CLEAN), as_json(AUDIT)]


def sarif_faults(log: Any) -> list[str]:
    """What SARIF 2.1.0 and GitHub ask of a log and this one does not give."""
    faults = []
    if log["version"] != "2.1.0" or len(log["runs"]) != 1:
        faults.append("version or runs")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        for part in ("shortDescription", "fullDescription", "help"):
            if not rule[part]["text"]:
                faults.append(f"{rule['id']}: {part}")
    if run["columnKind"] != "unicodeCodePoints":
        faults.append("columnKind")
    suppressed = ["suppressions" in result for result in run["results"]]
    if any(suppressed) and not all(suppressed):
        faults.append("suppressions on some results only")
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            faults.append("ruleIndex")
        if result["level"] not in ("error", "warning", "note") or not result["message"]["text"]:
            faults.append("level or message")
        if len(result["locations"]) != 1 or not result["partialFingerprints"]["primaryLocationLineHash"]:
            faults.append("locations or fingerprint")
        linked = {int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        if linked != {place["id"] for place in result["relatedLocations"]}:
            faults.append("related locations are not those linked")
        for location in [*result["locations"], *result["relatedLocations"]]:
            faults += region_faults(location["physicalLocation"])
    return faults


def region_faults(physical: Any) -> list[str]:
    region = physical["region"]
    ends = (region.get("endLine", region["startLine"]), region.get("endColumn", 1 << 30))
    uri_wrong = re.search(r"[ <>\\]|^[^/]*:(?!//)", physical["artifactLocation"]["uri"])
    return [
        *(["uri"] if uri_wrong else []),
        *(["ends before it starts"] if ends < (region["startLine"], region.get("startColumn", 1)) else []),
    ]


def test_sarif_is_as_sarif_asks() -> None:
    assert sarif_faults(json.loads(render_all([CLEAN, EXTRACTED, AUDIT], "sarif"))) == []


def test_sarif_regions_are_where_the_words_are() -> None:
    results = json.loads(render(AUDIT, "sarif"))["runs"][0]["results"]
    lines = NEW.split("\n")
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    first = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
    last = lines[region["endLine"] - 1][: region["endColumn"] - 1]
    assert f"{first}\n{last}" == TWO_LINES.locations[0].text
    region = results[1]["locations"][0]["physicalLocation"]["region"]
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "555-0199"


@given(st.text(), st.text(min_size=1))
def test_no_text_breaks_out_of_its_format(message: str, name: str) -> None:
    finding = Finding("contact-changed", "error", message, "0123456789ab", ONE_LINE.locations)
    audit = Audit(AUDIT.old, Document(name, NEW), findings=(finding,), rules=PAGES)
    root = ElementTree.fromstring(render(audit, "junit"))
    assert len(list(root.iter("testcase"))) == 1
    command = render(audit, "github")
    assert command.count("\n") == 1
    assert command.startswith("::error file=")
    properties = command.removeprefix("::error ").split("::")[0]
    assert properties.count(",") == 4
    assert json.loads(render(audit, "sarif"))["runs"][0]["results"][0]["ruleId"] == "contact-changed"
