"""What tests share: golden files, which a person has read, and command lines run in this process."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

from relaudit import cli

# A gate says the same twice: in CI the examples are always the same ones; at the desk they are new each time.
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("gate" if os.environ.get("CI") else "desk")

Golden = Callable[[Path, str], None]


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file, byte for byte; `--update` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"{path} is missing: run pytest --update and read it"
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> Run:
    """Run command lines in a folder of their own, in this process."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Done:
        status = cli.run(arguments)
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return run
