"""Telephone numbers, addresses, web sites and tickers over time."""

from collections.abc import Sequence

from relaudit.details import detail
from relaudit.history.model import Contact
from relaudit.model import RECURRING, Document
from relaudit.words import collapse

KINDS = ("phone", "email", "url", "ticker")
ONCE_TOLD = frozenset({"phone", "email"})
"""A web address that one release gives once is a link to its news, not a contact."""


def contacts(documents: Sequence[Document]) -> tuple[Contact, ...]:
    """The contacts of an issuer's releases, given in order of time; by kind, then as they appeared."""
    values: dict[tuple[str, str], str] = {}
    printed: dict[tuple[str, str], dict[str, None]] = {}
    seen: dict[tuple[str, str], list[int]] = {}
    for release, document in enumerate(documents):
        standing = [part for part in document.paragraphs if part.kind in RECURRING]
        for claim in document.claims:
            if claim.kind not in KINDS:
                continue
            if claim.kind != "ticker" and not any(p.start <= claim.start < p.end for p in standing):
                continue
            key = (claim.kind, detail(claim).lower())
            values.setdefault(key, claim.value.lower().rstrip("/"))
            printed.setdefault(key, {})[collapse(claim.text)] = None
            if seen.setdefault(key, [-1])[-1] != release:
                seen[key].append(release)
    found = [
        Contact(key[0], values[key], tuple(printed[key]), tuple(releases[1:]))
        for key, releases in seen.items()
        if key[0] in ONCE_TOLD or len(releases) > 2
    ]
    return tuple(sorted(found, key=lambda contact: (KINDS.index(contact.kind), contact.releases)))
