"""Word documents: made by LibreOffice, by python-docx (fixtures), and written here for the rest."""

import io
import zipfile
from pathlib import Path

import pytest

from relaudit import sources
from relaudit.model import Source

FIXTURES = Path(__file__).parent / "fixtures"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(body: str, **parts: str) -> bytes:
    """A document of a body and other parts (`styles`, `numbering`, `footnotes`) as one zip."""
    relations = "".join(f'<Relationship Id="r{p}" Type="{RELATION}/{p}" Target="{p}.xml"/>' for p in parts)
    files = {
        "_rels/.rels": f'<Relationships><Relationship Type="{RELATION}/officeDocument" '
        'Target="/word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()},
    }
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def read(body: str, revisions: sources.Revisions = "accepted", **parts: str) -> Source:
    return sources.read_bytes(document(body, **parts), "a.docx", revisions=revisions)


def blocks(source: Source) -> list[tuple[str, str]]:
    return [(block.kind, source.text[block.start : block.end]) for block in source.blocks]


def revisions(source: Source) -> list[tuple[str, str]]:
    return [(source.text[span.start : span.end], words) for span, words in source.revisions]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def test_what_libreoffice_writes() -> None:
    source = sources.read(str(FIXTURES / "libreoffice.docx"))
    assert blocks(source) == [
        ("furniture", "For release May 4, 2021"),
        ("heading", "Aurelia Optics Reports First Quarter Results"),
        (
            "paragraph",
            "HARTWELL, Ohio, May 4, 2021 – Aurelia Optics Corp. said revenue was $12.4 million¹, "
            "up a record 24%(2).",
        ),
        ("paragraph", "“We are pleased,” said Ann Lee."),
        ("list-item", "• Fiber grew."),
        ("list-item", "• Cable shrank."),
        ("list-item", "1. First."),
        ("list-item", "2. Second."),
        ("heading", "About Aurelia"),
        ("paragraph", "Aurelia makes fiber. See www.aurelia.example.\nHartwell, Ohio"),
        (
            "table",
            "Three Months Ended\n(In millions)   2021   2020\nRevenue   $12.4   $10.0\nLoss   (1.7)   (2.0)",
        ),
        ("paragraph", "Contact: Ann Lee (555) 010-0199"),
        ("paragraph", "¹ Unaudited."),
        ("furniture", "Page 1"),
    ]
    assert revisions(source) == [
        ("was", "deletion by Jane Roe: “approximately”"),
        (" a record", "insertion by Jane Roe"),
        ("pleased", "comment by Max Poe: “Is this cleared?”"),
    ]
    [table] = [block for block in source.blocks if block.kind == "table"]
    assert [(cell.row, cell.column, cell.columns) for cell in table.cells[:4]] == [
        (0, 1, 2),
        (1, 0, 1),
        (1, 1, 1),
        (1, 2, 1),
    ]


def test_a_document_as_it_was_before_its_tracked_changes() -> None:
    source = sources.read(str(FIXTURES / "libreoffice.docx"), revisions="original")
    assert "revenue was approximately $12.4 million¹, up 24%" in source.text
    assert revisions(source)[1] == ("up", "insertion by Jane Roe: “a record”")


def test_what_python_docx_writes() -> None:
    source = sources.read(str(FIXTURES / "python-docx.docx"))
    assert blocks(source) == [
        ("furniture", "Aurelia Optics Corp."),
        ("heading", "Aurelia Optics Builds a Plant"),
        ("heading", "A second line"),
        ("paragraph", "HARTWELL, Ohio, May 4, 2021 – Aurelia will invest $5.2¹ million."),
        ("list-item", "• Fiber"),
        ("list-item", "• Cable"),
        ("list-item", "1. First"),
        ("list-item", "2. Second"),
        ("heading", "Contact:"),
        ("paragraph", "Ann Lee\n(555) 010-0199"),
        ("table", "2021   2020\nRevenue   $12.4   $10.0\nLoss   (1.7)   (2.0)"),
        ("furniture", "1"),
        ("paragraph", "On the next page."),
    ]
    assert revisions(source) == [("invest", "comment by Max Poe: “Check with legal”")]
    assert source.left_out == ("hidden text, 2 words",)


def test_paragraphs_whose_mark_is_deleted_are_one() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="Jane"/></w:rPr>'
    body = paragraph(run("Sales "), gone) + paragraph(run("rose.")) + paragraph(run("Costs fell."))
    assert read(body).text == "Sales rose.\n\nCosts fell."
    assert read(body, "original").text == "Sales\n\nrose.\n\nCosts fell."


def test_moves_are_told_at_both_ends() -> None:
    body = paragraph('<w:moveFrom w:author="Jane">' + run("Old place.") + "</w:moveFrom>" + run("Stays."))
    body += paragraph('<w:moveTo w:author="Jane">' + run("Old place.") + "</w:moveTo>")
    assert read(body).text == "Stays.\n\nOld place."
    assert read(body, "original").text == "Old place.Stays."
    assert revisions(read(body)) == [("Stays.", "move by Jane: “Old place.”"), ("Old place.", "move by Jane")]


