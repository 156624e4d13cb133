"""EDGAR submissions: the right exhibit, the header's date, furniture; of an invented issuer."""

from pathlib import Path

import pytest

from relaudit import sources
from relaudit.model import Source

HEADER = """-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR

<SEC-DOCUMENT>0000000000-21-000001.txt : 20210505
<SEC-HEADER>0000000000-21-000001.hdr.sgml : 20210505
CONFORMED SUBMISSION TYPE:	8-K
CONFORMED PERIOD OF REPORT:	20210504
FILED AS OF DATE:		20210505
</SEC-HEADER>
"""

FORM = """<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>form8k.htm
<TEXT>
<html><body><p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p><p>FORM 8-K</p>
<p>AURELIA OPTICS INC</p>
<p>(Exact name of registrant as specified in its charter)</p><p>Commission File Number 0-00000</p>
<p>Item 2.02. On May 4, 2021 the company issued a release.</p>
<p><b>SIGNATURES</b></p><p>Pursuant to the requirements of the Securities Exchange Act of 1934, it signed.</p>
<p>AURELIA OPTICS INC</p><table><tr><td>Date: May 5, 2021</td><td>By:</td><td>/s/ Jane Roe</td></tr></table>
<p>Jane Roe</p><p>Chief Financial Officer</p><p>Exhibits follow.</p></body></html>
</TEXT>
</DOCUMENT>
"""

RELEASE = """<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>release.htm
<DESCRIPTION>PRESS RELEASE
<TEXT>
<html><body><p>Aurelia sold <b>fiber</b>.</p></body></html>
</TEXT>
</DOCUMENT>
"""

PLAIN = """<DOCUMENT>
<TYPE>EX-99.02
<SEQUENCE>3
<FILENAME>tables.txt
<TEXT>
Research &amp; development
                  2
<PAGE>
<TABLE>
<CAPTION>
                  2021
<S>               <C>
Fiber             $5
</TABLE>
</TEXT>
</DOCUMENT>
"""

PICTURE = (
    "<DOCUMENT>\n<TYPE>GRAPHIC\n<SEQUENCE>4\n<FILENAME>logo.jpg\n<TEXT>\nbegin 644 logo.jpg\nM_]C_\n</TEXT>\n"
)

SUBMISSION = HEADER + FORM + RELEASE + PLAIN + PICTURE


def read(text: str, part: str = "") -> Source:
    return sources.read_bytes(text.encode(), "filing.txt", part)


def test_the_first_exhibit_99_is_read_and_the_others_are_told() -> None:
    source = read(SUBMISSION)
    assert source.text == "Aurelia sold fiber."
    assert (source.date, source.form) == ("2021-05-04", "8-K")
    assert source.notes == ("read as EX-99.1; it also holds EX-99.02: name one as FILE#EX-99.02",)


@pytest.mark.parametrize("part", ["EX-99.2", "ex-99.02", "3", "tables.txt"])
def test_a_part_is_named_by_type_number_or_file(part: str) -> None:
    source = read(SUBMISSION, part)
    assert (
        "Research & development\n                  2\n\f\n                  2021\nFiber             $5\n"
        in source.text
    )
    assert source.notes == ()


def test_a_part_is_named_behind_the_path(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(SUBMISSION, encoding="utf-8")
    assert sources.read(f"{path}#EX-99.1").text == "Aurelia sold fiber."
    with pytest.raises(
        sources.ReadError, match=r"has no EX-99\.7; it holds 8-K, EX-99\.1, EX-99\.02, GRAPHIC$"
    ):
        sources.read(f"{path}#EX-99.7")
    (tmp_path / "release.txt").write_text("Aurelia sold fiber.", encoding="utf-8")
    with pytest.raises(sources.ReadError, match="no EDGAR submission"):
        sources.read(f"{tmp_path / 'release.txt'}#EX-99.1")
    with pytest.raises(sources.ReadError, match="no such file"):
        sources.read(f"{tmp_path / 'none.txt'}#EX-99.1")


def test_cover_page_and_signatures_are_furniture() -> None:
    source = read(HEADER + FORM)
    assert source.issuer == "AURELIA OPTICS INC"
    texts = {block.kind: [] for block in source.blocks}  # type: dict[str, list[str]]
    for block in source.blocks:
        texts[block.kind].append(source.text[block.start : block.end])
    assert texts["paragraph"] == [
        "Item 2.02. On May 4, 2021 the company issued a release.",
        "Pursuant to the requirements of the Securities Exchange Act of 1934, it signed.",
        "Exhibits follow.",
    ]
    assert texts["furniture"][-3:] == [
        "Date: May 5, 2021   By:   /s/ Jane Roe",
        "Jane Roe",
        "Chief Financial Officer",
    ]


def test_one_document_cut_from_a_submission() -> None:
    source = read(RELEASE)
    assert (source.text, source.date, source.form) == ("Aurelia sold fiber.", None, "EX-99.1")


def test_what_is_never_closed_is_read() -> None:
    assert read("<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nAurelia sold fiber.").text == "\nAurelia sold fiber."


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        (HEADER, "", "without a document"),
        (HEADER + PICTURE, "", "is not text"),
        (SUBMISSION, "GRAPHIC", "GRAPHIC is not text"),
        ("<DOCUMENT>\n<TYPE>EX-99.1", "", "no text"),
    ],
)
def test_a_submission_without_text(text: str, part: str, reason: str) -> None:
    with pytest.raises(sources.ReadError, match=reason):
        read(text, part)
