"""relaudit inside a git repository: inputs of revisions, the diff driver, textconv."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Done
from tests.test_exit_status import FILES, ROOT, run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

RELAUDIT = f"{sys.executable} -m relaudit"


class Repository:
    """A repository with one release, twice committed; nothing of the user's settings takes part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q")
        for name in ("old.txt", "new.txt"):
            (folder / "release.txt").write_text(FILES[name], encoding="utf-8")
            self.git("add", "-A")
            self.git("-c", "user.name=n", "-c", "user.email=n@n.example", "commit", "-q", "-m", name)

    def git(self, *arguments: str) -> Done:
        done = subprocess.run(
            ["git", "-c", "core.pager=cat", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=60,
            env={
                **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
                "PYTHONPATH": str(ROOT),
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_SYSTEM": os.devnull,
            },
        )
        assert done.returncode == 0, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_revisions_are_inputs(repository: Repository) -> None:
    done = run(repository.folder, "compare HEAD~1:release.txt HEAD:release.txt --format json")
    assert done.status == 0
    assert '"name": "HEAD~1:release.txt"' in done.out
    assert run(repository.folder, "compare HEAD~9:release.txt release.txt").status == 2


def test_git_shows_the_audit_of_a_changed_release(repository: Repository) -> None:
    repository.git("config", "diff.release.command", f"{RELAUDIT} git-diff-driver")
    (repository.folder / ".gitattributes").write_text("*.txt diff=release\n", encoding="utf-8")
    assert repository.git("diff", "--", "release.txt").out == ""
    (repository.folder / "release.txt").write_text(FILES["open.txt"], encoding="utf-8")
    shown = repository.git("diff", "--", "release.txt").out
    assert shown.startswith("Audit of release.txt against release.txt (")
    assert "placeholder-left" in shown
    assert repository.git("diff", "HEAD~1", "HEAD", "--", "release.txt").out.startswith(
        "Audit of release.txt"
    )


def test_the_driver_never_stops_a_diff(repository: Repository) -> None:
    repository.git("config", "diff.release.command", f"{RELAUDIT} git-diff-driver")
    (repository.folder / ".gitattributes").write_text("*.txt diff=release\n", encoding="utf-8")
    (repository.folder / "release.txt").write_bytes(b"\0\1\2\3" * 40)
    (repository.folder / "added.txt").write_text(FILES["open.txt"], encoding="utf-8")
    repository.git("add", "-N", "added.txt")
    shown = repository.git("diff").out
    assert "release.txt: looks like a binary file, not text\n" in shown
    assert "Audit of added.txt\n" in shown
    (repository.folder / "release.txt").unlink()
    assert repository.git("diff", "--no-renames").out.startswith("Audit of added.txt\n")
    assert "release.txt: deleted\n" in repository.git("diff", "--no-renames").out
    assert repository.git("diff").out.startswith("Audit of added.txt against release.txt (")


def test_git_compares_web_pages_by_their_text(repository: Repository) -> None:
    repository.git("config", "diff.page.textconv", f"{RELAUDIT} text")
    (repository.folder / ".gitattributes").write_text("*.html diff=page\n", encoding="utf-8")
    page = repository.folder / "page.html"
    page.write_text("<html><p>Linen from <b>two</b> mills.</p></html>", encoding="utf-8")
    repository.git("add", "-A")
    page.write_text(
        "<html><body><div><p>Linen from <i>six</i> mills.</p></div></body></html>", encoding="utf-8"
    )
    shown = repository.git("diff", "--", "page.html").out
    assert "-Linen from two mills.\n+Linen from six mills.\n" in shown
