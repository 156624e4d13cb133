"""A contact text without telephone number and e-mail address."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.words import has_digit


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a contact text opens, and the end of a number glued to the word before it.

    "For more information" alone does not promise a person.
    """
    return (
        re.compile(
            r"(?i)\W{0,4}(?:(?:media|press|investor|company|news|public)s?\b[\w &/-]{0,30})?contacts?\b"
        ),
        re.compile(r"\d{3}[ .-]\d{4}(?!\d)"),
    )


@release_rule("warning")
def contact_incomplete(release: Release) -> Iterator[Hit]:
    """The release has a contact text, but no telephone number and no e-mail address in it.

    Why: a reporter on deadline who cannot ask does not write.
    Fires: "Media contact: Ada Byrne, Tarn Valley Optics" and nothing else.
    Silent: a number or an address anywhere in the release; no contact text at all.
    Limits: a web form behind a link is not seen, so a web address in the contact text counts as well.
    """
    document = release.document
    if any(claim.kind in ("phone", "email") for claim in document.claims) or "@" in document.text:
        return
    heading, number = _patterns()
    if has_digit(document.text) and number.search(document.text):
        return
    contacts = [paragraph for paragraph in document.paragraphs if paragraph.kind == "contact"]
    if any(c.kind == "url" and p.start <= c.start < p.end for c in document.claims for p in contacts):
        return
    for paragraph in contacts:
        if heading.match(document.text, paragraph.start):
            message = "The contact text has no telephone number and no e-mail address."
            yield Hit(message, (Place("new", paragraph.span),))
            return
