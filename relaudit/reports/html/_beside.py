"""Both releases side by side: what belongs together stands in one row, unchanged text is folded.

Every paragraph of both releases stands on the page, the unchanged ones once; every anchor is its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from relaudit.model import Audit, Block, Cell, Change, Document, Paragraph, Side, Span
from relaudit.reports import _passages as passages
from relaudit.reports.html._marked import Mark, Struck, line, marked
from relaudit.reports.html._places import Places

FIGURE = re.compile(r"[\s\d$€£¥()%*.,+\-–—−]+")
"""A cell of figures or of a dash alone, which stands flush right under its like."""

ADDRESS = 50
"""Characters of the longest line of a contact block whose lines are kept as lines, not filled as prose."""

NARROW = 60
"""Characters of a table's longest line up to which it is wrapped; a wider one scrolls by itself."""

WIDEST = 100
"""Rows or columns that one cell may span on the page, whatever its document says."""


def beside(at: Places) -> Iterator[str]:
    """The rows of the comparison; of a single draft its paragraphs."""
    if at.audit.old is None:
        for paragraph in at.audit.new.paragraphs:
            yield f'<div class="row alone">{_cell(at, "new", (paragraph.index,), None)}</div>'
        return
    departures = _departures(at.audit)
    run: list[Change] = []
    yield from (_departure(at, moved) for moved in departures[-1])
    for change in passages.gathered(at.audit.changes, ("added", "removed")):
        if change.status == "unchanged" and not change.moved and not _is_marked(at, change):
            run.append(change)
        else:
            yield from _folded(at, run)
            run = []
            yield _row(at, change)
        leaving = (
            [] if change.moved else [moved for index in change.old for moved in departures.get(index, [])]
        )
        if leaving:
            yield from _folded(at, run)
            run = []
            yield from (_departure(at, moved) for moved in leaving)
    yield from _folded(at, run)


def _departures(audit: Audit) -> dict[int, list[Change]]:
    """The moved changes by the last paragraph of OLD that stayed in front of them; -1 for none."""
    moved = {change.old[0]: change for change in audit.changes if change.moved and change.old}
    inside = {index for change in moved.values() for index in change.old}
    found: dict[int, list[Change]] = defaultdict(list)
    stayed = -1
    for paragraph in audit.document("old").paragraphs:
        if paragraph.index in moved:
            found[stayed].append(moved[paragraph.index])
        elif paragraph.index not in inside:
            stayed = paragraph.index
    found[-1] = found.get(-1, [])
    return found


def _departure(at: Places, change: Change) -> str:
    """A line where a moved paragraph stood, leading to where it stands now."""
    old, new = passages.lines(at.audit.old, change.old), passages.lines(at.audit.new, change.new)
    link = f'<a href="#{at.prefix}new-{change.new[0]}">new line {new}</a>'
    return f'<p class="departure">{passages.title(change)} of old line {old} moved to {link}</p>'


def _is_marked(at: Places, change: Change) -> bool:
    return any(at.marks[side].get(index) for side, indices in passages.sides(change) for index in indices)


def _folded(at: Places, run: Sequence[Change]) -> Iterator[str]:
    """A run of unchanged paragraphs, their text once, behind a line that names them."""
    if not run:
        return
    together = passages.gathered(run)[0]
    fate = passages.fate(at.audit, together)
    what = f"{passages.title(together)} {fate.what}" if len(run) == 1 else f"{fate.what} ({line(fate.kind)})"
    where = f"{passages.where(at.audit, together)}: {line(fate.begins)}"
    yield (
        f'<details class="row unchanged"><summary>{what} <span class="where">{where}</span></summary>'
        f"{_cell(at, 'new', together.new, None)}</details>"
    )


def _row(at: Places, change: Change) -> str:
    """One change: its kind and fate above, the old text left, the new one right."""
    interleaved = change if passages.interleaves(change) else None
    cells = [_cell(at, side, indices, interleaved) for side, indices in passages.sides(change) if indices]
    fate = f"<b>{passages.title(change)}</b> {line(passages.became(change))}"
    return f'<div class="row {change.status}"><p class="fate">{fate}</p>{"".join(cells)}</div>'


