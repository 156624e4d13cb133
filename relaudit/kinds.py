"""What each paragraph of a release is: an ordered table of (kind, predicate), and sections between headings.

A release has a fixed order: headline, dateline, news, then the recurring sections, each opened by a heading
or by its own first sentence. A section lasts until the next one opens.
"""

import re
from collections.abc import Callable

from relaudit.model import RECURRING, Kind, Span
from relaudit.sections import (
    CONTACT_WORDS,
    HEADING_WORDS,
    Section,
    View,
    is_furniture,
    is_pointer,
    opened,
    reachable,
    view_of,
)

TOP = 60
"""The dateline is looked for in so many paragraphs: summaries and contacts may stand above it."""

COVER = 12
"""A filing names its commission in its first few lines."""

MANY = 20
MANY_SHARE = 0.2
"""A whole statement that lost its lines has labels between its figures, but dozens of figures."""

FIRST = 250
"""Characters of a paragraph in which it names its subject; a call that "will discuss non-GAAP measures"
names it later."""

CELL_WORDS = 10
CELLS = 8
CELL_FIGURES = 0.3
"""A table that lost its grid: so many paragraphs in a row of so few words, a third of them bare figures."""

DATELINE = 9
"""Words that a paragraph with a dateline has at least; twice as many where the date stands elsewhere in
it: `Earnings Call: Ada Byrne Speaks in Kendal on May 6`."""

YEAR = 8
"""Characters from the day of a dateline to its dash: `, 2030 `."""

