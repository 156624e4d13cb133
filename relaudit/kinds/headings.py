"""What the heading of a section says, whether it stands alone or is run into the section's text."""

import re
from functools import cache

from relaudit.kinds.views import CONTACT_WORDS, Section, View, reachable
from relaudit.model import Kind

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
                  | statements?\ of\ (?:\w+\ ){0,2}(?:income|operations|earnings|loss|cash))"""
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


ABOUT_RUN_IN = (
    r"About [A-Z].{0,300}?\b(?:is|are|provides|develops|offers|was founded|has)\b"
    r"|(?i:about) [A-Z][^:]{2,80}: ?[A-Z]"
)
CONTACT_RUN_IN = re.compile(
    r"(?:[^\s:]{1,30} ){0,5}(?:contacts?|inquiries|enquiries|relations)"
    r"|(?:for|to) (?:\w+ ){0,2}(?:more|further|additional|learn)\b|on behalf of"
)
POINTER = (
    r"(?:for|to) (?:\w+ ){0,2}(?:more|further|additional|learn)\b"
    r"|(?:more|additional|further) (?:\w+ )?information"
    r"|follow\b|visit\b|stay connected|connect with"
)
WEB = r"\bwww\.|https?:|\w\.(?:com|org|net|io|ai)\b"


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
    if view.low.startswith("about ") and re.match(ABOUT_RUN_IN, view.text):
        return "about"
    if view.size <= 2 * CONTACT_WORDS and CONTACT_RUN_IN.match(view.low) and reachable(view):
        return "contact"
    return None


def leads_out(view: View) -> bool:
    """Whether a paragraph sends the reader to the issuer's site, which ends what was said of risks."""
    return (
        view.size <= CONTACT_WORDS
        and is_pointer(view)
        and re.search(WEB, view.low) is not None
        and "sec.gov" not in view.low
        and "sedar" not in view.low
    )
