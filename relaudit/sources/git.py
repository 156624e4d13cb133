"""Files as they stood in a git revision, named REV:PATH as git itself names them."""

import re
import subprocess

from relaudit.sources.errors import ReadError

NAME = re.compile(r"(?![-:])[^\s:]{2,}:(?!//)[^:]+")
"""A revision, a colon, a path: `HEAD~1:release.md`. Two letters at least, as `C:` is a drive; no URL."""

SECONDS = 30


def names(name: str) -> bool:
    """Whether a name has the form of a file in a git revision."""
    return NAME.fullmatch(name) is not None


def read(name: str) -> bytes:
    """The bytes of a file in a revision; raises ReadError with git's own reason."""
    command = ["git", "cat-file", "blob", name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except FileNotFoundError:
        raise ReadError(f"{name}: no such file, and git is not installed") from None
    except subprocess.TimeoutExpired:
        raise ReadError(f"{name}: git gave no answer within {SECONDS} seconds") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise ReadError(f"{name}: no such file, nor in git ({reason.removeprefix('fatal: ')})")
    return done.stdout
