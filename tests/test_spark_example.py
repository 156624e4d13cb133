"""The example for Apache Spark makes what one machine makes; skipped where pyspark is not installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from relaudit.cli import run
from tests.bench import archives

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "examples" / "archive-on-spark" / "archive_on_spark.py"

pytest.importorskip("pyspark")


def test_spark_and_one_machine_agree_byte_for_byte(tmp_path: Path) -> None:
    for name, text in archives.releases(3, 12):
        file = tmp_path / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "archive" / "broken.txt").write_bytes(b"%PDF-1.4")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYSPARK_SUBMIT_ARGS": "--master local[1] pyspark-shell",
    }
    for step in (["pack", "archive", "in"], ["run", "in", "out"], ["json", "out", "spark.json"]):
        done = subprocess.run(
            [sys.executable, str(SCRIPT), *step],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        if step[0] == "run":
            assert "archive/broken.txt: ReadError" in done.stderr
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert run(["history", "archive", "--format", "json", "-o", "single.json"]) == 0
    finally:
        os.chdir(here)
    assert (tmp_path / "spark.json").read_bytes() == (tmp_path / "single.json").read_bytes()
