"""Tables, also those that lost their grid: to one line of all figures, or to a paragraph for each cell."""

import re

from relaudit.kinds.headings import opened
from relaudit.kinds.views import HEADING_WORDS, Section, View, reachable
from relaudit.model import RECURRING, Kind
from relaudit.words import has_digit

TABULAR = 0.35
"""Share of figures among the words of a flattened table; `up $3.1 million to $11.6 million from $8.5
million` has 0.3."""

LABELLED = 0.15
BESIDE_SHARE = 0.3
"""A table with long labels has fewer, but they stand side by side, where prose has words between them."""

SMALL = frozenset("the of and to a an in for was were is are as by from with that or at on its our".split())
PROSE = 0.2
"""Share of small words, which sentences need and the labels of a table do not."""

CELL_WORDS = 10
CELLS = 8
CELL_FIGURES = 0.3
"""A table that lost its grid: so many paragraphs in a row of so few words, a third of them bare figures."""

LABEL_WORDS = 30
"""Words of the longest label between such cells."""

TITLE_LINES = 6
"""Lines above a table that may be its title: who, what, of when, in which unit, audited or not."""

STATEMENT = r"^.{0,60}\bconsolidated (?:statements? of|balance sheets?)\b[^.]{0,120}$"
"""A table's title with its unit and the word that it is unaudited, all in one line."""

AMOUNT = r"[$€£]|\d,\d{3}\b"
FOOTNOTE = r"\((?:\d{1,2}|[a-z]|\*{1,3})\) (?=[^\W\d])|[¹²³⁴⁵]"
CELL = re.compile(r"[($€£-]{0,3}(?:\d+[.,]\d[\d,.]*|\d{2,}|\d+\)?%?$)[)%]{0,2}(?:$| (?![a-z]))")
FIGURE = re.compile(r"(?<![\w.])[($-]{0,2}\d[\d,.]*[)%]{0,2}(?![\w.])")
BESIDE = r"\d[)%]{0,2} (?:[$€£%] )?[($-]{0,2}\d"
CALLED = re.compile(r"\b(?:tel|phone|mobile|cell|fax)[:.]|\+ ?\d")
"""How a line gives a number to call: `Tel: 886-3-555-0199`, `+ 44 (0) 20 ...`; its figures are no table's."""

UNIT = r"\(?(?:[\w$€£]+ ){0,4}\(?in (?:[\w$€£]+ ){0,2}(?:thousand|million|billion)|\(?unaudited\)?$"
"""The line of a table's title that says in what it is told."""


def is_table(view: View, section: Section) -> bool:
    """Whether a paragraph is a table, or was one before it lost its lines."""
    if view.form == "table" or ("onsolidated" in view.low and re.search(STATEMENT, view.low)):
        return True
    if not has_digit(view.low) or reachable(view) or CALLED.search(view.low):
        return False
    if view.size == 1 and section == "non-gaap" and FIGURE.fullmatch(view.low):
        return True  # a cell of a row that lost its line
    if section == "contact" and view.size <= HEADING_WORDS and not re.search(AMOUNT, view.low):
        return False  # a number as it is dialled in another country
    figures = len(FIGURE.findall(view.low))
    words = view.low.split()
    if figures < 3 or sum(map(SMALL.__contains__, words)) > PROSE * view.size:
        return False
    if figures > TABULAR * view.size and not view.low.endswith("."):
        return True
    return figures > LABELLED * view.size and len(re.findall(BESIDE, view.low)) > BESIDE_SHARE * figures


def cells(views: list[View]) -> list[View]:
    """Give runs of very short paragraphs, many of them figures, the form they had: a table cell each."""
    at = 0
    while at < len(views):
        end = last = at
        figures = 0
        while end < len(views) and (_is_cell(views[end]) or (figures and _is_label(views, end))):
            if CELL.match(views[end].low):
                figures, last = figures + 1, end + 1
            end += 1
        while last < end and opened(views[last]) not in RECURRING:  # a label that lost its figures
            last += 1
        if last - at >= CELLS and figures >= CELL_FIGURES * (last - at):
            views[at:last] = [view._replace(form="table", heading=False) for view in views[at:last]]
        at = end + 1
    return views


def _is_cell(view: View) -> bool:
    return view.size <= CELL_WORDS and not reachable(view)


def _is_label(views: list[View], at: int) -> bool:
    """Whether a long paragraph labels the figure below it: `Shares, of which 4,000,000 are authorised`."""
    view = views[at]
    return (
        view.size <= LABEL_WORDS
        and view.low[-1:] not in ".:"
        and at + 1 < len(views)
        and views[at + 1].size <= 2
        and CELL.match(views[at + 1].low) is not None
        and not reachable(view)
    )


def titles(views: list[View], kinds: list[Kind]) -> None:
    """Give a table the lines right above it that name it, whatever section stands before them."""
    for index, kind in enumerate(kinds):
        if kind != "table" or (index and kinds[index - 1] == "table" and views[index].form != "table"):
            continue
        first = index
        told = False
        while index - first < TITLE_LINES and first and _may_name(views[first - 1], kinds[first - 1]):
            first -= 1
            told = told or kinds[first] == "table" or re.match(UNIT, views[first].low) is not None
        if told:
            kinds[first:index] = ["table"] * (index - first)


def _may_name(view: View, kind: Kind) -> bool:
    """Whether a line may be part of a table's title: no sentence, and no heading of a section."""
    if kind not in {"body", "table"} | RECURRING - {"contact"} or view.low.endswith(":"):
        return False
    opens = opened(view) if view.heading else None
    if kind == "table":
        return opens == "table"
    return opens not in RECURRING and (view.heading or re.match(UNIT, view.low) is not None)