def test_a_deletion_inside_an_insertion_is_gone_either_way() -> None:
    inner = '<w:del w:author="Max">' + run("twice ").replace("w:t", "w:delText") + "</w:del>"
    body = paragraph(run("Sales ") + f'<w:ins w:author="Jane">{inner}{run("nearly ")}</w:ins>' + run("rose."))
    assert read(body).text == "Sales nearly rose."
    assert read(body, "original").text == "Sales rose."


def test_formatting_before_a_tracked_change_is_not_that_of_now() -> None:
    body = paragraph(run("About Aurelia", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"))
    assert blocks(read(body + paragraph(run("Text that is long enough.")))) == [
        ("paragraph", "About Aurelia"),
        ("paragraph", "Text that is long enough."),
    ]


def test_revisions_that_overlap_keep_their_own_words() -> None:
    comments = '<w:comment w:id="7" w:author="Max"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    body = paragraph(
        '<w:commentRangeStart w:id="7"/>' + run("One ") + '<w:ins w:author="Jane">' + run("two ")
        + '<w:commentRangeEnd w:id="7"/>' + run("three") + "</w:ins>"
    )  # fmt: skip
    assert revisions(read(body, comments=comments)) == [
        ("One two ", "comment by Max: “Why?”"),
        ("two three", "insertion by Jane"),
    ]


STYLES = """<w:style w:styleId="a"><w:name w:val="Heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="b"><w:name w:val="Own"/><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="c"><w:name w:val="Loop"/><w:basedOn w:val="d"/></w:style>
<w:style w:styleId="d"><w:name w:val="Pool"/><w:basedOn w:val="c"/></w:style>
<w:style w:styleId="e"><w:name w:val="Raised"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"""


def test_styles_are_inherited_and_may_go_round_in_circles() -> None:
    body = "".join(paragraph(run("Fiber."), f'<w:pStyle w:val="{style}"/>') for style in "abcdx")
    assert [kind for kind, _ in blocks(read(body, styles=STYLES))] == ["heading"] * 2 + ["paragraph"] * 3


def test_superscripts_by_a_run_style() -> None:
    body = paragraph(run("Sales of 5.2") + run("3", '<w:rStyle w:val="e"/>') + run(" rose."))
    assert read(body, styles=STYLES).text == "Sales of 5.2³ rose."


NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>
</w:lvlOverride></w:num>"""


def test_numbered_lists_count_by_level_and_start_again_where_they_say_so() -> None:
    items = [("1", "0"), ("1", "1"), ("1", "1"), ("1", "0"), ("1", "1"), ("2", "0"), ("9", "0"), ("0", "0")]
    body = "".join(
        paragraph(run("x"), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
        for number, depth in items
    )
    assert [text for _, text in blocks(read(body, numbering=NUMBERING))] == [
        "III) x", "III.a x", "III.b x", "IV) x", "IV.a x", "III) x", "x", "x",
    ]  # fmt: skip


def test_notes_stand_behind_the_text_in_the_order_they_are_referred_to() -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    body = paragraph(run("Sales") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + run(" rose."))
    notes = note.format(0, "") + note.format(5, "Unaudited.")
    assert read(body, footnotes=notes).text == "Sales¹ rose.\n\n¹ Unaudited."


def test_text_of_a_shape_stands_behind_its_paragraph_and_once() -> None:
    shape = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    both = f"<mc:Choice>{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback>"
    body = paragraph(run("Around ") + f"<w:r>{both}</w:r>" + run("the box."))
    assert read(body).text == "Around the box.\n\nIn a box."


def test_breaks_tabs_hyphens_and_symbols() -> None:
    body = paragraph(
        run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c")
        + "<w:r><w:noBreakHyphen/></w:r>" + run("d") + '<w:r><w:sym w:char="F0D4"/></w:r>',
        '<w:tabs><w:tab w:pos="1"/></w:tabs>',
    )  # fmt: skip
    assert read(body).text == "a b\nc-d™"


def test_cells_that_span_and_rows_that_are_headings() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

    rows = [
        "<w:trPr><w:tblHeader/></w:trPr>" + cell("") + cell("Quarter", '<w:gridSpan w:val="2"/>'),
        cell("Fiber") + cell("1") + cell("2"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("3") + cell("4"),
    ]
    source = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert source.text == "Quarter\nFiber   1   2\n3   4"
    assert [(c.row, c.column, c.columns, c.heading) for c in source.blocks[0].cells] == [
        (0, 1, 2, True), (1, 0, 1, False), (1, 1, 1, False), (1, 2, 1, False), (2, 1, 1, False),
        (2, 2, 1, False),
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "reason"), [
    ("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("content.xml", "OpenDocument"),
    ("a.txt", "a zip archive"),
])  # fmt: skip
def test_other_zips_are_told_from_documents(file: str, reason: str) -> None:
    relation = f'<R><Relationship Type="{RELATION}/officeDocument" Target="{file}"/></R>'
    with pytest.raises(sources.ReadError, match=reason):
        sources.read_bytes(zipped({file: "", "_rels/.rels": relation}), "a.docx")
