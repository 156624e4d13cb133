"""HTML: what each construct of exhibits and newsroom pages becomes; the texts are of an invented issuer."""

from relaudit import sources
from relaudit.diff import changes
from relaudit.model import Source
from relaudit.parse import from_source


def read(markup: str) -> Source:
    return sources.read_bytes(markup.encode(), "page.html")


def blocks(markup: str) -> list[tuple[str, str]]:
    source = read(markup)
    return [(block.kind, source.text[block.start : block.end]) for block in source.blocks]


def table(markup: str) -> list[list[tuple[str, int, int]]]:
    """The rows of the only table: text, column and columns of each cell."""
    source = read(markup)
    [block] = [block for block in source.blocks if block.kind == "table"]
    rows: dict[int, list[tuple[str, int, int]]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append((source.text[cell.start : cell.end], cell.column, cell.columns))
    return list(rows.values())


def test_paragraphs_stand_apart_and_white_space_is_folded() -> None:
    source = read("<p>Aurelia&#160;Optics\n  grew.</p>\n<p>&nbsp;</p><div>It <i>also</i> shrank.</div>")
    assert source.text == "Aurelia Optics grew.\n\nIt also shrank."
    assert [block.kind for block in source.blocks] == ["paragraph", "paragraph"]


def test_one_font_tag_a_word() -> None:
    words = "".join(
        f'<font style="font-family:Times" size="2">{word} </font>' for word in ["Net", "sales", "rose."]
    )
    assert blocks(f"<p>{words}</p>") == [("paragraph", "Net sales rose.")]


def test_headings_by_tag_and_by_bold_type() -> None:
    bold = '<p align="center"><font style="font-weight:700">Aurelia Reports Results</font></p>'
    body = "<p>Aurelia Optics today reported results for the quarter that ended in March.</p>"
    block = '<p style="font: bold 10pt Times">About Aurelia</p>'
    stressed = "<p><b>Aurelia sells.</b></p>"
    assert [kind for kind, _ in blocks("<h1>News</h1>" + bold + body + block + body + stressed)] == [
        "heading", "heading", "paragraph", "heading", "paragraph", "paragraph",
    ]  # fmt: skip


def test_an_unclosed_bold_tag_makes_no_headings() -> None:
    assert {kind for kind, _ in blocks("<b><p>One</p><p>Two</p><p>Three</p>")} == {"paragraph"}


def test_line_breaks_and_what_two_of_them_mean() -> None:
    assert blocks("<p>Jane Roe<br>Aurelia Optics<br><br>(555) 010-0199</p>") == [
        ("paragraph", "Jane Roe\nAurelia Optics"),
        ("paragraph", "(555) 010-0199"),
    ]


def test_lists() -> None:
    assert read("<ul><li>One<li><p>Two</p></ul><ol start=3><li>Three</li><li>Four</ol>").text == (
        "• One\n• Two\n3. Three\n4. Four"
    )
    assert blocks("<p>&#183;&nbsp;&nbsp;Photonics</p><p>•Fiber</p><p>2.Cable</p>") == [
        ("list-item", "· Photonics"),
        ("list-item", "• Fiber"),
        ("paragraph", "2.Cable"),
    ]


def test_a_list_laid_out_as_a_table() -> None:
    row = "<tr><td>&nbsp;</td><td><p>&#8226;</p></td><td><p>{}</p></td></tr>"
    assert blocks(f"<table>{row.format('Fiber')}</table><table>{row.format('Cable')}</table>") == [
        ("list-item", "• Fiber"),
        ("list-item", "• Cable"),
    ]


def test_superscripts_stand_apart_from_numbers() -> None:
    source = read(
        "<p>Sales of 5.2<sup>1</sup> and 6.1<sup>(2)</sup> on May 4<sup>th</sup>, 3 km<sup>2</sup>.</p>"
    )
    assert source.text == "Sales of 5.2¹ and 6.1 (2) on May 4th, 3 km²."
    assert [source.text[span.start : span.end] for span in source.superscripts] == ["¹", "(2)", "²"]


def test_footnote_marks_spoil_no_figure_and_are_no_news() -> None:
    said = "<p>Aurelia said{} that net sales rose 24% to $12.4 million{} from $10.0 million in May{}.</p>"
    marked = from_source(read(said.format("<sup>1</sup>", "<sup>2</sup>", "<sup>TM</sup>")))
    plain = from_source(read(said.format("", "", "™")))
    assert [claim.value for claim in marked.claims] == [claim.value for claim in plain.claims]
    assert {edit.weight for change in changes(plain, marked) for edit in change.edits} == {"format"}


def test_superscripts_by_style() -> None:
    style = "font-size:6pt;position:relative;top:-3.1pt;vertical-align:baseline"
    assert read(f'<p>Net sales<font style="{style}">3</font> rose</p>').text == "Net sales³ rose"


INCOME = """<table>
<tr><td></td><td colspan="7">Three Months Ended</td></tr>
<tr><td></td><td colspan="3">June 1,<br>2021</td><td>&nbsp;</td><td colspan="3">June 2,<br>2020</td></tr>
<tr><td>Net sales</td><td>$</td><td>1,204</td><td></td><td></td><td>$</td><td>998</td><td></td></tr>
<tr><td>Loss</td><td></td><td>(17</td><td>)</td><td></td><td></td><td>(4</td><td>)</td></tr>
<tr><td>Margin</td><td></td><td>24</td><td>%</td><td></td><td></td><td>&#8212;</td><td>%</td></tr>
<tr><td colspan="8">(1) Unaudited</td></tr></table>"""


def test_a_number_spread_over_three_cells_is_one() -> None:
    assert table(INCOME) == [
        [("Three Months Ended", 1, 2)],
        [("June 1, 2021", 1, 1), ("June 2, 2020", 2, 1)],
        [("Net sales", 0, 1), ("$1,204", 1, 1), ("$998", 2, 1)],
        [("Loss", 0, 1), ("(17)", 1, 1), ("(4)", 2, 1)],
        [("Margin", 0, 1), ("24%", 1, 1), ("—%", 2, 1)],
        [("(1) Unaudited", 0, 3)],
    ]


def test_a_table_is_one_row_a_line() -> None:
    assert read(INCOME).text.splitlines()[2] == "Net sales   $1,204   $998"


def test_rows_that_span_push_the_next_aside() -> None:
    markup = "<table><tr><th rowspan=3>Fiber<th>2020<th>2021<tr><td>1<td>2<tr><td>3<td>4</table>"
    assert table(markup) == [
        [("Fiber", 0, 1), ("2020", 1, 1), ("2021", 2, 1)],
        [("1", 1, 1), ("2", 2, 1)],
        [("3", 1, 1), ("4", 2, 1)],
    ]


def test_a_table_that_only_lays_out_a_page_is_read_as_text() -> None:
    markup = """<table><tr><td>Contact:</td><td>Jane Roe</td></tr>
    <tr><td colspan=2><p>Aurelia makes fiber.</p><table><tr><td>Q1</td><td>5</td></tr>
    <tr><td>Q2</td><td>6</td></tr></table></td></tr></table>"""
    assert blocks(markup) == [
        ("paragraph", "Contact:   Jane Roe"),
        ("paragraph", "Aurelia makes fiber."),
        ("table", "Q1   5\nQ2   6"),
    ]


def test_page_numbers_at_a_page_end_are_furniture() -> None:
    assert blocks("<p>Sales rose.</p><p>- 3 -</p><hr><p>4</p><p>Costs fell.</p><p>5</p>") == [
        ("paragraph", "Sales rose."),
        ("furniture", "- 3 -"),
        ("furniture", "4"),
        ("paragraph", "Costs fell."),
        ("paragraph", "5"),
    ]


def test_fixed_text_keeps_its_lines_and_columns() -> None:
    source = read("<pre>\nNet sales    1,204   998\nCosts          300   200\n\nNote</pre>")
    assert source.text == "Net sales    1,204   998\nCosts          300   200\n\nNote"


PROSE = (
    "The company said that sales of fiber had grown in all of its markets and that it would build a plant. "
)

NEWSROOM = f"""<!DOCTYPE html><html><head><title>Aurelia | News</title>
<script>var a = "<p>x</p>";</script></head><body><a href="#main">Skip to content</a>
<div role="banner">Aurelia home</div><nav><ul><li>Products<li>News</ul>
</nav><div class="page"><ol><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol>
<div><div><p>May 4, 2021</p><h2>Aurelia Builds a Plant</h2><ul><li><a href="/s">Share</a></li></ul></div>
<div><p>{PROSE}</p><p>{PROSE}</p><p><a href="/n">Read the full note</a></p></div></div>
<div>Last update: May 5</div></div><footer>Legal notices and careers</footer></body></html>"""


def test_a_newsroom_page_is_read_for_its_release() -> None:
    source = read(NEWSROOM)
    assert source.text == "\n\n".join(
        ["May 4, 2021", "Aurelia Builds a Plant", PROSE.strip(), PROSE.strip(), "Read the full note"]
    )
    assert source.left_out == (
        "navigation, 2 words",
        "page footer, 4 words",
        "page head, 2 words",
        "page header, 2 words",
        "text around the release, 12 words",
    )


def test_a_page_that_marks_nothing_is_told_by_its_menus() -> None:
    menu = "<a href=/>Home</a> | <a href=/n>News</a><ul><li><a>Jobs</a></li><li><a>2020</a></li></ul>"
    teaser = f"<div><a href=/x><h3>{PROSE}</h3></a></div>"
    release = f"<h1>Aurelia Builds a Plant</h1><div><p>{PROSE}</p><h3>About</h3><p>{PROSE}</p></div>"
    source = read(f"{menu}<div>{release}</div><p><a>ir@aurelia.example</a></p>{teaser}")
    assert source.text.split("\n\n") == [
        "Aurelia Builds a Plant", PROSE.strip(), "About", PROSE.strip(),
    ]  # fmt: skip
    assert read(release + "<p><a href=/m>More</a></p>").left_out == ()


def test_hidden_text_is_left_out_and_told() -> None:
    source = read(
        '<p>Sales rose.</p><div style="display: none">Draft</div><p hidden>No</p><p>Costs fell.</p>'
    )
    assert source.text == "Sales rose.\n\nCosts fell."
    assert source.left_out == ("hidden text, 2 words",)


def test_a_hidden_element_that_never_ends_hides_nothing() -> None:
    assert (
        read('<nav><p>Sales rose.</p><p style="display:none">Costs fell.').text
        == "Sales rose.\n\nCosts fell."
    )


def test_scripts_styles_and_comments_are_no_text() -> None:
    markup = (
        "<style>p {}</style><p>Sales <!-- <b>not</b> -->rose<script>if (a < b) '</p>'</script>.</p><!-- x"
    )
    assert read(markup).text == "Sales rose.\n\nx"


def test_the_date_a_page_declares() -> None:
    assert (
        read('<meta property="article:published_time" content="2021-05-04T09:00"><p>x</p>').date
        == "2021-05-04"
    )


def test_a_declared_encoding_is_used_where_utf8_does_not_fit() -> None:
    page = '<html><head><meta charset="shift_jis"></head><p>売上高</p>'
    source = sources.read_bytes(page.encode("shift_jis"), "page.html")
    assert source.text == "売上高"
    assert source.notes == ("read as shift_jis, as the page declares",)
    assert sources.read_bytes(page.encode(), "page.html").text == "売上高"


def test_html_is_told_by_its_first_bytes_too() -> None:
    assert sources.read_bytes(b"\n<!doctype HTML><p>Sales", "standard input").text == "Sales"
    assert sources.read_bytes(b"<p>Sales", "notes.txt").text == "<p>Sales"
