"""Where things stand on the page: anchors of paragraphs, findings and figures, and links to them."""

from bisect import bisect_right
from typing import NamedTuple

from relaudit.model import Audit, Block, Document, Side, Span
from relaudit.reports._outline import Lines
from relaudit.reports.html._marked import Mark, Marks, placed

STYLES = {"consistent": "agrees", "within-rounding": "rounding", "inconsistent": "broken"}


class Places(NamedTuple):
    """What the page needs of both documents; the prefix keeps the anchors of several audits apart."""

    audit: Audit
    prefix: str
    marks: dict[Side, Marks]
    grids: dict[Side, dict[int, Block]]
    lines: dict[Side, Lines]


def places(audit: Audit, prefix: str = "") -> Places:
    """Find every place that the page marks or links to."""
    sides: list[Side] = ["old", "new"] if audit.old else ["new"]
    found: dict[Side, list[Mark]] = {side: [] for side in sides}
    for number, finding in enumerate((*audit.findings, *audit.accepted), 1):
        for position, place in enumerate(finding.locations):
            found[place.side].append(
                Mark(
                    Span(place.start, place.end),
                    finding.severity,
                    f"{prefix}f{number}-{position}",
                    f"{prefix}f{number}",
                    str(number),
                )
            )
    for number, check in enumerate(audit.checks):
        cells = check.inputs if check.relation == "tie" else ()
        for position, span in enumerate((check.stated, *cells)):
            found[check.side].append(Mark(span, STYLES[check.verdict], f"{prefix}c{number}-{position}"))
    marks = {side: placed(audit.document(side), found[side]) for side in sides}
    grids = {side: _grids(audit.document(side)) for side in sides}
    return Places(audit, prefix, marks, grids, {side: Lines(audit.document(side).text) for side in sides})


def _grids(document: Document) -> dict[int, Block]:
    """The tables that the reader met as tables, by the paragraph in which they begin."""
    starts = [paragraph.start for paragraph in document.paragraphs]
    blocks = document.source.blocks if document.source else ()
    return {
        bisect_right(starts, block.start) - 1: block
        for block in blocks
        if block.kind == "table" and block.cells and starts and block.start >= starts[0]
    }
