"""Exit status 0, 1 or 2 and nothing else, in situations run as processes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

RELAUDIT = [sys.executable, "-m", "relaudit"]
ROOT = Path(__file__).parent.parent

OLD = """Harbor Loom Ltd. Opens a Mill in Ghent

GHENT, March 3, 2021 -- Harbor Loom Ltd. opened a mill today.

About Harbor Loom

Harbor Loom Ltd. weaves linen in two mills.

Contact: press@harborloom.example, (555) 010-7788
"""
NEW = """Harbor Loom Ltd. Reports a Strong Year

GHENT, March 7, 2022 -- Harbor Loom Ltd. sold more linen than before. Sales are TBD.

About Harbor Loom

Harbor Loom Ltd. weaves linen in two mills.

Contact: press@harborloom.example, (555) 010-7788
"""


class Done(NamedTuple):
    """How a process ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return tmp_path


def run(folder: Path, line: str, stdin: str = "", **environment: str) -> Done:
    """Run relaudit in a folder; `line` is split at blanks."""
    done = subprocess.run(
        [*RELAUDIT, *line.split()],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


SITUATIONS = [
    ("a report was made", "compare old.txt new.txt --format json", 0, ""),
    ("nothing to fail on", "compare old.txt new.txt --format json --fail-on never", 0, ""),
    ("a folder of no such name", "compare old.txt new.txt -o json:nowhere/x.json", 2, "nowhere/x.json: "),
    ("a folder for a report", "compare old.txt new.txt -o json:.", 2, "it is a folder"),
    ("a report over a release", "compare old.txt new.txt -o json:new.txt", 2, "would overwrite"),
    ("two reports in one file", "compare old.txt new.txt -o json:a -o a", 2, "same file"),
    ("no such release", "compare old.txt nowhere.txt", 2, "nowhere.txt"),
    ("a folder for a release", "compare old.txt .", 2, "relaudit: ."),
    ("one release only", "compare old.txt", 2, "Missing argument"),
    ("both from standard input", "compare - -", 2, "only one of"),
    ("an unknown command", "compere old.txt new.txt", 2, "did you mean 'compare'?"),
    ("an unknown option", "compare old.txt new.txt --formt json", 2, "--format"),
    ("an unknown format", "compare old.txt new.txt --format yaml", 2, "'yaml' is not one of"),
    ("an unknown level", "compare old.txt new.txt --fail-on fatal", 2, "'fatal' is not one of"),
    ("an unknown rule", "compare old.txt new.txt --select stale-dat", 2, "unknown rule 'stale-dat'"),
    ("a date that is none", "compare old.txt new.txt --as-of 2021-02-30", 2, "'2021-02-30' is not a date"),
    ("no command", "", 2, "Usage: relaudit"),
    ("help", "--help", 0, ""),
    ("version", "--version", 0, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "status", "said"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_situation(folder: Path, line: str, status: int, said: str) -> None:
    done = run(folder, line)
    assert done.status == status
    assert said in done.err
    assert "Traceback" not in done.err
    if status == 2 and line:
        assert done.err.startswith("relaudit: ")
        assert done.err.count("\n") == 1
        assert done.out == ""


def test_nothing_is_written_where_one_report_cannot_be(folder: Path) -> None:
    done = run(folder, "compare old.txt new.txt -o json:first.json -o json:nowhere/second.json")
    assert done.status == 2
    assert sorted(path.name for path in folder.iterdir()) == ["new.txt", "old.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_told(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*RELAUDIT, "compare", str(folder / "old.txt"), str(folder / "new.txt"), "--format", "json"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().startswith("relaudit: standard output: ")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_goes_away_is_no_fault(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*RELAUDIT, "compare", str(folder / "old.txt"), str(folder / "new.txt"), "--format", "json"],
        cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""
