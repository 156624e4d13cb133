"""Inputs to Sources, one reader per form; only this package opens a file to read."""

from pathlib import Path

from relaudit.model import Source
from relaudit.sources import text


class ReadError(ValueError):
    """An input that cannot be read; its message is one line for a person."""


def read(name: str) -> Source:
    """Read a file by the form its name and first bytes show; raises ReadError."""
    try:
        data = Path(name).read_bytes()
    except OSError as trouble:
        raise ReadError(f"{name}: {trouble.strerror}") from None
    return text.read(data, name)
