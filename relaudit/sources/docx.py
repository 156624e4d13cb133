"""Word documents: the zip that holds one, its parts, and the limits that a document keeps, a bomb does not.

A part is looked up by its relationship, as its name is only custom; ECMA-376 part 2.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import replace
from xml.parsers.expat import ExpatError

from relaudit.model import Source, Span
from relaudit.sources import Revisions, layout, wordcomments, wordml, xml
from relaudit.sources.errors import ReadError
from relaudit.sources.wordstyles import Lists, styles

MAX_DIRECTORY = 1_000_000
"""Bytes of the zip's list of files, about 10,000 of them; documents with many pictures have hundreds."""

MAX_UNPACKED = 40_000_000
"""Bytes of XML that all parts may come to; a thousand pages of text have about ten million."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What reading a damaged zip raises: checksums, ends, methods unknown, encryption, dates."""

OTHER_FORMS = {
    "xl/workbook.xml": "is an Excel workbook, not a Word document",
    "ppt/presentation.xml": "is a PowerPoint presentation, not a Word document",
    "content.xml": "is an OpenDocument file: save it as .docx",
}

Parts = dict[str, list[str]]
"""The names of the parts that a part relates to, by the last word of the relationship's type."""


def read(data: bytes, name: str, revisions: Revisions = "accepted") -> Source:
    """Read a document with its tracked changes accepted, or as it was before them; raises ReadError."""
    try:
        with zipfile.ZipFile(io.BytesIO(_checked(data, name))) as archive:
            return _read(archive, name, revisions)
    except ReadError:
        raise
    except ExpatError as trouble:
        raise ReadError(
            f"{name}: is a damaged Word document (its XML is not well-formed: {trouble})"
        ) from None
    except BROKEN as trouble:
        raise ReadError(f"{name}: is a damaged Word document ({trouble})") from None


def _checked(data: bytes, name: str) -> bytes:
    """The bytes of a zip whose list of files is small enough to be opened."""
    end = data.rfind(b"PK\5\6")
    if end >= 0 and len(data) >= end + 20:
        size = struct.unpack_from("<I", data, end + 12)[0]
        if size > MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(b"PK\6\7"):
            raise ReadError(f"{name}: holds too many files for a Word document")
    return data


def _read(archive: zipfile.ZipFile, name: str, revisions: Revisions) -> Source:
    main = next(iter(_related(archive, "").get("officeDocument", [])), "")
    held = archive.NameToInfo
    if main not in held or not main.startswith("word/"):
        other = next((reason for file, reason in OTHER_FORMS.items() if file in held), "")
        raise ReadError(f"{name}: {other or 'is a zip archive, not a Word document'}")
    if sum(info.file_size for info in archive.infolist() if _is_xml(info.filename)) > MAX_UNPACKED:
        raise ReadError(
            f"{name}: unpacks to more than {MAX_UNPACKED // 1_000_000} MB, too large for a release"
        )
    related = _related(archive, main)

    def parts(kind: str) -> list[bytes]:
        return [archive.read(part) for part in related.get(kind, []) if part in held]

    named = {key: style for data in parts("styles") for key, style in styles(data).items()}
    lists = Lists(next(iter(parts("numbering")), b""))
    body = wordml.Body(named, lists, revisions)
    for data in parts("comments"):
        body.comments.update(wordcomments.comments(data))
    _furniture(body, parts("header"))
    body.read(archive.read(main))
    for data in parts("footnotes") + parts("endnotes"):
        body.read(data)
    _furniture(body, parts("footer"))
    return _source(name, body)


def _is_xml(file: str) -> bool:
    return file.endswith((".xml", ".rels"))


def _related(archive: zipfile.ZipFile, part: str) -> Parts:
    """The parts inside the archive that a part (the archive itself: "") relates to."""
    folder, base = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{base}.rels")
    found: Parts = {}

    def start(name: str, attributes: xml.Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found.setdefault(kind, []).append(target.lstrip("/"))

    if file in archive.NameToInfo:
        xml.parse(archive.read(file), start)
    return found


def _furniture(body: wordml.Body, parts: list[bytes]) -> None:
    """Read headers or footers, each text once: first pages and even pages have their own parts."""
    body.furniture = True
    for data in dict.fromkeys(parts):
        body.read(data)
    body.furniture = False
    body.parts.append(layout.PARAGRAPH)


def _source(name: str, body: wordml.Body) -> Source:
    source = layout.source(name, "".join(body.parts), body.revisions)
    told: list[tuple[Span, str]] = []
    for span, words in source.revisions:
        if told and words == told[-1][1] and span.start <= told[-1][0].end + 1:
            told[-1] = (Span(told[-1][0].start, max(span.end, told[-1][0].end)), words)
        else:
            told.append((span, words))
    hidden = (f"hidden text, {body.hidden_words} words",) if body.hidden_words else ()
    revisions = tuple((_shown(source.text, span), words) for span, words in told)
    return replace(source, revisions=revisions, left_out=hidden)


def _shown(text: str, span: Span) -> Span:
    """The span of a revision, or where it left nothing, of the word it stands at."""
    if span.end > span.start:
        return span
    word = re.compile(r"\S+").search(text, text.rfind(" ", 0, span.start) + 1)
    return Span(word.start(), word.end()) if word else span
