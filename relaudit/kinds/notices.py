"""What recurring notices say: forward-looking statements, disclaimers, how non-GAAP measures are used."""

import re

from relaudit.kinds.views import HEADING_WORDS, Section, View

FIRST = 250
"""Characters of a paragraph in which it names its subject; a call that "will discuss non-GAAP measures"
names it later."""

FORWARD = re.compile(
    r"forward.?looking (?:statement|information)|safe harbou?r|private securities litigation"
    r"|differ materially"
)
FORWARD_HINTS = ("orward", "harbo", "securities litigation", "differ materially")
"""Plain words, one of which each match of the pattern holds: most paragraphs are done with these."""

HEDGES = (
    r"forward|\b(?:may|might|could|risks?|uncertain\w*|statements?|undertakes?|obligations?|expect\w*"
    r"|sec|securities|fil(?:ed|ings?))\b"
)

SENTENCE = r"^(?:[^.]|\b(?:inc|corp|ltd|co)\.){0,200}"
LEGAL: tuple[tuple[str, str], ...] = (
    ("neither ", r"neither .{3,200} (?:accepts?|has|have)\b"),
    ("not an offer", ""),
    (" constitute ", r"(?:not|neither) .{0,60}constitute .{0,40}\b(?:offer|advice)"),
    ("not be construed", ""),
    ("regulatory authority", r"no .{0,40}regulatory authority"),
    ("risk", r"investing (?:in .{2,80} )?risk|\brisks? - |^(?:[\w'-]+ ){0,3}risks?(?: [\w'-]+){0,7}:"),
    ("intended only for", r"intended only for .{0,40}investors"),
    ("distributor:", ""),
    ("member ", r"member (?:finra|sipc)"),
    ("carefully consider", ""),
    ("there is no guarantee", r"^there is no guarantee"),
    ("past performance", ""),
    ("disclaimer", r"^.{0,100}\bdisclaimers?\b"),
    ("attorney advertising", ""),
    ("qualified person", ""),
    ("pursuant to the requirements of the securities", ""),
    ("regulation fd", ""),
    ("reporting", r"fully reporting company|subject to the (?:[\w-]+ ){0,4}reporting requirements"),
    ("trademark", rf"{SENTENCE}\b(?:is|are) (?:[\w/-]+ ){{0,5}}trademarks?\b"),
    ("mark", rf"{SENTENCE}\b(?:is|are) (?:a )?(?:registered|service|certification) (?:\w+ )?marks?\b"),
    ("all rights reserved", r"^.{0,90}all rights reserved"),
)
"""What disclaimers say: plain words, and the pattern around them where the words alone say too little."""

NON_GAAP = (
    r"non-(?:gaap|ifrs) (?:financial )?(?:measure|information)"
    r"|(?:calculated|prepared|presented) in accordance with (?:u\.?s\.? )?gaap"
)


def is_forward(view: View, section: Section) -> bool:
    """Whether a paragraph speaks of forward-looking statements as such."""
    return any(hint in view.low for hint in FORWARD_HINTS) and FORWARD.search(view.low) is not None


def is_legal(view: View, section: Section) -> bool:
    """Whether a paragraph disclaims something, or says whose a mark is."""
    low = view.low
    hints = [pattern for hint, pattern in LEGAL if hint in low]
    return view.size > 3 and any(not pattern or re.search(pattern, low) is not None for pattern in hints)


def is_non_gaap(view: View, section: Section) -> bool:
    """Whether a paragraph explains measures outside the accounting rules."""
    head = view.low[:FIRST]
    named = "gaap" in head or "ifrs" in head
    return named and view.size > HEADING_WORDS and re.search(NON_GAAP, head) is not None


def is_hedged(view: View) -> bool:
    """Whether a paragraph speaks of what is uncertain, as each part of a notice on the future does."""
    return re.search(HEDGES, view.low) is not None
