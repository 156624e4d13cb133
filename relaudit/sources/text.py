"""Plain text and Markdown: bytes to a Source in the encoding they show.

The text is the decoded file as it stands, form feeds and all, so that its offsets are the file's. Only
NUL and the end mark of DOS become blanks, and where no line feed stands, other line ends become some.
"""

import codecs
import re

from relaudit.model import Source
from relaudit.sources.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's stand before UTF-16's, whose little-endian mark begins the same."""

CONTROLS = bytes(range(32)).translate(None, b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
"""Bytes that do not stand in text; 0x1A is the end mark of old DOS files, 0x1B starts a terminal colour."""

BINARY_SHARE = 0.02
"""Share of control bytes from which a file is no text: random bytes have 0.11, a text with strays 0.001."""


def read(data: bytes, name: str) -> Source:
    """Decode a file; raises ReadError where it holds no text."""
    text, notes = decode(data, name)
    return Source(name, text, notes=notes)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Bytes to text and notes: by the mark, else as UTF-8, else as Windows-1252, which is said."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(encoding, "replace"), encoding.upper())
    if len(data.translate(None, CONTROLS)) < len(data) * (1 - BINARY_SHARE):
        raise ReadError(f"{name}: looks like a binary file, not text")
    try:
        return _told(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _broken(data)


def _broken(data: bytes) -> tuple[str, tuple[str, ...]]:
    """What is not UTF-8: a damaged file of it (cut inside a character) or, as a rule, Windows-1252."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 2 < len(re.findall(r"[^\x00-\x7f]", text)):
        return _told(text, "UTF-8")
    text, notes = _told(data.decode("cp1252", "replace"), "Windows-1252")
    return text, ("not UTF-8: read as Windows-1252", *notes)


def _told(text: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    notes = []
    if broken := text.count("\ufffd"):
        notes.append(f"{broken} characters are not valid {encoding}, shown as \ufffd")
    if nulls := text.count("\0"):
        notes.append(f"{nulls} NUL characters in the text, read as blanks")
    if "\n" not in text:  # a file of an old Macintosh, or of a program that knows Unicode's line ends
        text = text.replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    return text.replace("\0", " ").replace("\x1a", " "), tuple(notes)
