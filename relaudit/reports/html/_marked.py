"""The text of a paragraph as HTML, with edits and findings marked where they stand.

Every character of a release passes through `words`; nothing else writes release text.
"""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from relaudit.model import Document, Span
from relaudit.reports._plain import HARMFUL, plain
from relaudit.words import BROKEN

LONGEST = 300
"""A place of more characters than this is linked, not coloured: a whole paragraph in yellow says nothing."""


class Mark(NamedTuple):
    """A stretch of a document to mark: its class in the style sheet, its anchor, what it leads back to.

    `back` is the anchor of a finding and `number` its number; both are empty for a recomputed figure.
    """

    span: Span
    style: str
    anchor: str
    back: str = ""
    number: str = ""


class Struck(NamedTuple):
    """A stretch that went or came: "del" or "ins", with the weight of the edit."""

    span: Span
    tag: str
    weight: str


Marks = dict[int, list[Mark]]
"""Marks by the index of the paragraph in which they begin."""


def words(text: str) -> str:
    """Words of a release as HTML text; line breaks are left to the page's layout."""
    return html.escape(re.sub(HARMFUL, "\ufffd", BROKEN.sub("-", text).replace("\f", " ").replace("\v", " ")))


def line(text: str) -> str:
    """Words as HTML text on one line."""
    return html.escape(plain(text))


def placed(document: Document, marks: Iterable[Mark]) -> Marks:
    """Marks by the paragraph in which they begin, in the order of the text."""
    starts = [paragraph.start for paragraph in document.paragraphs]
    found: Marks = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: mark.span):
        found[max(bisect_right(starts, mark.span.start) - 1, 0)].append(mark)
    return found


def marked(document: Document, paragraph: Span, struck: Sequence[Struck], marks: Sequence[Mark]) -> str:
    """The text of a paragraph; `struck` and `marks` are in order, marks may overlap."""
    spans = [one.span for one in struck] + [mark.span for mark in marks]
    limits = {max(place, paragraph.start) for span in spans for place in span if place < paragraph.end}
    cuts = sorted({paragraph.start, paragraph.end, *limits})
    edits, waiting = list(reversed(struck)), list(reversed(marks))
    begun: list[Mark] = []
    slices: list[tuple[Struck | None, str]] = []
    for start, end in pairwise(cuts):
        while edits and edits[-1].span.end <= start:
            edits.pop()
        anchors = ""
        while waiting and waiting[-1].span.start <= start:
            begun.append(waiting.pop())
            anchors += f'<a id="{begun[-1].anchor}"></a>'
        ended = [mark for mark in begun if mark.span.end <= end or end == paragraph.end]
        text = anchors + _coloured(words(document.text[start:end]), begun, ended)
        text += "".join(_reference(mark) for mark in ended if mark.back)
        begun = [mark for mark in begun if mark not in ended]
        slices.append((edits[-1] if edits and edits[-1].span.start <= start else None, text))
    return "".join(
        _struck(edit, "".join(text for _, text in run)) for edit, run in groupby(slices, itemgetter(0))
    )


def _struck(edit: Struck | None, text: str) -> str:
    return f'<{edit.tag} class="{edit.weight}">{text}</{edit.tag}>' if edit else text


def _coloured(text: str, begun: Sequence[Mark], ended: Sequence[Mark]) -> str:
    """A stretch in the colour of the last mark that covers it; a mark's last stretch carries its sign."""
    short = [mark for mark in begun if mark.span.end - mark.span.start <= LONGEST]
    if not short:
        return text
    last = " end" if short[-1] in ended else ""
    return f'<mark class="{short[-1].style}{last}">{text}</mark>'


def _reference(mark: Mark) -> str:
    return f'<sup><a href="#{mark.back}" aria-label="finding {mark.number}">{mark.number}</a></sup>'
