"""A non-GAAP measure in the headline, and no GAAP measure beside it."""

import re
from collections.abc import Iterator

from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

HINTS = ("adjusted", "core", "non-gaap", "pro forma", "underlying", "ebitda", "free cash")
"""One of them stands in every measure that GAAP does not know."""


OTHER = (
    r"(?i)\b(?:adjusted|core|non-gaap|pro forma|underlying) (?:net |diluted |operating |gross )?"
    r"(?:ebitda?|eps|earnings|income|profit|margin|loss|ffo)\b|\bebitda\b|\bfree cash flow\b"
)
GAAP = (
    r"(?i)\b(?<!adjusted )(?<!core )(?<!non-gaap )(?:gaap|net (?:income|loss|sales|revenues?)"
    r"|revenues?|sales|eps|earnings per share|operating income|cash flow from operations)\b"
)
"""Measures that GAAP knows."""


@release_rule("note")
def non_gaap_prominence(release: Release) -> Iterator[Hit]:
    """The headline gives a non-GAAP measure and no GAAP measure, or no reconciliation follows.

    Why: the SEC wants the GAAP measure first and at least as prominent, and the way from one to the other.
    Fires: "Adjusted EBITDA Up 40%" as the headline, and no "net income" or "revenue" there.
    Silent: "Revenue Up 12%, Adjusted EBITDA Up 40%", with a section on non-GAAP measures below.
    Limits: headlines and subheads only; which measure comes first in the text is not looked at.
    """
    document = release.document
    titles = [p for p in document.paragraphs if p.kind in ("headline", "subhead")]
    said = " ".join(document.text_of(title).lower() for title in titles)
    if not any(word in said for word in HINTS):
        return
    for title in titles:
        match = re.compile(OTHER).search(document.text, title.start, title.end)
        if not match:
            continue
        if not any(re.search(GAAP, document.text_of(t)) for t in titles):
            message = f"The headline gives {quoted(match[0])} and no GAAP measure."
        elif "reconcil" not in document.text.lower():
            message = f"The headline gives {quoted(match[0])}, and no reconciliation to GAAP follows."
        else:
            return
        yield Hit(message, (Place("new", title.span),), evidence=(match[0].lower(),))
        return
