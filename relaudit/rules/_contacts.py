"""Telephone numbers and addresses of a document as the rules about contacts compare them."""

from collections.abc import Iterator

from relaudit.model import Claim, ClaimKind, Document, Kind

DETAILS: tuple[tuple[ClaimKind, str], ...] = (
    ("phone", "telephone number"),
    ("email", "e-mail address"),
    ("url", "web address"),
)
"""The sorts of details, and what a message calls them."""


def key(claim: Claim) -> str:
    """A detail as two printings of it agree: a site without its pages, a number of North America without 1.

    >>> key(Claim("url", 0, 0, "", "https://www.Oban.example/news/14", ""))
    'oban.example'
    >>> key(Claim("phone", 0, 0, "+49 (0) 30 5550134", "490305550134", ""))
    '49305550134'
    """
    if claim.kind == "phone":
        digits = claim.value
        if "(0)" in claim.text:  # only dialled at home
            country = claim.text.partition("(0)")[0].strip(" +")
            digits = country + digits[len(country) + 1 :]
        return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    bare = claim.value.lower()
    bare = bare.partition("://")[2] or bare
    return bare.removeprefix("www.").partition("/")[0] if claim.kind == "url" else bare


def located(document: Document, kind: ClaimKind) -> Iterator[tuple[Claim, Kind, int]]:
    """The claims of a kind with the kind and index of the paragraph each stands in; furniture left out."""
    at = 0
    for claim in document.claims:
        while at + 1 < len(document.paragraphs) and document.paragraphs[at].end <= claim.start:
            at += 1
        if claim.kind == kind and document.paragraphs[at].kind != "furniture":
            yield claim, document.paragraphs[at].kind, at