def _cell(at: Places, side: Side, indices: Sequence[int], change: Change | None) -> str:
    """The paragraphs of one side of a row, with the edits of the change marked in them."""
    document = at.audit.document(side)
    tag = "del" if side == "old" else "ins"
    edits = (
        [(edit.old if side == "old" else edit.new, edit.weight) for edit in change.edits] if change else []
    )
    struck: list[Struck] = []
    for span, weight in edits:
        if span and struck and weight == struck[-1].weight and _meet(document, struck[-1].span, span):
            struck[-1] = struck[-1]._replace(span=Span(struck[-1].span.start, span.end))
        elif span:
            struck.append(Struck(span, tag, weight))
    lines = passages.lines(document, indices)
    numbered = f"line{'s' if '–' in lines else ''} {lines}"
    kind = passages.spoken(document.paragraphs[indices[0]].kind)
    head = f"{side.capitalize()} {numbered}" if at.audit.old else f"{numbered.capitalize()}, {kind}"
    paragraphs = [_paragraph(at, side, document.paragraphs[index], struck) for index in indices]
    return f'<div class="cell {side}"><p class="line">{head}</p>{"".join(paragraphs)}</div>'


def _meet(document: Document, one: Span, next_one: Span) -> bool:
    """Whether nothing but white space stands between two edits, so that they read as one."""
    return not document.text[one.end : next_one.start].strip()


def _paragraph(at: Places, side: Side, paragraph: Paragraph, struck: Sequence[Struck]) -> str:
    document = at.audit.document(side)
    marks = at.marks[side].get(paragraph.index, [])
    anchor = f"{at.prefix}{side}-{paragraph.index}"
    grid = at.grids[side].get(paragraph.index)
    if paragraph.kind != "table" and not grid:
        text = marked(document, paragraph.span, struck, marks)
        lined = " lined" if paragraph.kind == "contact" and _longest(document, paragraph) <= ADDRESS else ""
        return f'<p id="{anchor}" class="{paragraph.kind}{lined}">{text}</p>'
    inside = _grid(document, grid, struck, marks) if grid else ""
    if not inside:
        inside = f"<pre>{marked(document, paragraph.span, struck, marks)}</pre>"
        if _longest(document, paragraph) <= NARROW:
            return f'<div id="{anchor}" class="narrow">{inside}</div>'
    label = f"Table, {side} line {paragraph.line}"
    return f'<div id="{anchor}" class="wide" role="group" aria-label="{label}" tabindex="0">{inside}</div>'


def _longest(document: Document, paragraph: Paragraph) -> int:
    """The characters of a paragraph's longest line."""
    return max(map(len, document.text_of(paragraph).splitlines()), default=0)


def _grid(document: Document, block: Block, struck: Sequence[Struck], marks: Sequence[Mark]) -> str:
    """A table that its reader met as a table, cell by cell; what lies in no cell is linked to its top."""
    columns = {column: at for at, column in enumerate(sorted({cell.column for cell in block.cells}))}
    rows: dict[int, list[str]] = defaultdict(list)
    filled: Counter[int] = Counter()
    inside: set[str] = set()
    for cell in block.cells:
        span = Span(cell.start, cell.end)
        own = [mark for mark in marks if span.start <= mark.span.start < span.end]
        inside |= {mark.anchor for mark in own}
        text = marked(document, span, [one for one in struck if one.span.overlaps(span)], own)
        gap = columns[cell.column] - filled[cell.row]
        wide = sum(cell.column <= column < cell.column + cell.columns for column in columns)
        for row in range(cell.row, cell.row + min(cell.rows, WIDEST)):
            filled[row] = columns[cell.column] + wide
        rows[cell.row].append("<td></td>" * gap + _grid_cell(document, cell, wide, text))
    anchors = [f'<a id="{mark.anchor}"></a>' for mark in marks if mark.anchor not in inside]
    lines = [f"<tr>{''.join(rows[row])}</tr>" for row in sorted(rows)]
    return f"{''.join(anchors)}<table>{''.join(lines)}</table>"


def _grid_cell(document: Document, cell: Cell, wide: int, text: str) -> str:
    tag = "th" if cell.heading else "td"
    across = f' colspan="{min(wide, WIDEST)}"' if wide > 1 else ""
    down = f' rowspan="{min(cell.rows, WIDEST)}"' if cell.rows > 1 else ""
    number = ' class="number"' if FIGURE.fullmatch(document.text[cell.start : cell.end]) else ""
    return f"<{tag}{across}{down}{number}>{text}</{tag}>"
