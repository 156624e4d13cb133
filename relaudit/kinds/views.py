"""How a paragraph looks to the tests of kinds: its words, how many, its form, and whether it is furniture."""

import re
from typing import NamedTuple

from relaudit.model import Kind
from relaudit.words import alike, has_digit

HEADING_WORDS = 14
"""A heading is short and is no sentence."""

CONTACT_WORDS = 25
"""A contact block is short: beyond that, and without a way to reach somebody, it is prose."""

Section = Kind

SHORTENED = re.compile(r"\b(?:inc|corp|ltd|co|llc|plc|s\.a|n\.v|s\.p\.a|l\.p)\.$")


class View(NamedTuple):
    """One paragraph as the tests see it: its words, the same folded, how many, and its look."""

    text: str
    low: str
    size: int
    form: str
    heading: bool


def view_of(piece: str, form: str) -> View:
    """Look at a piece of text whose form (heading, list-item, table, paragraph) is known."""
    words = piece.split()
    text = " ".join(words)
    low = alike(text).lower().lstrip("#*_ ").removeprefix("[ ")
    if form == "table" or not words:
        return View(text, low, len(words), form, False)
    marked = form == "heading" or text.startswith("#")
    short = len(words) <= HEADING_WORDS and (not low.endswith((".", ";", ",")) or bool(SHORTENED.search(low)))
    return View(text, low, len(words), form, marked or (short and form != "list-item"))


FURNITURE = re.compile(
    r"""(?:page\ )?-?\s?\d{1,3}\s?-?(?:\ of\ \d{1,3})?$
    | [\#*\-_=~.•\s]{1,60}$ | \(?-*\s?(?:more|end|ends)\s?-*\)?$ | <page>
    | (?:exhibit|ex)[\s-]\d{1,3}(?:\.\d{1,3})?$ | 99\.\d{1,2}$
    | exhibits?(?:\ (?:exhibit|index|number|no\.|title|description)){0,4}$
    | (?:press|news|media)\ release(?:\ -+)?$ | news$
    | for\ (?:immediate\ )?release\b
    | source:?\ \S | view\ (?:source|original)\b | --news\ direct-- | !\[ | \[?(?:image|photo|logo)\b
    | \d{1,2}/\d{1,2}/\d{2,4}$ | last\ update | copyright\b | \(c\)\ \d | ©
    | /prnewswire | contact:\ /prnewswire
    """,
    re.X,
)


def is_furniture(view: View) -> bool:
    """Whether a paragraph is page furniture: a number, a label, a wire tag, a drawn line."""
    return view.size <= 25 and (not view.low or FURNITURE.match(view.low) is not None)


PHONE = re.compile(r"\d{3}[\s.)/-]{1,2}\d{3}[\s.-]\d{4}|\+\s?\d{1,3}[\s(-]{1,2}\d")
MAIL = re.compile(r"[\w.-]@[\w-]|\[email.protected\]")


def reachable(view: View) -> bool:
    """Whether a paragraph gives a telephone number or an e-mail address."""
    if "@" in view.low and MAIL.search(view.low):
        return True
    return has_digit(view.low) and PHONE.search(view.low) is not None
