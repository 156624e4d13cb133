"""What stands above the rows of a table: its title, its scale, and the period of each column."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from relaudit.tables.rows import DATE, RawRow, _year


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|of)\s*(?:US)?[$€£]?\s*\(?(millions?|thousands?|billions?|000['’]?s|000s)\b"
        r"|\$\s?(?:in\s)?(000)['’]?s?\b|\$\s?(million|thousand|billion)s?\b",
        re.IGNORECASE,
    )


SIZES = {"m": Decimal(10**6), "t": Decimal(10**3), "b": Decimal(10**9), "0": Decimal(10**3)}


@cache
def _per_share() -> re.Pattern[str]:
    return re.compile(r"\bper\b.{0,24}\bshare\b|\bEPS\b|\bper unit\b|\bratio\b", re.IGNORECASE)


@cache
def _span() -> re.Pattern[str]:
    return re.compile(
        r"\b(three|six|nine|twelve|12|24|36|52|53|13|26|39)\s+(months?|weeks?)\s+ended|\b(?:fiscal\s+)?(quarters?|years?)\s+ended",
        re.IGNORECASE,
    )


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}\b",
        re.IGNORECASE,
    )


CHANGE = "change"
"""The heading of a column that holds changes from one year to the next."""
TOWARDS = ("to", "vs", "vs.", "versus")

ABOVE = 400
"""Characters above the first row in which its title, scale and headings stand."""


class Heading(NamedTuple):
    """Title, headings by column in words ("three months ended 2023"), and scale (0 where none is told)."""

    title: str
    columns: tuple[str, ...]
    scale: Decimal


def heading(text: str, run: list[RawRow], columns: int) -> Heading:
    """The heading of a table whose rows are `run`."""
    start = run[0].start
    above = text[max(0, start - ABOVE) : start]
    found = _scale().findall(above)
    word = next((part for part in found[-1] if part), "").lower() if found else ""
    return Heading(_title(above), _columns(above, columns), SIZES.get(word[:1], Decimal(0)))


def headed(row: RawRow) -> bool:
    """Whether the words above a row are the heading of a new table: several years, or a scale."""
    years = sum(_year(word.strip(",")) or bool(DATE.fullmatch(word)) for word in row.words)
    return years > 1 or bool(row.words and _scale().search(" ".join(row.words)))


def per_share(label: str) -> bool:
    """Whether a row is told per share or as a ratio, outside the scale of its table."""
    return bool(_per_share().search(label))


def _title(above: str) -> str:
    lines = [" ".join(line.split()) for line in above.splitlines() if line.strip()]
    worded = [line for line in lines if sum(c.isalpha() for c in line) > 8]
    return worded[0] if worded else ""


def _columns(above: str, columns: int) -> tuple[str, ...]:
    """A heading for each column: its span, day and year ("three months ended june 30 2021"), as far as told.

    Days may be printed whole ("June 30, 2021"), or once above the years ("ended June 30, | 2021 2020").
    """
    years = _years([word.strip(",") for word in above.split()])[-columns:]
    if not columns or len(years) != columns:
        return ()
    spans = [" ".join(found[0].lower().split()) for found in _span().finditer(above)]
    days = [" ".join(found[0].lower().split()) for found in _month_day().finditer(above)][-columns:]
    return tuple(
        " ".join(part for part in (_shared(spans, at, columns), _shared(days, at, columns), year) if part)
        if year != CHANGE
        else CHANGE
        for at, year in enumerate(years)
    )


def _years(words: list[str]) -> list[str]:
    """The years and dates that head columns; a column headed "2024 to 2023" is one of changes."""
    found: list[str] = []
    joined = False
    for at, word in enumerate(words):
        if not (_year(word) or DATE.fullmatch(word)):
            continue
        joined = not joined and bool(found) and words[at - 1] in TOWARDS and words[at - 2] == found[-1]
        if joined:
            found[-1] = CHANGE
        else:
            found.append(word)
    return found


def _shared(parts: list[str], at: int, columns: int) -> str:
    """The part that a column stands under, where the parts are spread evenly over the columns."""
    if not parts or columns % len(parts):
        return ""
    return parts[at // (columns // len(parts))]
