"""Inputs to Sources, one reader per form; only this package opens a file to read.

The form is told by the first bytes and, for HTML, by the name; readers are loaded when they are needed.
"""

import re
from collections.abc import Callable
from pathlib import Path

from relaudit.model import Source
from relaudit.sources import text
from relaudit.sources.errors import ReadError

__all__ = ["ReadError", "load", "read", "read_bytes"]

MAX_BYTES = 32_000_000
"""Larger is refused: no release is, and reading takes up to 15 times the file in memory."""

HEAD = 1024
HTML = re.compile(
    rb"(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,200}-->\s*)?<(?:!doctype\s+html|html|head|body)\b"
)
"""How a page begins, whatever its name; lower case."""

UNREAD = {
    b"%PDF": "is a PDF, which is not read: pdftotext -layout FILE - | relaudit compare OLD -",
    b"\xd0\xcf\x11\xe0": "is an old Word or Office file: save it as .docx or .txt",
    b"{\\rtf": "is RTF, which is not read: save it as .docx or .txt",
}
"""First bytes of forms that are not read, and what to do instead."""


def read(name: str) -> Source:
    """Read a path, or REV:PATH in a git repository; raises ReadError."""
    return read_bytes(load(name), name)


def load(name: str) -> bytes:
    """The bytes of a path, or of REV:PATH in a git repository; raises ReadError."""
    path = Path(name)
    try:
        with path.open("rb") as handle:
            return handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        missing = isinstance(trouble, FileNotFoundError)
        if not missing:
            reason = getattr(trouble, "strerror", None) or str(trouble)
            raise ReadError(f"{name}: {reason}") from None
        from relaudit.sources import git

        if not git.names(name):
            raise ReadError(f"{name}: no such file") from None
        return git.read(name)


def read_bytes(data: bytes, name: str) -> Source:
    """Read what was given as bytes (standard input, a file in git); raises ReadError."""
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, too large for a release")
    for start, reason in UNREAD.items():
        if data.startswith(start):
            raise ReadError(f"{name}: {reason}")
    source = _reader(data, name)(data, name)
    if not source.text.strip("\0\ufeff \t\r\n\f\v\x1a"):
        raise ReadError(f"{name}: is empty" if not data else f"{name}: has no text in it")
    return source


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Source]:
    """The reader of a form, loaded only now: most runs need none but that for text."""
    start = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if HTML.match(start) or Path(name).suffix.lower() in (".htm", ".html", ".xhtml"):
        from relaudit.sources import html

        return html.read
    return text.read
