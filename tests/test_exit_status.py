"""Exit status 0, 1 or 2 and nothing else, in situations run as processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Done

RELAUDIT = [sys.executable, "-m", "relaudit"]
ROOT = Path(__file__).parent.parent

RELEASE = """Harbor Loom Ltd. Opens a Mill in Ghent

GHENT, {date} -- Harbor Loom Ltd. opened a mill in Ghent today. It employs {people} people.

About Harbor Loom Ltd.

Harbor Loom Ltd. weaves linen in two mills and sells it in nine countries.

Contact: press@harborloom.example, (555) 010-7788
"""
OTHER = RELEASE.replace("Harbor Loom", "Tidewater Kilns")

FINGERPRINT = "9c8dff404bb4"
"""Of the placeholder "TBD", whatever stands around it."""

FILES = {
    "old.txt": RELEASE.format(date="March 3, 2021", people="40"),
    "new.txt": RELEASE.format(date="March 7, 2022", people="50"),
    "open.txt": RELEASE.format(date="March 7, 2022", people="TBD"),
    "latin.txt": RELEASE.format(date="March 7, 2022", people="50").replace("Loom", "L\xf8m"),
    "empty.txt": "",
    "binary.txt": "\0\1\2\3" * 40,
    "others/tidewater.txt": OTHER.format(date="March 3, 2021", people="40"),
    "releases/2021.txt": RELEASE.format(date="March 3, 2021", people="40"),
    "accepted/open.txt": RELEASE.format(date="March 7, 2022", people="TBD"),
    "accepted/.relaudit-accepted.toml": f"""
        [[accepted]]
        fingerprint = "{FINGERPRINT}"
        reason = "told at noon"
        by = "M. Okafor"
        until = 2022-12-31
        """,
    "accepted/broken/.relaudit-accepted.toml": "[[accepted]]",
    "accepted/broken/new.txt": RELEASE.format(date="March 7, 2022", people="50"),
    "strict/relaudit.toml": """
        fail-on = "note"
        select = ["placeholder-left"]
        severity = { placeholder-left = "note" }
        """,
    "strict/open.txt": RELEASE.format(date="March 7, 2022", people="TBD"),
    "unknown/relaudit.toml": "ignroe = []",
    "unknown/new.txt": RELEASE.format(date="March 7, 2022", people="50"),
    "wrong/pyproject.toml": "[tool.relaudit]\nfail-on = 3",
    "wrong/new.txt": RELEASE.format(date="March 7, 2022", people="50"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="latin-1" if name == "latin.txt" else "utf-8")
    return tmp_path


def environment() -> dict[str, str]:
    """Our own environment, with this relaudit and without what another terminal or CI would add."""
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def run(folder: Path, line: str, stdin: str = "") -> Done:
    """Run relaudit in a folder; `line` is split at blanks."""
    done = subprocess.run(
        [*RELAUDIT, *line.split()],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env=environment(),
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


TBD = "--select placeholder-left"

SITUATIONS = [
    ("compared", "compare old.txt new.txt", 0, ""),
    ("compared, an error found", "compare old.txt open.txt", 0, ""),
    ("compared, an error at the threshold", f"compare old.txt open.txt {TBD} --fail-on error", 1, ""),
    ("compared, an error above the threshold", f"compare old.txt open.txt {TBD} --fail-on note", 1, ""),
    ("compared, nothing to fail on", f"compare old.txt open.txt {TBD} --fail-on never", 0, ""),
    ("a clean draft", f"check new.txt {TBD}", 0, ""),
    ("a finding at the threshold", f"check open.txt {TBD}", 1, ""),
    ("a finding above the threshold", f"check open.txt {TBD} --fail-on warning", 1, ""),
    ("a note where errors fail", "check strict/open.txt --fail-on error", 0, ""),
    ("a finding at the threshold of a settings file", "check strict/open.txt", 1, ""),
    ("a finding that was left out", "check open.txt --ignore placeholder-left --fail-on error", 0, ""),
    ("one of two drafts fails", f"check new.txt open.txt {TBD}", 1, ""),
    ("an accepted finding", f"check accepted/open.txt {TBD}", 0, ""),
    ("an accepted finding, its term over", f"check accepted/open.txt {TBD} --as-of 2023-01-01", 1, ""),
    ("a prior release", f"check new.txt --against old.txt {TBD}", 0, ""),
    ("a prior release chosen", f"check new.txt --against releases {TBD}", 0, ""),
    ("no prior release of the issuer", f"check new.txt --against others {TBD}", 0, ""),
    ("a pattern that nothing matches", f"check new.txt --against none/*.txt {TBD}", 0, ""),
    ("no such prior release", "check new.txt --against none", 2, "none: no such file"),
    ("read as another encoding", "compare old.txt latin.txt", 0, "latin.txt: not UTF-8"),
    ("no such release", "compare old.txt nowhere.txt", 2, "nowhere.txt: no such file"),
    ("a folder for a release", "compare old.txt releases", 2, "relaudit: releases"),
    ("an empty draft", "check empty.txt", 2, "empty.txt: is empty"),
    ("a draft that is no text", "check binary.txt", 2, "binary.txt: looks like a binary file"),
    ("no repository", "check HEAD:new.txt", 2, "HEAD:new.txt"),
    ("one release only", "compare old.txt", 2, "Missing argument"),
    ("no draft", "check", 2, "Missing argument"),
    ("both from standard input", "compare - -", 2, "only one of"),
    ("a report in no folder", "compare old.txt new.txt -o none/x.md", 2, "none/x.md: cannot be"),
    ("a folder for a report", "compare old.txt new.txt -o releases", 2, "it is a folder"),
    ("a report over a release", "compare old.txt new.txt -o new.txt", 2, "would overwrite"),
    ("two reports in one file", "compare old.txt new.txt -o a -o json:a", 2, "same file"),
    ("an unknown command", "compere old.txt new.txt", 2, "did you mean 'compare'?"),
    ("an unknown option", "compare old.txt new.txt --formt json", 2, "--format"),
    ("an unknown format", "compare old.txt new.txt --format yaml", 2, "'yaml' is not one of"),
    ("an unknown level", "compare old.txt new.txt --fail-on fatal", 2, "'fatal' is not one of"),
    ("an unknown rule", "check new.txt --select placeholder-lft", 2, "did you mean 'placeholder-left'"),
    ("a rule that is none", "explain placeholder-lft", 2, "did you mean 'placeholder-left'"),
    ("a date that is none", "compare old.txt new.txt --as-of 2021-02-30", 2, "'2021-02-30' is not a date"),
    ("an unknown setting", "check unknown/new.txt", 2, "unknown/relaudit.toml: unknown key 'ignroe'; did"),
    ("a setting of a wrong type", "check wrong/new.txt", 2, "wrong/pyproject.toml: fail-on: must be a text"),
    ("an acceptance file that is none", "check accepted/broken/new.txt", 2, "an entry needs fingerprint"),
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
    assert not (folder / "first.json").exists()
    assert not list(folder.glob(".*"))


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


@pytest.mark.parametrize(
    ("line", "status"), [("compare old.txt open.txt", 0), (f"check open.txt {TBD}", 1), ("--help", 0)]
)
def test_a_reader_that_goes_away_changes_nothing(folder: Path, line: str, status: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*RELAUDIT, *line.split()],
        cwd=folder, stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert done.returncode == status
    assert done.stderr == b""


def test_an_interrupt_is_one_line(folder: Path) -> None:
    with subprocess.Popen(
        [*RELAUDIT, "compare", "latin.txt", "-"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
        # A test run in the background hands its children an interrupt that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stderr is not None
        # Told of the encoding of OLD, it waits for NEW.
        assert process.stderr.readline().startswith(b"relaudit: latin.txt: ")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (2, b"", b"relaudit: interrupted\n")


def test_a_closed_standard_output_is_told(folder: Path) -> None:
    line = f"{sys.executable} -m relaudit compare old.txt new.txt >&-"
    done = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, env=environment(), timeout=60)
    assert done.returncode == 2
    assert done.stderr == b"relaudit: standard output is closed\n"


def test_standard_input_is_a_release(folder: Path) -> None:
    done = run(folder, f"check - {TBD} --format json", stdin=FILES["open.txt"])
    assert done.status == 1
    assert '"name": "standard input"' in done.out
