"""An element that a release should have is not there."""

from collections.abc import Iterator

from relaudit.model import Document, Kind, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import listed

WORDS: dict[Kind, str] = {
    "dateline": "dateline",
    "about": "About text",
    "contact": "contact text",
    "headline": "headline",
}
"""What a message calls an element."""


@release_rule("warning")
def element_missing(release: Release) -> Iterator[Hit]:
    """The release lacks an element that the settings require of every release.

    Why: a wire service sends a release without dateline, About text or contact back.
    Fires: `required = ["dateline", "contact"]` in the settings, and no contact text.
    Silent: the element stands anywhere in the release; no element is required.
    Limits: without settings only a release of an issuer, with a headline, that has neither an About nor a
    contact text, nor a telephone number or an e-mail address anywhere, is told, as a note.
    """
    document = release.document
    kinds = {paragraph.kind for paragraph in document.paragraphs}
    missing: list[Kind] = [kind for kind in release.settings.required if kind not in kinds]
    top = Span(0, min(len(document.text), document.text.find("\n") % (len(document.text) + 1)))
    if missing:
        message = f"The release has no {listed(WORDS.get(kind, kind) for kind in missing)}."
        yield Hit(message, (Place("new", top),), evidence=tuple(missing))
    elif not release.settings.required and not kinds & {"about", "contact"} and _is_release(document):
        message = "The release has neither an About text nor a contact text."
        yield Hit(message, (Place("new", top),), "note", ("about", "contact"))


def _is_release(document: Document) -> bool:
    """Whether a text is an issuer's release that tells nobody whom to ask: a bank's statement is none."""
    headed = any(paragraph.kind == "headline" for paragraph in document.paragraphs)
    reachable = any(claim.kind in ("phone", "email") for claim in document.claims)
    return bool(document.issuer) and headed and not reachable
