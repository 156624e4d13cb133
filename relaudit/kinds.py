"""What each paragraph of a release is: an ordered table of (kind, predicate), and sections between headings.

A release has a fixed order: headline, dateline, news, then the recurring sections, each opened by a heading
or by its own first sentence. A section lasts until the next one opens.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from relaudit.model import RECURRING, Kind, Span
from relaudit.words import alike

HEADING_WORDS = 14
"""A heading is short and is no sentence."""

TOP = 60
"""The dateline is looked for in so many paragraphs: a filing's cover page stands before it."""

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)


class View(NamedTuple):
    """One paragraph as the predicates see it: its words folded, `head` the first of them."""

    text: str
    low: str
    size: int
    form: str
    heading: bool

    @property
    def head(self) -> str:
        """The first 160 characters, folded."""
        return self.low[:160]


def classify(text: str, pieces: list[tuple[Span, str]]) -> list[Kind]:
    """Tell the kind of each piece; `pieces` are spans of the text with their form."""
    views = [_view(text[span.start : span.end], form) for span, form in pieces]
    lead = _dateline(views)
    kinds: list[Kind] = _top(views[:lead])
    section: Kind = "body"
    for index in range(lead, len(views)):
        view = views[index]
        opened = _opens(view)
        kind: Kind
        if index == lead and lead < len(views) and _leads(view, lead):
            kind, section = "dateline", "body"
        elif _furniture(view):
            kind = "furniture"
        elif view.form == "table":
            kind = "table"
        elif opened:
            kind = section = opened
        else:
            kind = _inside(view, section)
            if kind in RECURRING or section == "contact":
                section = kind if kind in RECURRING else "body"
        kinds.append(kind)
    _about_without_heading(views, kinds, lead)
    return kinds


def _view(piece: str, form: str) -> View:
    words = piece.split()
    clean = " ".join(words)
    low = alike(clean).lower().lstrip("#*_ ")
    short = len(words) <= HEADING_WORDS and not low.endswith((".", ";", ",")) and form != "table"
    return View(clean, low, len(words), form, short or form == "heading")


def _pattern(source: str) -> "re.Pattern[str]":
    return re.compile(source, re.X)


FURNITURE = re.compile(
    r"""(?:page\ )?-?\s?\d{1,3}\s?-?(?:\ of\ \d{1,3})?$
    | [\#*\-_=~.\s]{1,60}$ | \(?-*\s?(?:more|end|ends)\s?-*\)?$
    | (?:exhibit|ex)[\s-]\d{1,2}(?:\.\d{1,2})?$
    | (?:press|news|media)\ release(?:\ -+)?$ | news$
    | for\ (?:immediate\ )?release\b
    | source:?\ \S | view\ (?:source|original)\b | --news\ direct-- | !\[ | \[?(?:image|photo|logo)\b
    | \d{1,2}/\d{1,2}/\d{2,4}$ | last\ update | copyright\b | \(c\)\ \d | ©
    | /prnewswire | contact:\ /prnewswire
    """,
    re.X,
)


def _furniture(view: View) -> bool:
    return view.size <= 25 and (not view.low or FURNITURE.match(view.low) is not None)


@cache
def _openers() -> tuple[tuple[Kind, "re.Pattern[str]"], ...]:
    """Headings that open a section; first hit wins."""
    return (
        (
            "forward-looking",
            _pattern(r"forward.?looking | safe\ harbou?r | cautionary\ (?:note|statement|lang)"),
        ),
        ("non-gaap", _pattern(r"non-(?:gaap|ifrs)\ (?:financial\ )?(?:measure|information|disclos)")),
        (
            "legal",
            _pattern(r"disclaimer | ^(?:legal|important)\ | ^qualified\ person | ^notice"),
        ),
        (
            "contact",
            _pattern(
                r"""\bcontacts?\b(?!\ lens)
                | ^(?:media|press|investors?)(?:\ relations|\ inquiries|\ enquiries)?:?$
                | ^for\ (?:further|more|additional|media|press|investor|all)\b.{0,40}
                  \b(?:information|inquir|enquir)
                | \binvestor\ relations:?$ | \bmedia\ (?:relations|enquiries|inquiries):?$
                | ^(?:stay\ connected|follow\ us|connect\ with|on\ behalf\ of\ the\ board)"""
            ),
        ),
        ("about", _pattern(r"^about\ \S")),
    )


ABOUT_RUN_IN = re.compile(r"about [^.:]{2,80}(?::|\b(?:inc|corp|ltd|llc|plc|co)\.?:?) ")
FORWARD = re.compile(
    r"forward.?looking (?:statement|information)|safe harbou?r|private securities litigation"
)
LEGAL = re.compile(
    r"""neither\ .{3,80}\ (?:accepts?|has|have)\b | not\ an\ offer
    | (?:not|neither)\ .{0,60}constitute .{0,40}\boffer
    | not\ be\ construed | regulatory\ authority | investing\ .{2,80}\ risk | distributor:
    | member\ (?:finra|sipc)
    | carefully\ consider | no\ guarantee | past\ performance
    | pursuant\ to\ the\ requirements\ of\ the\ securities
    | \bqualified\ person\b""",
    re.X,
)
NON_GAAP = re.compile(
    r"non-(?:gaap|ifrs) (?:financial )?(?:measure|information)|accordance with (?:u\.?s\.? )?gaap"
)
REACH = re.compile(
    r"\d{3}[\s.)-]{1,2}\d{3}[\s.-]\d{4}|\+\d{1,3}[\s(-]\d|[\w.-]@[\w-]{2}|\bwww\.|https?:|\[email.protected\]"
)
INFORMATION = re.compile(
    r"(?:for|to) (?:\w+ ){0,2}(?:more|further|additional|learn)\b.{0,60}\b(?:visit|contact|information|see)\b"
)