TABULAR = 0.35
"""Share of figures among the words of a flattened table; `up $9.6 million to $24.4 million from $14.8
million` has 0.3."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"


Predicate = Callable[[View, Section], bool]


def classify(text: str, pieces: list[tuple[Span, str]]) -> list[Kind]:
    """Tell the kind of each piece; `pieces` are spans of the text with their form."""
    views = _cells([view_of(text[span.start : span.end], form) for span, form in pieces])
    start = _cover(views)
    lead = _dateline(views, start)
    filed = any(view.form == "furniture" for view in views[:start])  # a reader has told cover from text
    kinds = [_of_cover(view, filed) for view in views[:start]] + _top(views[start:lead])
    if lead < len(views) and (lead > start or _is_dated(views[lead])):
        kinds.append("dateline")
    section: Section = "body"
    unclosed = tail = False
    for view in views[len(kinds) :]:
        kind, follows = _kind(view, section, kinds[-1] if kinds else "body")
        if kind == "body" and unclosed:
            kind = "quote"
        if kind == "body" and tail and section in ("contact", "legal") and view.size > CONTACT_WORDS:
            kind = follows = "legal"  # prose behind the contacts: who may read, what is a trademark of whom
        section = follows
        tail = tail or kind == "about"
        unclosed = kind == "quote" and _left_open(view)
        kinds.append(kind)
    _about_without_heading(views, kinds, lead)
    return kinds


def _cells(views: list[View]) -> list[View]:
    """Give runs of very short paragraphs, many of them figures, the form they had: a table cell each."""
    at = 0
    while at < len(views):
        end = figures = 0
        for end in range(at, len(views) + 1):
            if end == len(views) or views[end].size > CELL_WORDS or reachable(views[end]):
                break
            figures += CELL.match(views[end].low) is not None
        if end - at >= CELLS and figures >= CELL_FIGURES * (end - at):
            views[at:end] = [view._replace(form="table", heading=False) for view in views[at:end]]
        at = end + 1
    return views


def _kind(view: View, section: Section, before: Kind) -> tuple[Kind, Section]:
    """The kind of a paragraph below the dateline, and the section that holds after it."""
    if view.form == "furniture" or (view.form != "table" and is_furniture(view)):
        return "furniture", section
    if before == "table" and re.match(FOOTNOTE, view.low) and not re.search(NON_GAAP, view.low):
        return "table", section
    opens = opened(view)
    if opens == "contact" and section == "body" and view.size > HEADING_WORDS:
        return opens, section
    if opens and not (opens == "contact" and section == "about" and is_pointer(view)):
        return opens, opens
    for kind, predicate in TABLE:
        if predicate(view, section):
            return kind, kind if kind in RECURRING or section == "contact" else section
    if section not in RECURRING or section == "contact" or (section == "legal" and view.heading):
        return "body", "body"
    return section, section


FORWARD = re.compile(
    r"forward.?looking (?:statement|information)|safe harbou?r|private securities litigation"
    r"|differ materially"
)
FORWARD_HINTS = ("orward", "harbo", "securities litigation", "differ materially")
"""Plain words, one of which each match of the pattern holds: most paragraphs are done with these."""

LEGAL: tuple[tuple[str, str], ...] = (
    ("neither ", r"neither .{3,200} (?:accepts?|has|have)\b"),
    ("not an offer", ""),
    (" constitute ", r"(?:not|neither) .{0,60}constitute .{0,40}\b(?:offer|advice)"),
    ("not be construed", ""),
    ("regulatory authority", r"no .{0,40}regulatory authority"),
    (" risk", r"investing (?:in .{2,80} )?risk|risks? - "),
    ("distributor:", ""),
    ("member ", r"member (?:finra|sipc)"),
    ("carefully consider", ""),
    ("there is no guarantee", r"^there is no guarantee"),
    ("past performance", ""),
    ("attorney advertising", ""),
    ("qualified person", ""),
    ("pursuant to the requirements of the securities", ""),
)
"""What disclaimers say: plain words, and the pattern around them where the words alone say too little."""

NON_GAAP = (
    r"non-(?:gaap|ifrs) (?:financial )?(?:measure|information)"
    r"|(?:calculated|prepared|presented) in accordance with (?:u\.?s\.? )?gaap"
)
SPEECH = (
    r"\b(?:said|says|stated?s?|comment(?:s|ed|ing)|add(?:s|ed)|noted?s?|remark(?:s|ed)|explain(?:s|ed)"
    r"|continued|concluded)\b"
)
FOOTNOTE = r"\((?:\d{1,2}|[a-z*])\) |\*+ ?\w|[¹²³⁴⁵]"
CELL = re.compile(r"[($€£-]{0,3}(?:\d+[.,]\d[\d,.]*|\d{2,}|\d+\)?%?$)[)%]{0,2}(?:$| (?![a-z]))")
DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"(?<![\w.])[($-]{0,2}\d[\d,.]*[)%]{0,2}(?![\w.])")


CALL = r"\b(?:dial|access|replay|conference|passcode|toll|participants?|regist(?:er|ration)|call)\b"


def _is_forward(view: View, section: Section) -> bool:
    return any(hint in view.low for hint in FORWARD_HINTS) and FORWARD.search(view.low) is not None


def _is_legal(view: View, section: Section) -> bool:
    low = view.low
    return view.size > 3 and any(
        hint in low and (not pattern or re.search(pattern, low) is not None) for hint, pattern in LEGAL
    )


def _is_non_gaap(view: View, section: Section) -> bool:
    return view.size > HEADING_WORDS and re.search(NON_GAAP, view.low[:FIRST]) is not None


def _is_contact(view: View, section: Section) -> bool:
    if section == "contact":
        return view.size <= CONTACT_WORDS or (view.size <= 2 * CONTACT_WORDS and reachable(view))
    return view.size <= CONTACT_WORDS // 2 and reachable(view) and not re.search(CALL, view.low)


def _is_quote(view: View, section: Section) -> bool:
    if section in RECURRING or view.size < 5:
        return False
    low = view.low
    if low.endswith(":") and view.size < 40 and re.search(SPEECH, low) and "follow" not in low:
        return True
    first, last = low.find('"'), low.rfind('"')
    if first < 0 or view.size < 8:
        return False
    long = last - first > 60 or (first == last and len(low) - first > 60)
    return first <= 1 or (long and (last - first > 0.4 * len(low) or re.search(SPEECH, low) is not None))


def _left_open(view: View) -> bool:
    """Whether a quotation goes on in the next paragraph, as print has it: the quote is not closed."""
    if "“" in view.text:
        return view.text.count("“") > view.text.count("”")
    return (view.low.startswith('"') and view.low.count('"') % 2 == 1) or view.low.endswith(":")


def _is_item(view: View, section: Section) -> bool:
    return view.form == "list-item" and section not in RECURRING


CALLED = re.compile(r"\b(?:tel|phone|mobile|cell|fax)[:.]|\+ ?\d")
"""How a line gives a number to call: `Tel: 886-3-555-0199`, `+ 44 (0) 20 ...`; its figures are no table's."""


def _is_table(view: View, section: Section) -> bool:
    if view.form == "table":
        return True
    if not DIGIT.search(view.low) or reachable(view) or CALLED.search(view.low):
        return False
    if section == "contact" and view.size <= HEADING_WORDS:  # a number as it is dialled in another country
        return False
    figures = len(FIGURE.findall(view.low))
    if figures >= MANY:
        return figures > MANY_SHARE * view.size
    return figures >= 3 and figures > TABULAR * view.size and not view.low.endswith(".")


TABLE: tuple[tuple[Kind, Predicate], ...] = (
    ("table", _is_table),
    ("forward-looking", _is_forward),
    ("legal", _is_legal),
    ("non-gaap", _is_non_gaap),
    ("contact", _is_contact),
    ("quote", _is_quote),
    ("list-item", _is_item),
)


