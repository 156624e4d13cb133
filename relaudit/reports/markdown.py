"""The report for people: Markdown that reads well rendered, in a pager and in an e-mail.

Every word of a release passes through `escaped`: it can open no markup, table cell or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from tabulate import tabulate

from relaudit.model import Audit
from relaudit.reports._blocks import Block, Bullets, Heading, Item, Line, Redline, Table, blocks, overview
from relaudit.reports._plain import plain
from relaudit.reports._redline import Piece

ACTIVE = re.compile(r"[\\`*\[\]<>|~]|&(?=#?\w{1,31};)|(?<![^\W_])_|_(?![^\W_])")
"""What opens markup anywhere; an underscore inside a word opens none in GitHub's Markdown."""

AT_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")
"""What makes a heading, a list or a rule of a line that it opens."""


def render(audit: Audit) -> str:
    """Render an audit as Markdown that ends with a line break."""
    return printed(blocks(audit))


def render_all(audits: Sequence[Audit]) -> str:
    """Render several audits, one after another, below a table of them."""
    return "\n".join([printed(overview(audits)), *map(render, audits)])


def printed(found: Iterable[Block]) -> str:
    """Blocks as Markdown that ends with a line break."""
    return "\n\n".join(_printed(block) for block in found) + "\n"


def escaped(text: str) -> str:
    r"""Words of a release that stand for themselves wherever they are put within a line.

    >>> escaped("*5* <b>|x|</b>\n my_name _y_")
    '\\*5\\* \\<b\\>\\|x\\|\\</b\\> my_name \\_y\\_'
    """
    return ACTIVE.sub(r"\\\g<0>", plain(text))


def opening(line: str) -> str:
    r"""A line that is safe at the start of a paragraph, a quote or a list item.

    >>> opening("- news"), opening("1. one"), opening("2001 was")
    ('\\- news', '1\\. one', '2001 was')
    """
    return AT_START.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)


def _printed(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escaped(text)}"
        case Line(text, strong):
            return f"**{escaped(text)}**" if strong else opening(escaped(text))
        case Bullets(lines):
            return "\n".join(f"- {opening(escaped(line))}" for line in lines)
        case Redline(pieces):
            return f"> {opening(marked(pieces))}"
        case Table(head, rows):
            cells = [[escaped(cell) for cell in row] for row in rows]
            return tabulate(cells, head, tablefmt="github", disable_numparse=True)
        case Item():
            return _item(block)


def _item(item: Item) -> str:
    """A finding as an item of a numbered list, its places below it."""
    marker = f"{item.number}. "
    lines = [f"**{escaped(item.message)}** ({escaped(item.reference)})"]
    lines += [f"- {opening(escaped(place))}" for place in item.places]
    return marker + f"\n{' ' * len(marker)}".join(lines)


def marked(found: Sequence[Piece]) -> str:
    """Pieces as one line of Markdown: struck what went, bold what came.

    A marker works only where it touches a word on its inner side or none on its outer side
    (CommonMark's flanking rule): "word~~,~~" stays literal, so "word ~~,~~" is written.
    """
    line = last = before = ""
    marks = {"removed": "~~", "added": "**", "break": "", "same": "", "omitted": ""}
    for piece in found:
        mark, text = marks[piece.kind], escaped(piece.text)
        inside_meets_word = mark and last.isalnum() and not text[0].isalnum()
        outside_meets_word = before and not last.isalnum() and text[0].isalnum()
        apart = not piece.glued or (before and mark) or inside_meets_word or outside_meets_word
        line += (" " if line and apart else "") + mark + text + mark
        before, last = mark, text[-1]
    return line