def _opens(view: View) -> Kind | None:
    """The section that a paragraph opens as its heading, alone or run into its text."""
    if view.heading:
        for kind, pattern in _openers():
            if pattern.search(view.low) and (kind != "contact" or view.form != "list-item"):
                return kind
    elif view.low.startswith("about ") and ABOUT_RUN_IN.match(view.low):
        return "about"
    elif view.low.startswith("for more information") and view.size < 60 and REACH.search(view.low):
        return "contact"
    return None


def _inside(view: View, section: Kind) -> Kind:
    """The kind of a paragraph that opens nothing by its heading, given the section it stands in."""
    for kind, predicate in TABLE:
        if predicate(view, section):
            return kind
    return section if section in RECURRING else "body"


def _is_forward(view: View, section: Kind) -> bool:
    if view.size <= HEADING_WORDS:
        return False
    if FORWARD.search(view.low) or "differ materially" in view.low:
        return True
    return section == "forward-looking" and not LEGAL.search(view.low)


def _is_legal(view: View, section: Kind) -> bool:
    return view.size > 10 and LEGAL.search(view.low) is not None


def _is_non_gaap(view: View, section: Kind) -> bool:
    return view.size > 14 and "gaap" in view.low and NON_GAAP.search(view.low) is not None


def _is_contact(view: View, section: Kind) -> bool:
    if section == "contact":
        return view.size <= 25 or (view.size <= 60 and REACH.search(view.low) is not None)
    return section == "body" and view.size <= 20 and REACH.search(view.low) is not None


def _is_quote(view: View, section: Kind) -> bool:
    if section in RECURRING or view.size < 8:
        return False
    low = view.low
    first, last = low.find('"'), low.rfind('"')
    if first < 0:
        return False
    if first <= 1:
        return True
    return last - first > 60 and (last - first > 0.4 * len(low) or SPEECH.search(low) is not None)


SPEECH = re.compile(
    r"(?:said|says|stated?s?|comment(?:s|ed)|add(?:s|ed)|noted?s?|remark(?:s|ed)|explain(?:s|ed)"
    r"|continued|concluded)"
)


def _is_item(view: View, section: Kind) -> bool:
    return view.form == "list-item" and section not in RECURRING


TABLE: tuple[tuple[Kind, Callable[[View, Kind], bool]], ...] = (
    ("forward-looking", _is_forward),
    ("legal", _is_legal),
    ("non-gaap", _is_non_gaap),
    ("contact", _is_contact),
    ("quote", _is_quote),
    ("list-item", _is_item),
)


WIRE = re.compile(
    r"/\w{2,3}\s?newswire|newswire\)|wire\s?\)|wire/|business wire|globe newswire|news direct\)"
)
DASH = re.compile(r"\s-{1,2}|-{2}|:")
DATE = re.compile(rf"\b{MONTH}\s\d{{1,2}}\b|\b\d{{1,2}} {MONTH}\b")
LONE_DATE = re.compile(rf"{MONTH}\s\d{{1,2}},?\s\d{{4}}$|\d{{1,2}}\s{MONTH}\s\d{{4}}$")


def _dateline(views: list[View]) -> int:
    """The index of the dateline or, without one, of the first news paragraph; 0 where there is neither."""
    for index, view in enumerate(views[:TOP]):
        if view.size >= 10 and view.form != "table" and (WIRE.search(view.head) or _dated(view)):
            return index
    for index, view in enumerate(views[:TOP]):
        if _opens(view):
            return 0
        if view.size > HEADING_WORDS and not view.heading:
            return index
    return 0


def _dated(view: View) -> bool:
    """`TOWN, State, May 5, 2020 -- ` or `TOWN -- `: a place in front of a dash."""
    dash = DASH.search(view.head)
    if not dash or not view.text[:1].isupper():
        return False
    before = view.head[: dash.start()]
    return bool(DATE.search(view.head)) or (len(before) < 40 and view.text[: dash.start()].isupper())


def _leads(view: View, index: int) -> bool:
    return index > 0 or bool(WIRE.search(view.head)) or _dated(view)


def _top(views: list[View]) -> list[Kind]:
    """Kinds above the dateline: headline first, subheads below it, labels and contacts around."""
    reached = max((i for i, view in enumerate(views) if REACH.search(view.low)), default=-1)
    kinds: list[Kind] = []
    contact = False
    for index, view in enumerate(views):
        contact = (contact or _opens(view) == "contact") and index <= reached
        if LONE_DATE.match(view.low):
            kinds.append("dateline")
        elif _furniture(view):
            kinds.append("furniture")
        elif contact or index == reached:
            kinds.append("contact")
        else:
            kinds.append("subhead" if "headline" in kinds else "headline")
    return kinds


PRESENT = re.compile(
    r"""\b(?:is|are)\ (?:an?|the|one|among|engaged|committed|dedicated|headquartered)\b
    | ^[^.]{3,80}?(?:,\ inc\.|corp\.|company|ltd\.|\w)\)?\ (?:develops|provides|offers|operates
    |designs|delivers    |manufactures|specializes|helps|equips|creates)\b""",
    re.X,
)


def _about_without_heading(views: list[View], kinds: list[Kind], lead: int) -> None:
    """Call the last news paragraph above the recurring tail an About if it says what its subject is."""
    index = len(kinds) - 1
    while index > lead and kinds[index] in RECURRING | {"furniture", "table"}:
        if kinds[index] == "about":
            return
        index -= 1
    if (
        index > lead
        and kinds[index] == "body"
        and index < len(kinds) - 1
        and PRESENT.search(views[index].low[:300])
    ):
        kinds[index] = "about"