# ------------------------------------------------------------------ the top of a release

WIRE = re.compile(
    r"/\w{2,3}\s?newswire|newswire\)|wire\s?\)|wire/|business wire|globe newswire|news direct\)"
)
DASH = r"\s-{1,2}(?=\s|\w)|--|:\s|(?<=\d{4})-(?=[a-z])"
DATE = rf"\b{MONTH}\s\d{{1,2}}\b|\b\d{{1,2}} {MONTH}\b"
LONE_DATE = re.compile(rf"{MONTH}\s\d{{1,2}},?\s\d{{4}}$|\d{{1,2}}\s{MONTH}\s\d{{4}}$")


def _cover(views: list[View]) -> int:
    """How many paragraphs a filing's cover page and signature take up; 0 where there is none."""
    if not any(view.low.startswith("securities and exchange commission") for view in views[:COVER]):
        return 0
    end = 0
    for index, view in enumerate(views[:TOP]):
        if view.size <= HEADING_WORDS and re.match(r"signatures?$|date:|dated|by:|exhibit", view.low):
            end = index + 1
    return end


def _of_cover(view: View, filed: bool) -> Kind:
    if filed and view.form != "furniture":
        return "legal" if _is_legal(view, "body") else "body"
    if view.size > HEADING_WORDS and view.low.endswith(".") and "indicate by" not in view.low:
        return "legal" if _is_legal(view, "body") else "body"
    return "furniture"


def _dateline(views: list[View], start: int) -> int:
    """The index of the dateline or, without one, of the first news paragraph; `start` without both."""
    top = range(start, min(start + TOP, len(views)))
    for index in top:
        if _is_dated(views[index]):
            return index
    headed = False
    for index in top:
        view = views[index]
        if opened(view) not in (None, "body", "contact"):
            break
        headed = headed or view.heading
        if (
            headed
            and view.size > HEADING_WORDS
            and not view.heading
            and (view.low[-1:] in '.:")' or view.size > 40)
        ):
            return index
    return start


def _is_dated(view: View) -> bool:
    """`TOWN, State, May 5, 2020 -- `, `TOWN -- ` or a wire's name: a place in front of a dash."""
    if view.size < DATELINE or view.form == "table" or view.text.startswith("#"):
        return False
    head = view.low[:160]
    if WIRE.search(head):
        return True
    dash = re.search(DASH, head)
    if not dash or not view.text[:1].isupper():
        return False
    day = re.search(DATE, head)
    if day and (abs(dash.start() - day.end()) <= YEAR or view.size >= 2 * DATELINE):
        return True
    return view.size >= 2 * DATELINE and dash.start() < 40 and view.text[: dash.start()].isupper()


def _top(views: list[View]) -> list[Kind]:
    """Kinds above the dateline: headline first, subheads below it, labels and contacts around."""
    reached = max((i for i, view in enumerate(views) if reachable(view)), default=-1)
    below = any(not is_furniture(view) and not LONE_DATE.match(view.low) for view in views[reached + 1 :])
    kinds: list[Kind] = []
    contact = False
    for index, view in enumerate(views):
        contact = (contact or below or opened(view) == "contact") and index <= reached
        if LONE_DATE.match(view.low):
            kinds.append("dateline")
        elif is_furniture(view) or view.form == "furniture":
            kinds.append("furniture")
        elif (contact and view.size <= CONTACT_WORDS) or index == reached:
            kinds.append("contact")
        else:
            kinds.append("subhead" if "headline" in kinds else "headline")
    return kinds


# ------------------------------------------------------------------ an About without its heading

PRESENT = re.compile(
    r"""\b(?:is|are)\ (?:an?|the|one|among|engaged|committed|dedicated|headquartered)\b
    | ^[^.]{3,80}?(?:,\ inc\.|corp\.|company|ltd\.|\w)\)?\ (?:develops|provides|offers|operates
    |designs|delivers|manufactures|specializes|helps|equips|creates)\b""",
    re.X,
)


def _about_without_heading(views: list[View], kinds: list[Kind], lead: int) -> None:
    """Call the last news paragraph above the recurring tail an About if it says what its subject is."""
    for index in range(lead + 1, len(kinds) - 1):
        if kinds[index] == "body" and kinds[index + 1] == "about" and is_pointer(views[index]):
            kinds[index] = "about"
    index = len(kinds) - 1
    while index > lead and kinds[index] in RECURRING | {"furniture", "table"}:
        if kinds[index] == "about":
            return
        index -= 1
    if lead < index < len(kinds) - 1 and kinds[index] == "body" and PRESENT.search(views[index].low[:300]):
        kinds[index] = "about"
