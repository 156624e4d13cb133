"""The top of a release: the cover page of a filing, headline and subheads, and where the dateline stands."""

import re

from relaudit.kinds.figures import is_table
from relaudit.kinds.headings import opened
from relaudit.kinds.notices import is_forward, is_legal
from relaudit.kinds.speech import is_quote
from relaudit.kinds.views import CONTACT_WORDS, HEADING_WORDS, View, is_furniture, reachable
from relaudit.model import Kind

TOP = 60
"""The dateline is looked for in so many paragraphs: summaries and contacts may stand above it."""

SUMMARIES = 3
SUMMARY_WORDS = 30
"""So many paragraphs of so many words may sum up the news above its dateline; below more, a day and a dash
belong to something else: `Source: Kendal Research. As of May 6, 2030 - ...`."""

COVER = 12
"""A filing names its commission in its first few lines."""

DATELINE = 9
"""Words that a paragraph with a dateline has at least; twice as many where the date stands elsewhere in
it: `Earnings Call: Ada Byrne Speaks in Kendal on May 6`."""

PLACE = 2
"""Words in small letters before the dash of a dateline: "and", "of"; a sentence has more of them."""

YEAR = 8
"""Characters from the day of a dateline to its dash: `, 2030 `."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

WIRE = re.compile(
    r"/\w{2,3}\s?newswire|newswire\)|wire\s?\)|wire/|business wire|globe newswire|news direct\)"
)
DASH = r"\s-{1,2}(?=\s|\w)|--|:\s|(?<=\d{4})-(?=[a-z])"
DATE = rf"\b{MONTH}\s\d{{1,2}}\b|\b\d{{1,2}} {MONTH}\b"
LAST_OF_COVER = r"signatures?$|date:|dated|by:|exhibit|99\.\d"
LONE_DATE = re.compile(rf"{MONTH}\s\d{{1,2}},?\s\d{{4}}$|\d{{1,2}}\s{MONTH}\s\d{{4}}$")


def cover(views: list[View]) -> int:
    """How many paragraphs a filing's cover page and signature take up; 0 where there is none."""
    if not any(view.low.startswith("securities and exchange commission") for view in views[:COVER]):
        return 0
    end = 0
    for index, view in enumerate(views[:TOP]):
        if view.size <= HEADING_WORDS and re.match(LAST_OF_COVER, view.low):
            end = index + 1
    return end


def of_cover(view: View, filed: bool) -> Kind:
    """The kind of a paragraph on a cover page; `filed` where a reader has told its furniture."""
    if filed and view.form != "furniture" and not is_furniture(view):
        return "legal" if is_legal(view, "body") else "body"
    if view.size > HEADING_WORDS and view.low.endswith(".") and "indicate by" not in view.low:
        return "legal" if is_legal(view, "body") else "body"
    return "furniture"


def dateline(views: list[View], start: int) -> int:
    """The index of the dateline or, without one, of the first news paragraph; `start` without both."""
    top = range(start, min(start + TOP, len(views)))
    prose = 0
    for index in top:
        view = views[index]
        if is_dated(view):
            return index
        prose += _is_prose(view)
        if prose > SUMMARIES or is_quote(view, "body") or opened(view) == "about":
            top = range(start, index)
            break
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


def _is_prose(view: View) -> bool:
    return view.size > SUMMARY_WORDS and view.form == "paragraph" and view.low.endswith(".")


def is_dated(view: View) -> bool:
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
    place = view.text[: dash.start()]
    small = sum(word[0].islower() for word in place.split())
    if day and (abs(dash.start() - day.end()) <= YEAR or (view.size >= 2 * DATELINE and small <= PLACE)):
        return True
    return view.size >= 2 * DATELINE and dash.start() < 40 and place.isupper()


def top(views: list[View]) -> list[Kind]:
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
        elif is_table(view, "body"):
            kinds.append("table")
        elif _is_prose(view) and ". " in view.low:
            kinds.append("forward-looking" if is_forward(view, "body") else "body")
        else:
            kinds.append("subhead" if "headline" in kinds else "headline")
    tables = [index for index, kind in enumerate(kinds) if kind == "table"]
    for index in range(tables[0], tables[-1]) if tables else ():
        kinds[index] = "table" if kinds[index] == "subhead" else kinds[index]  # its title and labels
    return kinds
