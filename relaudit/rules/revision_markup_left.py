"""Marks of the drafting that should not be published."""

import re
from collections.abc import Iterator

from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

SHOWN = 3
"""Tracked changes and comments that a message quotes."""

NOTE = "note|comment|question|query|nb|ntd|author|editor|legal|internal"
ORDER = "note to|drafting note|ntd|delete this|do not (?:publish|release)"
NOTES = (
    # (what must stand in the text for the pattern to be tried at all, the pattern)
    ("[", rf"(?i)\[(?:{NOTE})s?\b[^\[\]]{{0,12}}[:–-][^\[\]]{{1,300}}\](?!\()"),
    ("[", rf"(?i)\[(?:{ORDER})\b[^\[\]]{{0,300}}\](?!\()"),
    ("{", r"\{(?:\+\+|--|~~|>>)[^{}]{1,300}(?:\+\+|--|~~|<<)\}"),
    ("racked", r"(?i)\btracked changes?:"),
    ("<<<<<<<", r"(?m)^(?:<{7}|>{7}) .{0,80}$"),
)
"""Notes to the draft in brackets, CriticMarkup, and what a failed merge leaves."""

LEFTOVER = (
    r"&(?:amp|nbsp|lt|gt|quot|[lr][sd]quo|[mn]dash|#\d{2,5});|</?(?:br|strong|span|em|font|div)\b[^<>]{0,80}>"
)
"""Markup that a program should have turned into characters."""


@release_rule("error")
def revision_markup_left(release: Release) -> Iterator[Hit]:
    """Tracked changes, comments or notes to the draft are still in the text.

    Why: what was struck and why is read by everybody who opens the file.
    Fires: a Word file with a tracked deletion; "[Note to draft: confirm with counsel]".
    Silent: "[sic]", "[emphasis added]"; words that an editor put into a quotation.
    Limits: leftover markup of the web ("&amp;", "<br>") is a warning.
    """
    document = release.document
    revisions = document.source.revisions if document.source else ()
    if revisions:
        said = "; ".join(what for _, what in revisions[:SHOWN])
        more = f"; and {len(revisions) - SHOWN} more" if len(revisions) > SHOWN else ""
        places = tuple(Place("new", span, what) for span, what in revisions)
        message = f"The file has {len(revisions)} tracked changes or comments: {said}{more}."
        yield Hit(message, places, evidence=tuple(what for _, what in revisions))
    told: list[Span] = []
    for needle, pattern in NOTES:
        if needle in document.text:
            for match in re.finditer(pattern, document.text):
                if any(span.start <= match.start() < span.end for span in told):
                    continue
                told.append(Span(*match.span()))
                yield Hit(
                    f"A note to the draft was left: {quoted(match[0])}.", (Place("new", Span(*match.span())),)
                )
    if "&" in document.text or "</" in document.text or "<br" in document.text:
        for match in re.finditer(LEFTOVER, document.text):
            yield Hit(
                f"Markup was left: {quoted(match[0])}.", (Place("new", Span(*match.span())),), "warning"
            )
