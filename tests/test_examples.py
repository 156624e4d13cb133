"""The gallery: each story under examples/ holds two releases and their reports, which a person has read.

`pytest --update tests/test_examples.py` writes the reports anew; read the difference before it is
committed.
"""

import re
from pathlib import Path

import pytest

import relaudit
from relaudit.model import Audit
from relaudit.reports import render
from tests.conftest import Golden

EXAMPLES = Path(__file__).parent.parent / "examples"
README = EXAMPLES.parent / "README.md"
REPORTS = {"markdown": "report.md", "json": "report.json", "html": "report.html"}

TOLD: dict[str, set[str]] = {
    "fibercore": {
        "headline-qualifier-dropped",
        "percent-change-unconfirmed",
        "figure-added",
        "boilerplate-changed",
        "contact-changed",
        "person-name-variant",
        "hyphenation-variant",
        "promise-due",
    },
    "larkspur": {"percent-change-mismatch", "contact-changed", "qualifier-changed"},
    "tamarack": {"boilerplate-changed", "total-mismatch"},
    "brightwater": {"weekday-mismatch"},
    "halvorsen": {"placeholder-left", "person-name-variant", "contact-changed", "revision-markup-left"},
}
"""What each story is there to show, by rule."""


def audited(story: str, monkeypatch: pytest.MonkeyPatch) -> Audit:
    """The audit of a story, made in its folder so that names are as a user there would give them."""
    monkeypatch.chdir(EXAMPLES / story)
    old, new = sorted(path for path in Path().iterdir() if path.name not in REPORTS.values())
    return relaudit.compare(old, new)


def test_every_story_is_known() -> None:
    assert {path.parent.name for path in EXAMPLES.glob("*/report.md")} == set(TOLD)


@pytest.mark.parametrize("story", TOLD)
def test_the_reports_are_as_they_were_read(
    story: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = audited(story, monkeypatch)
    for form, file in REPORTS.items():
        golden(EXAMPLES / story / file, render(audit, form))


@pytest.mark.parametrize("story", TOLD)
def test_a_story_shows_what_it_is_told_for(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TOLD[story] <= {finding.rule for finding in audited(story, monkeypatch).findings}


def test_one_story_has_a_move_a_split_and_a_dropped_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    audit = audited("larkspur", monkeypatch)
    assert any(change.moved for change in audit.changes)
    assert {"split", "removed"} <= {change.status for change in audit.changes}


def excerpt(report: str) -> str:
    """The heart of a report, quoted: verdict, warnings, the first redline, the figures."""
    head, *sections = report.split("\n## ")
    parts = [head.partition("\n\n| ")[0].partition("\n\n")[2]]
    for section in sections:
        title = section.partition("\n")[0].split(" (")[0]
        if title == "Warnings":
            parts.append(f"**{title}**\n\n{section.partition(chr(10))[2].strip()}")
        elif title == "Recurring text":
            parts.append("**" + section.split("\n### ")[1].replace("\n", "**\n", 1).strip())
        elif title == "Figures recomputed":
            parts.append(f"**{title}**\n\n{section.partition(chr(10))[2].strip()}")
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))


def test_the_readme_shows_the_heart_of_the_first_story(golden: Golden) -> None:
    text = README.read_bytes().decode()
    heart = excerpt((EXAMPLES / "fibercore" / "report.md").read_bytes().decode())
    between = re.compile("(<!-- excerpt -->\n).*(<!-- /excerpt -->)", re.S)
    assert between.search(text)
    golden(README, between.sub(lambda found: f"{found[1]}{heart}\n{found[2]}", text))
