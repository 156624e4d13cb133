"""How a paragraph looks to the predicates, and what its heading says about the section below it."""

import re
from functools import cache
from typing import NamedTuple

from relaudit.model import Kind
from relaudit.words import alike

HEADING_WORDS = 14
"""A heading is short and is no sentence."""

CONTACT_WORDS = 25
"""A contact block is short: beyond that, and without a way to reach somebody, it is prose."""

Section = Kind

SHORTENED = re.compile(r"\b(?:inc|corp|ltd|co|llc|plc|s\.a|n\.v|s\.p\.a|l\.p)\.$")


class View(NamedTuple):
    """One paragraph as the predicates see it: its words, the same folded, how many, and its look."""

    text: str
    low: str
    size: int
    form: str
    heading: bool


def view_of(piece: str, form: str) -> View:
    """Look at a piece of text whose form (heading, list-item, table, paragraph) is known."""
    words = piece.split()
    text = " ".join(words)
    low = alike(text).lower().lstrip("#*_ ")
    if form == "table" or not words:
        return View(text, low, len(words), form, False)
    marked = form == "heading" or text.startswith("#")
    short = len(words) <= HEADING_WORDS and (not low.endswith((".", ";", ",")) or bool(SHORTENED.search(low)))
    return View(text, low, len(words), form, marked or (short and form != "list-item"))


FURNITURE = re.compile(
    r"""(?:page\ )?-?\s?\d{1,3}\s?-?(?:\ of\ \d{1,3})?$
    | [\#*\-_=~.\s]{1,60}$ | \(?-*\s?(?:more|end|ends)\s?-*\)?$ | <page>
    | (?:exhibit|ex)[\s-]\d{1,3}(?:\.\d{1,3})?$
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


HEADINGS: tuple[tuple[Kind, str], ...] = (
    ("about", r"about\ (?!\d+\b)\S | \S+\ (?:\S+\ ){0,3}profile$"),
    (
        "forward-looking",
        (
            r""".*\b(?:forward.?looking|safe\ harbou?r | cautionary\ (?:note|statement|language))
                | caution\ (?:regarding|concerning|about)"""
        ),
    ),
    (
        "table",
        (
            r""".{0,40}\b(?:unaudited|condensed\ consolidated|reconciliations?\ of)\b
                | consolidated\ | supplement
                | .{0,60}\b(?:balance\ sheets?
                  | statements?\ of\ (?:\w+\ )?(?:income|operations|earnings|cash))"""
        ),
    ),
    (
        "non-gaap",
        (
            r""".*\bnon-(?:gaap|ifrs)\ (?:\w+\ )?(?:measures?|information|disclosures?|reconciliations?)\b
                | (?:\w+\ ){0,3}(?:use|explanation|presentation|discussion)\ of\ non-(?:gaap|ifrs)
                | .{0,40}\breconciliation\b"""
        ),
    ),
    (
        "legal",
        (
            r""".*disclaimer | (?:legal|important)\ (?:\w+\ )?(?:notice|information|statement|advice)
                | qualified\ person | notice\ to
                | no\ offer | disclosures?\b | trademarks?:?$"""
        ),
    ),
    (
        "contact",
        (
            r"""(?:\S+\ ){0,6}(?:contacts?(?:\b|details)|enquiries|inquiries)(?!\ lens)
                | (?:.{0,40}\ )?(?:investors?|media|press|analysts?)(?:\ relations)?:?$
                | stay\ connected | for\ (?:more|further)\ information:?$
                | (?:.{0,20}\b)?(?:follow|connect\ with)\b.{0,40}\b(?:us|linkedin|twitter|facebook)\b
                | on\ behalf\ of\ the\ board
                | for\ (?:further|more|additional|media|press|all)\b.{0,40}\b(?:contact|inquir|enquir)"""
        ),
    ),
    (
        "body",
        (
            r""".*\b(?:conference\ call|web\s?cast|outlook|guidance|highlights|dividend|event
                |agenda|results)\b"""
        ),
    ),
)
"""What a heading says about the section below it, as verbose patterns; first hit wins."""


@cache
def _headings() -> tuple[tuple[Kind, "re.Pattern[str]"], ...]:
    return tuple((kind, re.compile(pattern, re.X)) for kind, pattern in HEADINGS)


ABOUT_RUN_IN = r"(?s)About [A-Z].{0,300}?\b(?:is|are|provides|develops|offers|was founded|has)\b"
CONTACT_RUN_IN = re.compile(
    r"(?:[^\s:]{1,30} ){0,5}(?:contacts?|inquiries|enquiries|relations)"
    r"|(?:for|to) (?:\w+ ){0,2}(?:more|further|additional|learn)\b|on behalf of"
)
POINTER = (
    r"(?:for|to) (?:\w+ ){0,2}(?:more|further|additional|learn)\b"
    r"|(?:more|additional|further) (?:\w+ )?information"
    r"|follow\b|visit\b|stay connected|connect with"
)
PHONE = re.compile(r"\d{3}[\s.)-]{1,2}\d{3}[\s.-]\d{4}|\+\s?\d{1,3}[\s(-]{1,2}\d")
MAIL = re.compile(r"[\w.-]@[\w-]|\[email.protected\]")
WEB = r"\bwww\.|https?:|\w\.(?:com|org|net|io|ai)\b"


def reachable(view: View) -> bool:
    """Whether a paragraph gives a telephone number or an e-mail address."""
    return ("@" in view.low and MAIL.search(view.low) is not None) or bool(PHONE.search(view.low))


def is_pointer(view: View) -> bool:
    """Whether a paragraph only says where to read more, without a number or an address to write to."""
    return re.match(POINTER, view.low) is not None and "contact" not in view.low and not reachable(view)


def opened(view: View) -> Section | None:
    """The section that a paragraph opens: as its heading, or with its heading run into its text."""
    if view.heading:
        if is_pointer(view) and re.search(WEB, view.low):
            return None
        for kind, pattern in _headings():
            if pattern.match(view.low):
                return kind
    if view.form == "table":
        return None
    if view.text.startswith("About ") and re.match(ABOUT_RUN_IN, view.text):
        return "about"
    if view.size <= 2 * CONTACT_WORDS and CONTACT_RUN_IN.match(view.low) and reachable(view):
        return "contact"
    return None
