"""What each paragraph of a release is: an ordered table of (kind, predicate), and sections between headings.

A release has a fixed order: headline, dateline, news, then the recurring sections, each opened by a heading
or by its own first sentence. A section lasts until the next one opens.
"""

import re
from collections.abc import Callable

from relaudit.kinds.about import about_without_heading
from relaudit.kinds.figures import FOOTNOTE, cells, is_table, titles
from relaudit.kinds.headings import is_pointer, leads_out, opened
from relaudit.kinds.notices import FIRST, is_forward, is_legal, is_non_gaap
from relaudit.kinds.speech import is_attribution, is_quote, left_open
from relaudit.kinds.top import cover, dateline, is_dated, of_cover, top
from relaudit.kinds.views import (
    CONTACT_WORDS,
    HEADING_WORDS,
    PHONE,
    Section,
    View,
    is_furniture,
    reachable,
    view_of,
)
from relaudit.model import RECURRING, Kind, Span

Predicate = Callable[[View, Section], bool]


def classify(text: str, pieces: list[tuple[Span, str]]) -> list[Kind]:
    """Tell the kind of each piece; `pieces` are spans of the text with their form."""
    views = cells([view_of(text[span.start : span.end], form) for span, form in pieces])
    start = cover(views)
    lead = dateline(views, start)
    filed = any(view.form == "furniture" for view in views[:start])  # a reader has told cover from text
    kinds = [of_cover(view, filed) for view in views[:start]] + top(views[start:lead])
    if lead < len(views) and (lead > start or is_dated(views[lead])):
        kinds.append("dateline")
    _below(views, kinds)
    titles(views, kinds)
    about_without_heading(views, kinds, lead)
    return kinds


def _below(views: list[View], kinds: list[Kind]) -> None:
    """Add the kinds of what stands below the dateline, section by section."""
    section: Section = "body"
    unclosed = tail = False
    for view in views[len(kinds) :]:
        before = kinds[-1] if kinds else "body"
        kind, follows = _kind(view, section, before)
        goes_on = unclosed and kind == "body" and (not view.heading or view.low.startswith('"'))
        if goes_on or (before == "quote" and is_attribution(view)):
            kind = "quote"
        elif kind == "body" and tail and section in ("contact", "legal") and view.size > CONTACT_WORDS:
            kind = follows = "legal"  # prose behind the contacts: who may read, what is a trademark of whom
        elif kind == "forward-looking" and before == "legal" and views[len(kinds) - 1].heading:
            kinds[-1] = kind  # "Disclaimer", above a notice on the future
        section = follows
        tail = tail or kind == "about"
        unclosed = kind == "quote" and left_open(view)
        kinds.append(kind)


def _kind(view: View, section: Section, before: Kind) -> tuple[Kind, Section]:
    """The kind of a paragraph below the dateline, and the section that holds after it."""
    if view.form == "furniture" or (view.form != "table" and is_furniture(view)):
        return "furniture", section
    opens = opened(view)
    if not opens and before in ("table", "non-gaap") and re.match(FOOTNOTE, view.text):
        noted = section == "non-gaap" or "non-gaap" in view.low[:FIRST]
        return "non-gaap" if noted else before, section
    if opens == "contact" and section == "body" and view.size > HEADING_WORDS:
        return opens, section
    if opens and not (opens == "contact" and section == "about" and is_pointer(view) and view.size > ALONE):
        return opens, opens
    if section in ("body", "about") and re.match(CAPTION, view.low):
        return "body", "body"
    if section == "forward-looking" and leads_out(view):
        return "about", "about"
    for kind, predicate in TABLE:
        if predicate(view, section):
            alone = kind in NOTES and section in ("body", "about")
            return kind, kind if (kind in RECURRING and not alone) or section == "contact" else section
    if section not in RECURRING or section == "contact" or (section == "legal" and view.heading):
        return "body", "body"
    return section, section


ALONE = 3
"""Words of "For more information", which as a heading stands above whom to ask."""

CAPTION = r"(?:figure|photo|map) \d{1,2}\b"
"""What stands under a picture, which no section on a company has: the news goes on behind it."""

CONFERENCE = r"\b(?:dial|access|replay|conference|passcode|toll|participants?|regist(?:er|ration)|webcast)"
DIALLED_IN = r"\b(?:dial|replay|conference|passcode|webcast)"
CALL = rf"{CONFERENCE}|\bcall\b"

DIRECTORY = 4
"""Numbers and addresses of two people, from which a paragraph under the contacts lists nothing else."""

NOTES: frozenset[Kind] = frozenset({"legal", "non-gaap"})
"""What may stand alone between two paragraphs of news or of an About."""


def _is_contact(view: View, section: Section) -> bool:
    if section == "contact":
        return view.size <= CONTACT_WORDS or (view.size <= 2 * CONTACT_WORDS and reachable(view))
    if not reachable(view):
        return False
    if view.size > CONTACT_WORDS // 2:  # "For flour call Ada Byrne at ..., for shares ..."
        return len(PHONE.findall(view.low)) > 1 and not re.search(CONFERENCE, view.low)
    return not re.search(CALL, view.low)


def _is_directory(view: View, section: Section) -> bool:
    """Whether several people are listed in one paragraph; a line on trademarks may have run into its end."""
    reached = len(PHONE.findall(view.low)) + view.low.count("@") if section == "contact" else 0
    return reached >= DIRECTORY and not re.search(DIALLED_IN, view.low)


def _is_item(view: View, section: Section) -> bool:
    return view.form == "list-item" and section not in RECURRING


TABLE: tuple[tuple[Kind, Predicate], ...] = (
    ("table", is_table),
    ("forward-looking", is_forward),
    ("contact", _is_directory),
    ("legal", is_legal),
    ("non-gaap", is_non_gaap),
    ("contact", _is_contact),
    ("quote", is_quote),
    ("list-item", _is_item),
)
