"""Quotations: whole, led in ("Ms. Byrne said:"), or left open at the end of their paragraph."""

import re

from relaudit.kinds.views import Section, View
from relaudit.model import RECURRING

SPOKEN_WORDS = 4
"""Fewer words between quotation marks are a name or a term: `trading on a “when-issued” basis`."""

SAID_WORDS = 12
"""Words of a paragraph that are spoken, at least; titles of books and meetings have up to ten."""

NAME_WORDS = 12
DASHES = "-–—"
"""A line with a person and an office, behind a dash."""

SPOKEN_SHARE = 0.4
"""Share of a paragraph that is spoken where no verb says so."""

SPOKEN = r'(?:^|(?<=[\s(:—–-]))(?:“|["”](?=\S))([^"“”]*)'
"""What stands behind an opening mark, which is not glued to a word before it: `a 20" filter` has none."""

SPEECH = (
    r"\b(?:said|says|stated?s?|comment(?:s|ed|ing)|add(?:s|ed)|noted?s?|remark(?:s|ed)|explain(?:s|ed)"
    r"|continued|concluded)\b"
)


def is_quote(view: View, section: Section) -> bool:
    """Whether a paragraph is somebody's words, in part at least, or leads them in."""
    low = view.low
    if section in RECURRING or view.size < 5 or (view.form == "list-item" and '"' not in low[:5]):
        return False
    if low.endswith(":") and view.size < 40 and re.search(SPEECH, low) and "follow" not in low:
        return True
    if '"' not in low or view.size < 8:
        return False
    if low.find('"') <= 1:
        return True
    spoken = [words for part in re.findall(SPOKEN, view.text) if len(words := part.split()) >= SPOKEN_WORDS]
    said = sum(map(len, spoken))
    return said >= SAID_WORDS and (said > SPOKEN_SHARE * view.size or re.search(SPEECH, low) is not None)


def left_open(view: View) -> bool:
    """Whether a quotation goes on in the next paragraph, as print has it: the quote is not closed."""
    if view.low.endswith('"'):
        return False
    if "“" in view.text:
        return view.text.rfind("“") > max(view.text.rfind("”"), view.text.rfind('"'))
    return (view.low.startswith('"') and view.low.count('"') % 2 == 1) or view.low.endswith(":")


def is_attribution(view: View) -> bool:
    """Whether a paragraph under a quotation says whose it is: `- Ada Byrne, Chief Executive`."""
    return (
        view.text[:1] in DASHES
        and view.size <= NAME_WORDS
        and not view.low.endswith((".", ":", ";"))
        and view.text.lstrip(DASHES + " ")[:1].isupper()
    )
