"""Inputs to Sources, one reader per form; only this package opens a file to read.

The form is told by the first bytes and, for HTML, by the name; readers are loaded when they are needed.
"""

import os
import re
import sys
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

from relaudit.model import Source
from relaudit.sources import text
from relaudit.sources.errors import ReadError

__all__ = ["ReadError", "load", "read", "read_bytes"]

Revisions = Literal["accepted", "original"]

MAX_BYTES = 32_000_000
"""Larger is refused: no release is, and reading takes up to 15 times the file in memory."""

MAX_TEXT = 16_000_000
MAX_EXTRACTED = 2_000_000
"""Letters of the longest text that is audited: of a file as it is, of one that another form held packed."""

CHUNK = 65_536
HEAD = 1024
MARKED_UP = (b"<", b"-----BEGIN")
HTML = rb"(?i)(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,200}-->\s*)?<(?:!doctype\s+html|html|head|body)\b"
"""How a page begins, whatever its name; compiled when a file begins so."""

SUBMISSION = rb"-----BEGIN PRIVACY-ENHANCED|<(?:SEC|IMS)-DOCUMENT>|<SUBMISSION>|<DOCUMENT>\s*<TYPE>"
"""How an EDGAR submission, or one document cut from it, begins."""

STANDARD_INPUT = "standard input"

UNREAD = {
    b"%PDF": "is a PDF, which is not read: pdftotext -layout FILE - | relaudit compare OLD -",
    b"\xd0\xcf\x11\xe0": "is an old or a password-protected Office file: save it as .docx or .txt",
    b"{\\rtf": "is RTF, which is not read: save it as .docx or .txt",
}
"""First bytes of forms that are not read, and what to do instead."""


def read(name: str, *, revisions: Revisions = "accepted") -> Source:
    """Read a path, `-`, REV:PATH in a git repository, or FILE#EX-99.2 in a submission; raises ReadError.

    `revisions` says which state of a Word document's tracked changes is read.
    """
    base, _, part = name.rpartition("#")
    if base and not os.path.exists(name):
        return read_bytes(load(base), name, part, revisions=revisions)
    return read_bytes(load(name), STANDARD_INPUT if name == "-" else name, revisions=revisions)


def load(name: str) -> bytes:
    """The bytes of a path, of `-` (standard input) or of REV:PATH in a git repository; raises ReadError."""
    if name == "-":
        return _bounded(sys.stdin.buffer)
    try:
        with Path(name).open("rb") as handle:
            return _bounded(handle)
    except FileNotFoundError:
        from relaudit.sources import git

        if not git.names(name):
            raise ReadError(f"{name}: no such file") from None
        return git.read(name)
    except (OSError, ValueError) as trouble:
        raise ReadError(f"{name}: {getattr(trouble, 'strerror', None) or trouble}") from None


def _bounded(handle: BinaryIO) -> bytes:
    """All of a file, or a little more than is read of one: some devices never end."""
    return b"".join(islice(iter(lambda: handle.read(CHUNK), b""), MAX_BYTES // CHUNK + 2))


def read_bytes(data: bytes, name: str, part: str = "", *, revisions: Revisions = "accepted") -> Source:
    """Read what was given as bytes; `part` names a document of an EDGAR submission. Raises ReadError."""
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, too large for a release")
    for start, reason in UNREAD.items():
        if data.startswith(start):
            raise ReadError(f"{name}: {reason}")
    source = _by_form(data, name, part, revisions)
    if not source.text.strip("\0\ufeff \t\r\n\f\v\x1a"):
        raise ReadError(f"{name}: is empty" if not data else f"{name}: has no text in it")
    if len(source.text) > (MAX_EXTRACTED if source.extracted else MAX_TEXT):
        raise ReadError(
            f"{name}: has {len(source.text) // 1_000_000} million letters, too many for a release"
        )
    return source


def _by_form(data: bytes, name: str, part: str, revisions: Revisions) -> Source:
    """Read by the form; readers are loaded only now, as most runs need none but that for text."""
    start = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    marked_up = start.startswith(MARKED_UP)
    if marked_up and re.match(SUBMISSION, start):
        from relaudit.sources import edgar

        return edgar.read(data, name, part)
    if data.startswith(b"PK\3\4"):
        from relaudit.sources import docx

        return docx.read(data, name, revisions)
    if part:
        raise ReadError(f"{name}: is no EDGAR submission, it has no {part}")
    if (marked_up and re.match(HTML, start)) or Path(name).suffix.lower() in (".htm", ".html", ".xhtml"):
        from relaudit.sources import html

        return html.read(data, name)
    return text.read(data, name)
