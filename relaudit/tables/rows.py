"""Words and numbers of a text to rows: a label, then the numbers up to the next word."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""
      [$€£¥]?\(?[$€£]?[-–—]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?%?\)?%?
      (?=[A-Z][a-z]|[$€£]|(?<=,\d{3})\d{1,3},\d{3})    # "11Amortization", "4,8773,522": no space left
    | [^\s|]+
    """,
        re.VERBOSE,
    )


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(r"[$€£¥]?(\(?)[$€£]?([-–—]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)\)?(%?)\*{0,2}")


"""One cell: "4,706", "$(2,706)", "(9.3)%", "$0.22"; a lone dash or bracket is handled apart."""
DATE = re.compile(r"\d{1,2}/\d{1,2}/(?:19|20)?\d\d")
YEARS = range(1985, 2045)
DASHES = frozenset("- – — $- $– $— -- –% —% -% N/A n/a NM n/m nm N/M *".split())
SIGNS = frozenset("$ € £ % ( ) )% * (* $( pp bps x ** :".split())
SCALES = frozenset(
    "million billion thousand trillion millions Million Billion percent per share shares basis".split()
)
KEPT = 40
"""Words kept while a label grows; longer ones are prose, and only their end can be a label."""


class RawCell(NamedTuple):
    """A number as printed in a cell, before any scale."""

    start: int
    end: int
    text: str
    value: Decimal
    step: Decimal
    unit: str | None


class RawRow(NamedTuple):
    """A label with its numbers; `prose` where a scale word after a number shows a sentence.

    `words` are those since the row before, `label` the last of them.
    """

    start: int
    end: int
    words: tuple[str, ...]
    label: str
    cells: tuple[RawCell | None, ...]
    prose: bool


def rows(text: str) -> list[RawRow]:
    """Every label with the numbers that follow it, through the whole text."""
    found: list[RawRow] = []
    words: list[tuple[str, int, int]] = []
    cells: list[RawCell | None] = []
    years: list[tuple[str, int, int]] = []
    end = 0
    for match in _token().finditer(text):
        token, start = match[0], match.start()
        number = _number(token, start) if token[-1] in "0123456789)%*" else None
        if number and not cells and _year(token):
            years.append((token, start, match.end()))
        elif number:
            words += years
            years = []
            cells.append(number)
            end = match.end()
        elif token in DASHES and (cells or words) and not years:
            cells.append(None)
            end = match.end()
        elif token in SIGNS:
            if "%" in token and cells and cells[-1] is not None:
                cells[-1] = cells[-1]._replace(
                    unit="%", end=match.end(), text=text[cells[-1].start : match.end()]
                )
            elif "%" in token and words and not cells:
                words.append((token, start, match.end()))
            continue
        else:
            if any(cells):
                found.append(_row(text, words, cells, end, token))
                words = []
            elif cells:
                words = []
            words += years
            years, cells = [], []
            words.append((token, start, match.end()))
            if len(words) > KEPT:
                del words[0]
    if any(cells):
        found.append(_row(text, words, cells, end, ""))
    return found


def _row(
    text: str, words: list[tuple[str, int, int]], cells: list[RawCell | None], end: int, after: str
) -> RawRow:
    kept = _label(text, words)
    start = kept[0][1] if kept else next(cell.start for cell in cells if cell)
    label = " ".join(word for word, _, _ in kept).strip(" :$")
    prose = after.strip(",.;") in SCALES or label.startswith("+") or _phone(cells)
    return RawRow(start, end, tuple(word for word, _, _ in words), label, tuple(cells), prose)


def _phone(cells: list[RawCell | None]) -> bool:
    """Whether the cells are the groups of a phone number: "646 960 3784", "20 3433 3846"."""
    groups = [cell.text for cell in cells if cell and cell.text.isdigit()]
    if len(groups) != len(cells) or not 1 < len(groups) < 4 or len(groups[-1]) != 4:
        return False
    return len(groups[-2]) == 3 or (len(groups) == 3 and len(groups[-2]) == 4)


def _label(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words of the row itself: after the heading above it, which ends its line or ends in a colon."""
    kept = words
    for at in range(len(words) - 1, 0, -1):
        word, _, stop = words[at - 1]
        line = "\n" in text[stop : words[at][1]]
        goes_on = (
            words[at][0][:1].islower()
            or word[-1:] in ",-"
            or word.lower() in ("and", "of", "by", "to", "the", "in")
        )
        if word.endswith(":") or (line and not goes_on) or _year(word) or DATE.fullmatch(word):
            kept = words[at:]
            break
    return kept


def _year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and int(token) in YEARS


def _number(token: str, start: int) -> RawCell | None:
    match = _cell().fullmatch(token)
    if not match or (len(token) > 1 and token[0] == "0" and token.isdigit()):
        return None  # "0800" belongs to a phone
    bracket, minus, whole, part, inner, outer = match.groups()
    value = Decimal(whole.replace(",", "") + (part or ""))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    if bracket or minus:
        value = -value
    unit = "%" if inner or outer else "$" if token[0] in "$€£¥" or "$" in token[:2] else None
    return RawCell(start, start + len(token), token, value, step, unit)
