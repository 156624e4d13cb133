"""Inputs made to break readers: each ends in an audit or one clear line, soon and in little memory."""

import io
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from zlib import crc32

import pytest

import relaudit
from relaudit import sources
from relaudit.model import Source
from relaudit.parse import from_source
from tests.sources.test_docx import W, document, paragraph, run, zipped

SECONDS = 10
MEGABYTES = 600

SENTENCE = "Aurelia Optics said that sales of fiber rose 24% to $12.4 million. "
PAGE = f"<html><body><p>{SENTENCE}</p>"


def html(body: str) -> bytes:
    return (PAGE + body).encode()


def declared(data: bytes, size: int) -> bytes:
    """A zip whose list of files claims another size of itself."""
    end = data.rfind(b"PK\5\6")
    return data[: end + 12] + struct.pack("<I", size) + data[end + 16 :]


def bomb() -> bytes:
    held = io.BytesIO(document(paragraph(run("x"))))
    archive = zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED)
    with archive, archive.open("word/styles.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return held.getvalue()


def many_parts() -> bytes:
    return zipped({f"word/{number}.xml": "" for number in range(20_000)})


def xml_with(text: str) -> bytes:
    return zipped(
        {
            "_rels/.rels": '<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>',
            "word/document.xml": text,
        }
    )


LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
GOOD = document(paragraph(run(SENTENCE)))
with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
    BODY = archive.read("word/document.xml")

CASES: dict[str, Callable[[], bytes]] = {
    # markup
    "3 MB of inline style": lambda: html(f'<p style="{"color:red;" * 300_000}">Sales</p>'),
    "a style on each of 30,000 words": lambda: html(f'<b style="{"margin:0 " * 9}">word</b> ' * 30_000),
    "10,000 nested divisions": lambda: html("<div>" * 10_000 + "deep"),
    "100,000 nested spans": lambda: html("<span style='font-weight:bold'>" * 100_000 + "deep"),
    "10,000 nested tables": lambda: html("<table><tr><td>x" * 10_000),
    "10,000 nested lists": lambda: html("<ol><li>x" * 10_000),
    "ends without beginnings": lambda: html("</div></table></td></ol></b></a></pre></nav>" * 20_000),
    "tags that never close": lambda: html("<p" * 100_000),
    "tags in tags": lambda: html("<p" * 100_000 + ">"),
    "attributes that never close": lambda: html("<a href='" * 100_000),
    "attributes in attributes": lambda: html("<a href='" * 100_000 + ">"),
    "attributes that close in the next": lambda: html('<a href="' * 100_000 + '">' * 100_000),
    "a tag of 100,000 attributes": lambda: html("<p" + " a=b" * 100_000 + ">" + SENTENCE),
    "superscripts of nothing": lambda: html(
        "<p>x</p><p><sup> </sup></p><table><tr><td><sup></sup><td>1" * 999
    ),
    "less-than signs": lambda: html("<" * 300_000),
    "comments that never close": lambda: html("<!--" * 200_000),
    "declarations": lambda: html("<!" * 150_000 + "<?" * 150_000 + "<![CDATA[" * 50_000),
    "scripts that never close": lambda: html("<script>" * 100_000),
    "scripts in scripts": lambda: html("<scr<script></script>ipt>alert(1)</script>" * 20_000),
    "elements that hide everything": lambda: b"<html><nav>" * 30_000 + SENTENCE.encode(),
    "cells that span a million columns": lambda: html(
        "<table>" + "<tr><td colspan=99999 rowspan=99999>1<td>2" * 5_000
    ),
    "cells without tables": lambda: html("<td>1" * 30_000),
    "a page of a million tags": lambda: html("<b></b>" * 500_000),
    "one word of 2 MB": lambda: html("a" * 2_000_000),
    "blanks": lambda: html(" " * 3_000_000 + "&nbsp;" * 300_000 + "<br>" * 100_000),
    "entities that are none": lambda: html("&#99999999999;&#0;&#xD800;&nosuch;&" * 30_000),
    "marks of our own": lambda: html(f"\x01\x06\x07\x08\x0e\x1a\x1b\x1c &#1;&#x1b; {SENTENCE * 9}" * 300),
    "right-to-left marks and joiners": lambda: html("\u202e\u200f\u200d\ufeff\u2066 lla " * 20_000),
    "quotes out of balance": lambda: html("<p title=\"'>" * 50_000 + SENTENCE),
    "a page cut in a tag": lambda: (PAGE * 20).encode()[:-3],
    "a page that is not what it declares": lambda: b"<html><meta charset=utf-16><p>" + SENTENCE.encode(),
    "a page in an encoding of no page": lambda: b"<html><meta charset=zlib><p>\xff" + SENTENCE.encode(),
    "an XHTML bomb": lambda: f"<?xml version='1.0'?>{LAUGHS}]><html><p>&j;</p>{SENTENCE}</html>".encode(),
    # text
    "random bytes": lambda: bytes((n * 7919 + n // 251) % 256 for n in range(300_000)),
    "NUL bytes": lambda: SENTENCE.encode() + b"\0" * 5,
    "a byte order mark alone": lambda: b"\xff\xfe",
    "UTF-16 cut in a letter": lambda: SENTENCE.encode("utf-16")[:-1],
    "lone surrogates in UTF-16": lambda: b"\xff\xfe" + b"\x00\xd8" * 1_000 + SENTENCE.encode("utf-16-le"),
    "terminal control sequences": lambda: f"\x1b[2J\x1b]0;title\x07{SENTENCE}".encode(),
    "lines without end": lambda: b"\n" * 2_000_000 + SENTENCE.encode(),
    "a text too long": lambda: b"Sales rose. " * 1_400_000,
    "a file too large": lambda: b"word " * 7_000_000,
    # submissions
    "a submission of documents": lambda: b"<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\n" * 30_000 + SENTENCE.encode(),
    "a submission without end": lambda: b"<SEC-DOCUMENT>" + b"CONFORMED PERIOD OF REPORT: " * 50_000,
    # Word
    "a zip bomb": bomb,
    "a document of one long word": lambda: document(paragraph(run("a" * 3_000_000))),
    "a zip of 20,000 parts": many_parts,
    "a zip whose list is said to be small": lambda: declared(many_parts(), 100),
    "a zip whose list is said to be huge": lambda: declared(GOOD, 2**31),
    "a zip cut short": lambda: GOOD[: len(GOOD) // 2],
    "a zip without its list": lambda: GOOD[:-30],
    "a zip with a wrong checksum": lambda: GOOD.replace(struct.pack("<I", crc32(BODY)), b"crc!"),
    "a document of entities": lambda: xml_with(f"{LAUGHS}]><d>&j;</d>"),
    "a document that is not XML": lambda: xml_with("Sales rose."),
    "a document cut short": lambda: xml_with(f"<w:document {W}><w:body><w:p>"),
    "a document of 200,000 nested elements": lambda: xml_with(
        f"<w:document {W}>" + "<w:p>" * 200_000 + "</w:p>" * 200_000 + "</w:document>"
    ),
    "tables in tables": lambda: document(
        "<w:tbl><w:tr><w:tc>" * 5_000 + paragraph(run("x")) + "</w:tc></w:tr></w:tbl>" * 5_000
    ),
    "shapes in shapes": lambda: document(
        "<w:p><w:r><w:t>x</w:t><w:txbxContent>" * 2_000 + "</w:txbxContent></w:r></w:p>" * 2_000
    ),
    "revisions that never end": lambda: document(
        "".join(f'<w:p><w:commentRangeStart w:id="{n}"/></w:p>' for n in range(20_000)) + paragraph(run("x")),
        comments="".join(f'<w:comment w:id="{n}"/>' for n in range(20_000)),
    ),
    "relations in a circle": lambda: zipped(
        {"_rels/.rels": '<R><Relationship Type="x/officeDocument" Target="../_rels/.rels"/></R>'}
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_input_ends_in_an_audit_or_one_line(name: str) -> None:
    data = CASES[name]()
    began = time.monotonic()
    line = _outcome(data)
    assert "\n" not in line
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEGABYTES * 1024


def _outcome(data: bytes) -> str:
    """What a reader says it cannot read, or "" where an audit was made."""
    try:
        source = sources.read_bytes(data, "hostile.htm" if data.startswith(b"<html") else "hostile")
    except sources.ReadError as trouble:
        return str(trouble)
    assert source.text.strip()
    check_blocks(source)
    relaudit.compare(SENTENCE, from_source(source))
    return ""


def check_blocks(source: Source) -> None:
    """Blocks and their cells are in order, apart, not empty and inside the text."""
    at = 0
    for block in source.blocks:
        assert at <= block.start < block.end <= len(source.text)
        at = block.end
        inner = block.start
        for cell in block.cells:
            assert inner <= cell.start < cell.end <= block.end
            inner = cell.end
