"""Telephone numbers and addresses of a document as the rules about contacts compare them."""

from collections.abc import Iterator

from relaudit.details import detail
from relaudit.model import Claim, ClaimKind, Document, Kind

DETAILS: tuple[tuple[ClaimKind, str], ...] = (
    ("phone", "telephone number"),
    ("email", "e-mail address"),
    ("url", "web address"),
)
"""The sorts of details, and what a message calls them."""


def key(claim: Claim) -> str:
    """A detail as two printings of it agree, a web address without its page.

    >>> key(Claim("url", 0, 0, "", "https://www.Oban.example/news/14", ""))
    'oban.example'
    """
    return detail(claim).partition("/")[0].lower() if claim.kind == "url" else detail(claim)


def located(document: Document, kind: ClaimKind) -> Iterator[tuple[Claim, Kind, int]]:
    """The claims of a kind with the kind and index of the paragraph each stands in; furniture left out."""
    at = 0
    for claim in document.claims:
        while at + 1 < len(document.paragraphs) and document.paragraphs[at].end <= claim.start:
            at += 1
        if claim.kind == kind and document.paragraphs[at].kind != "furniture":
            yield claim, document.paragraphs[at].kind, at
