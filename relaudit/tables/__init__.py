"""Tables of a release as rows, columns, headings and scale, in whatever form the text holds them.

A table is told by its rows: a label and the numbers after it. So columns of text, a table that a
PDF or a news wire flattened to one cell a line or to a single line, and the cells of an HTML or
Word table are read in the same way; what is no row of numbers is left to the paragraphs.
"""

import re
from itertools import islice

from relaudit.model import Paragraph, Source, Table
from relaudit.words import has_digit

SIDE_BY_SIDE = re.compile(r"\d[%)]{0,2}[\s$€£|—–-]{1,12}\(?[$€£]?\(?\d")
"""Two numbers with nothing but space, signs and rules between them: a few such places hint at a table."""
FEWEST_HINTS = 3


def read(source: Source, paragraphs: tuple[Paragraph, ...]) -> tuple[Table, ...]:
    """Read every table that the text shows, in order; `paragraphs` are not needed to find them."""
    marked = [(block.start, block.end) for block in source.blocks if block.kind == "table"]
    if not marked and not has_digit(source.text):
        return ()
    hints = islice(SIDE_BY_SIDE.finditer(source.text), FEWEST_HINTS)
    if not marked and sum(1 for _ in hints) < FEWEST_HINTS:
        return ()
    from relaudit.tables.build import build  # most releases have no table and do without

    return build(source.text, marked)
