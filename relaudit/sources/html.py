"""HTML pages and exhibits to Sources."""

import codecs
import re
from dataclasses import replace

from relaudit.model import Source
from relaudit.sources import layout, markup, page, text
from relaudit.sources.errors import ReadError

CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}charset\s?=\s?["']?([\w-]{3,20})|<\?xml[^<>]{0,80}encoding=["']([\w-]{3,20})""",
    re.I,
)
"""How a page declares its encoding, in its first kilobyte."""

ENCODINGS = re.compile(r"iso8859-\d+|cp125\d|koi8-[ru]|big5|gb\w+|shift_jis|euc_\w+|mac-roman")
"""Encodings that pages of old are written in and that are read where UTF-8 does not fit."""

PUBLISHED = re.compile(r"""property=["']article:published_time["'] content=["'](\d{4}-\d\d-\d\d)""")


MAX_TAGS = 400_000
"""Tags of the largest page that is read; the largest releases filed have 40,000, annual reports 200,000."""


def read(data: bytes, name: str) -> Source:
    """Read a page or exhibit; raises ReadError where it holds no text."""
    content, notes = decode(data, name)
    source = from_markup(content, name)
    published = PUBLISHED.search(content[:20_000])
    return replace(source, notes=notes, date=published and published[1])


def from_markup(content: str, name: str) -> Source:
    """Read markup that is text already, as that of an exhibit inside a submission; raises ReadError."""
    if content.count("<") > MAX_TAGS:
        raise ReadError(f"{name}: has more than {MAX_TAGS:,} tags, too many for a release")
    stream, left_out = page.choose(markup.stream(layout.MARKS.sub("", content)))
    return replace(layout.source(name, stream), left_out=left_out)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Bytes to text by the mark, as UTF-8, as the page declares, else as Windows-1252."""
    declared = CHARSET.search(data[:1024])
    if declared:
        try:
            encoding = codecs.lookup((declared[1] or declared[2]).decode()).name
        except LookupError:
            encoding = ""
        if ENCODINGS.fullmatch(encoding) and encoding != "iso8859-1" and not _is_utf8(data):
            return data.decode(encoding, "replace"), (f"read as {encoding}, as the page declares",)
    content, notes = text.decode(data, name)
    return content, notes


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
