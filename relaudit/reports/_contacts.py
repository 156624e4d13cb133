"""The contact details of a release, beside those of the one before."""

from bisect import bisect_right
from itertools import zip_longest
from typing import NamedTuple

from relaudit.model import RECURRING, Audit, Claim, ClaimKind, Document

KINDS: tuple[ClaimKind, ...] = ("phone", "email", "url", "ticker")


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
        return self.old is not None and self.new is not None and self.old.value == self.new.value

    @property
    def sameness(self) -> str:
        """The answer to "same?" in a word or three."""
        if self.old is None or self.new is None:
            return "only in old" if self.old else "only in new"
        if not self.same:
            return "no"
        return "yes" if self.old.text.split() == self.new.text.split() else "yes, written differently"


def contacts(audit: Audit) -> list[Contact]:
    """Phones, addresses and tickers: equal ones side by side, the rest of a kind in their order."""
    rows = []
    for kind in KINDS:
        was, now = _details(audit.old, kind), _details(audit.new, kind)
        rows += [Contact(kind, claim, now[value]) for value, claim in was.items() if value in now]
        gone = [claim for value, claim in was.items() if value not in now]
        come = [claim for value, claim in now.items() if value not in was]
        rows += [Contact(kind, first, second) for first, second in zip_longest(gone, come)]
    return rows


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
            found.setdefault(claim.value, claim)
    return found
