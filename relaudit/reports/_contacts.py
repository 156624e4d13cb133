"""The contact details of a release, beside those of the one before."""

from bisect import bisect_right
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel

from relaudit.details import detail
from relaudit.model import RECURRING, Audit, Claim, ClaimKind, Document

KINDS: tuple[ClaimKind, ...] = ("phone", "email", "url", "ticker")

KINSHIP = 0.6
"""Similarity from which one detail took the other's place: one domain, one area code, or one name.

An address at an agency is 0.4 to 0.56 like one at another agency, by its ending alone."""

AFFORDABLE = 10_000
"""Pairs of details that are looked at; a list of more members has no heirs to show."""


class Contact(NamedTuple):
    """One row of the table: a detail as OLD prints it, as NEW prints it."""

    kind: ClaimKind
    old: Claim | None
    new: Claim | None

    @property
    def label(self) -> str:
        """The kind as people call it."""
        return {"email": "e-mail", "url": "web"}.get(self.kind, self.kind)

    @property
    def same(self) -> bool:
        """Whether both print one detail, however they write it."""
        return self.old is not None and self.new is not None and detail(self.old) == detail(self.new)

    @property
    def sameness(self) -> str:
        """The answer to "same?" in a word or three."""
        if self.old is None or self.new is None:
            return "only in old" if self.old else "only in new"
        if not self.same:
            return "no"
        return "yes" if self.old.text.split() == self.new.text.split() else "yes, written differently"


def contacts(audit: Audit) -> list[Contact]:
    """Phones, addresses and tickers: equal ones side by side, then those that gave way to one alike."""
    rows = []
    for kind in KINDS:
        was, now = _details(audit.old, kind), _details(audit.new, kind)
        rows += [Contact(kind, claim, now[value]) for value, claim in was.items() if value in now]
        gone = {value: claim for value, claim in was.items() if value not in now}
        come = {value: claim for value, claim in now.items() if value not in was}
        heirs = _heirs(list(gone), list(come))
        rows += [Contact(kind, claim, come.get(heirs.get(value, ""))) for value, claim in gone.items()]
        rows += [Contact(kind, None, claim) for value, claim in come.items() if value not in heirs.values()]
    return rows


def _heirs(gone: list[str], come: list[str]) -> dict[str, str]:
    """Which new detail stands for which old one, the most alike first."""
    heirs: dict[str, str] = {}
    if len(gone) * len(come) > AFFORDABLE:
        return heirs
    likeness = {(old, new): Indel.normalized_similarity(old, new) for old, new in product(gone, come)}
    for old, new in sorted(likeness, key=lambda pair: -likeness[pair]):
        if likeness[old, new] >= KINSHIP and old not in heirs and new not in heirs.values():
            heirs[old] = new
    return heirs


def _details(document: Document | None, kind: ClaimKind) -> dict[str, Claim]:
    """The first of each contact of a kind in recurring text; a ticker counts wherever it stands."""
    found: dict[str, Claim] = {}
    if document is None:
        return found
    starts = [paragraph.start for paragraph in document.paragraphs]
    for claim in document.claims:
        if claim.kind != kind:
            continue
        at = bisect_right(starts, claim.start) - 1
        if kind == "ticker" or (at >= 0 and document.paragraphs[at].kind in RECURRING):
            found.setdefault(detail(claim), claim)
    return found
