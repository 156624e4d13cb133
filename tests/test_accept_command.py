"""`relaudit accept` and what it does to the next `relaudit check`, in one process."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from relaudit.settings import ACCEPTED
from tests.conftest import Run

DRAFT = "Harbor Loom Ltd. Opens a Mill\n\nGHENT, March 3, 2021 -- Harbor Loom sold TBD bales.\n"


@pytest.fixture(autouse=True)
def draft(run: Run) -> None:
    """In the folder stands `draft.txt`, which leaves TBD in."""
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")


@pytest.fixture
def fingerprint(run: Run) -> str:
    done = run("check", "draft.txt", "--select", "placeholder-left", "--format", "github")
    assert done.status == 1
    return done.out.rstrip("]\n").rpartition("[")[2]


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(Path(ACCEPTED).read_text(encoding="utf-8"))["accepted"]
    return found


def test_an_accepted_finding_counts_no_more_and_stays_listed(run: Run, fingerprint: str) -> None:
    done = run("accept", fingerprint, "--reason", "told at noon", "--by", "M. Okafor")
    assert done.status == 0
    assert entries() == [{"fingerprint": fingerprint, "reason": "told at noon", "by": "M. Okafor"}]
    done = run("check", "draft.txt", "--select", "placeholder-left")
    assert done.status == 0
    assert "told at noon" in done.out


def test_a_release_named_keeps_its_rule_and_words_and_no_other_is_meant(run: Run, fingerprint: str) -> None:
    Path("twin.txt").write_text(DRAFT, encoding="utf-8")
    run("accept", fingerprint, "--reason", "noon", "--by", "M", "--draft", "draft.txt")
    (entry,) = entries()
    assert (entry["rule"], entry["evidence"], entry["draft"]) == ("placeholder-left", "TBD", "draft.txt")
    assert run("check", "draft.txt", "--select", "placeholder-left").status == 0
    assert run("check", "twin.txt", "--select", "placeholder-left").status == 1


def test_an_acceptance_ends_by_the_date_of_the_release_or_the_one_given(run: Run, fingerprint: str) -> None:
    run("accept", fingerprint, "--reason", "noon", "--by", "M", "--until", "2021-03-03")
    assert run("check", "draft.txt", "--select", "placeholder-left").status == 0
    late = run("check", "draft.txt", "--select", "placeholder-left", "--as-of", "2021-03-04")
    assert late.status == 1
    assert "ended on 2021-03-03" in late.out


def test_what_matches_no_more_is_told_and_pruned(run: Run, fingerprint: str) -> None:
    run("accept", fingerprint, "--reason", "noon", "--by", "M", "--draft", "draft.txt")
    assert run("accept", "--prune").out == ""
    Path("draft.txt").write_text(DRAFT.replace("TBD", "900"), encoding="utf-8")
    assert "matches no finding any more" in " ".join(run("check", "draft.txt").out.split())
    assert run("accept", "--prune").out.startswith(f"dropped: {fingerprint} placeholder-left: noon")
    assert run("accept", "--list").out == ""


def test_of_other_releases_nothing_is_told_or_pruned(run: Run, fingerprint: str) -> None:
    Path("other.txt").write_text(DRAFT.replace("TBD", "900"), encoding="utf-8")
    run("accept", fingerprint, "--reason", "noon", "--by", "M", "--draft", "draft.txt")
    assert "matches no finding" not in " ".join(run("check", "other.txt").out.split())
    assert run("accept", "--prune", "--draft", "other.txt").err.startswith("relaudit: 1 kept unseen")
    assert len(entries()) == 1


def test_what_names_a_release_that_is_gone_is_pruned(run: Run, fingerprint: str) -> None:
    run("accept", fingerprint, "--reason", "noon", "--by", "M", "--draft", "draft.txt")
    Path("draft.txt").unlink()
    assert run("accept", "--prune").out.startswith("dropped: ")


def test_the_list_is_one_line_each(run: Run) -> None:
    run("accept", "0123456789ab", "0123456789ac", "--reason", "noon", "--by", "M", "--until", "2030-01-01")
    assert run("accept", "--list").out == (
        "0123456789ab: noon (M, until 2030-01-01)\n0123456789ac: noon (M, until 2030-01-01)\n"
    )


def test_the_file_stands_beside_the_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "relaudit.toml").write_text("", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    run("accept", "0123456789ab", "--reason", "noon", "--by", "M")
    assert (tmp_path / ACCEPTED).exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("accept", "no fingerprint given"),
        ("accept 0123 --reason r --by b", "'0123' is no fingerprint"),
        ("accept 0123456789ab --by b", "--reason is needed"),
        ("accept 0123456789ab --reason r", "--by is needed"),
        ("accept 0123456789ab --reason r --by b --until soon", "'soon' is not a date"),
        ("accept 0123456789ab --reason r --by b --draft draft.txt", "no finding 0123456789ab there"),
        ("accept 0123456789ab --reason r --by b --draft none.txt", "none.txt: no such file"),
        ("accept --list --prune", "leave the rest out"),
        ("accept --list 0123456789ab", "leave the rest out"),
    ],
)
def test_bad_input_is_one_line(run: Run, line: str, said: str) -> None:
    done = run(*line.split())
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not Path(ACCEPTED).exists()


def test_a_broken_acceptance_file_stops_the_gate(run: Run) -> None:
    Path(ACCEPTED).write_text("[[accepted]]\n", encoding="utf-8")
    for line in ("check draft.txt", "compare draft.txt draft.txt", "accept --list"):
        done = run(*line.split())
        assert done.status == 2
        assert done.err == "relaudit: .relaudit-accepted.toml: an entry needs fingerprint as a text\n"
