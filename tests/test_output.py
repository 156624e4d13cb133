"""Where reports go: whole files or none, colour, the step summary."""

import os
import sys
from pathlib import Path

import click
import pytest

from relaudit.cli import _options, _output
from relaudit.model import Audit, Document, Finding, Location

PLACE = Location("new", 0, 3, 1, 1, "TBD", "")
AUDIT = Audit(
    None,
    Document("draft.txt", "TBD"),
    findings=(Finding("placeholder-left", "error", "left open", "0123456789ab", (PLACE,)),),
)


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    _output.write_files([(str(file), "after")])
    assert file.read_text(encoding="utf-8") == "after"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_text("before", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(target)
    _output.write_files([(str(tmp_path / "link.md"), "after")])
    assert (tmp_path / "link.md").is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_failure_at_the_end_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(click.ClickException, match="No space left"):
        _output.write_files([(str(tmp_path / "report.md"), "text")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("mode", "file", "environment", "terminal", "inked"),
    [
        ("auto", "-", {}, True, True),
        ("auto", "-", {}, False, False),
        ("auto", "-", {"TERM": "dumb"}, True, False),
        ("auto", "-", {"NO_COLOR": "1"}, True, False),
        ("auto", "-", {"NO_COLOR": ""}, True, True),
        ("auto", "-", {"FORCE_COLOR": "1"}, False, True),
        ("auto", "-", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", "out.txt", {"FORCE_COLOR": "1"}, True, False),
        ("always", "out.txt", {"NO_COLOR": "1"}, False, True),
        ("never", "-", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    mode: _options.Colour,
    file: str,
    environment: dict[str, str],
    terminal: bool,
    inked: bool,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert _options.coloured(mode, file) is inked


def test_the_step_summary_gets_the_whole_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("a step before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    _output.write_reports([AUDIT], [_options.Output("github", str(tmp_path / "out"))], "never")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("a step before\n# ")
    assert "left open" in text


def test_the_step_summary_is_left_alone_by_other_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    _output.write_reports([AUDIT], [_options.Output("json", str(tmp_path / "out"))], "never")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("size", [0, 50, 90, 200, 4000, 100_000])
def test_what_is_cut_fits_and_says_so(size: int) -> None:
    text = "".join(f"line {number} – words\n" for number in range(1000))
    data = _output.cut(text, size)
    assert len(data) <= size
    kept = data.removesuffix(_output.CUT_NOTE).decode()
    assert text.startswith(kept)
    assert not kept or kept.endswith("\n")
    assert (kept == text) is (size >= len(text.encode()))
