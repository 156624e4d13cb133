"""A history at a glance: one row a passage, one column a release, drawn as SVG.

Bars carry the letter of their version and a border where one begins, so that it can be read without
colour; a triangle marks a return to earlier wording, a thin line the releases without the passage.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from relaudit.history.blocks import day, letters
from relaudit.history.model import History, Passage
from relaudit.reports._plain import cut

LEFT, WIDTH, ROW, TOP = 250, 950, 28, 30
"""Units: where the bars begin, the whole width, the height of a row, and where the rows begin."""
BAR, LETTER, YEAR = 18, 9, 34
"""Height of a bar; least widths in which a letter and a year can be read."""
SHADES = 4
LEGEND = (
    '<p class="legend">A, B, …: versions of a passage, one column a release. '
    "▼ back to earlier wording. Dotted: releases without the passage.</p>"
)
LABEL = 34
"""Characters of a passage's title that fit beside its row."""


def svg(history: History, passages: Sequence[Passage]) -> str:
    """The time line of some passages; empty where there are none."""
    if not passages:
        return ""
    height = TOP + ROW * len(passages) + 6
    column = (WIDTH - LEFT - 10) / len(history.releases)
    rows = [_row(history, passage, place, column) for place, passage in enumerate(passages)]
    described = (
        f"{len(passages)} passages over {len(history.releases)} releases; the table below says the same"
    )
    return "\n".join(
        [
            f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{described}">',
            *_years(history, column, height),
            *(line for row in rows for line in row),
            "</svg>",
            LEGEND,
        ]
    )


def _years(history: History, column: float, height: int) -> Iterator[str]:
    """A line and a number where a year begins, as far as there is room for it."""
    free = 0.0
    last = ""
    for place, release in enumerate(history.releases):
        year = (release.date or "")[:4]
        x = LEFT + place * column
        if year != last and x >= free:
            yield f'<line class="year" x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{height}"/>'
            yield f'<text class="year" x="{x + 2:.1f}" y="{TOP - 12}">{year}</text>'
            free = x + YEAR
        last = year


def _row(history: History, passage: Passage, place: int, column: float) -> Iterator[str]:
    y = TOP + place * ROW
    yield f'<text class="name" x="0" y="{y + 13}">{escape(_label(passage))}</text>'
    start = 0
    for version, members in groupby(passage.shown):
        size = len(list(members))
        x, width = LEFT + start * column, size * column
        if version is None:
            yield f'<line class="absent" x1="{x:.1f}" y1="{y + 9}" x2="{x + width:.1f}" y2="{y + 9}"/>'
        else:
            told = f"{letters(version)}, {day(history, start)} to {day(history, start + size - 1)}: {size}"
            bar = f'x="{x:.1f}" y="{y}" width="{max(width - 1, 1):.1f}" height="{BAR}"'
            yield f'<g><title>{escape(told)}</title><rect class="v{version % SHADES}" {bar}/>'
            if width >= LETTER * len(letters(version)):
                yield f'<text class="version" x="{x + 3:.1f}" y="{y + 13}">{letters(version)}</text>'
            yield "</g>"
        start += size
    for back in passage.returns:
        x = LEFT + back.back * column
        told = escape(f"back to earlier wording, {day(history, back.back)}")
        yield f'<path class="back" d="M{x:.1f} {y + 1}l-4 -7h8z"><title>{told}</title></path>'


def _label(passage: Passage) -> str:
    return cut(passage.title, LABEL)
