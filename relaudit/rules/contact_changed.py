"""A contact detail differs from the prior release."""

from collections.abc import Iterator, Set
from itertools import pairwise

from rapidfuzz.distance import OSA

from relaudit.model import RECURRING, Claim, ClaimKind, Document, Side, Span
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._contacts import DETAILS, key, located
from relaudit.rules._names import names
from relaudit.rules._say import listed, quoted

BLOCK = 120
"""Code points between a detail and the address of its owner: a name, a title, a firm, a street."""

SLIP = 2
"""Wrong letters from which two web sites are two."""

Found = dict[str, Span]
"""Details of one sort by their value, with their first place."""


@comparison_rule("warning")
def contact_changed(comparison: Comparison) -> Iterator[Hit]:
    """A telephone number, an address or a person of the contact text differs from the prior release.

    Why: one wrong digit sends every caller elsewhere, and nobody reads the contact block twice.
    Fires: "508-248-3900" becomes "508-248-3990"; "press@oban.example" gives way to another address.
    Silent: the same number punctuated otherwise; the block moved; a partner's section that is gone.
    Limits: only details in recurring text are compared, and only where the new release has a contact text;
    what was only dropped or added is a note, and of a party without other contacts, as a partner, nothing;
    of web sites only those that nearly agree are held against each other.
    """
    old, new = comparison.old, comparison.new
    if not any(paragraph.kind == "contact" for paragraph in new.paragraphs):
        return
    lost = {at for change in comparison.changes if change.status == "removed" for at in change.old}
    fresh = {at for change in comparison.changes if change.status == "added" for at in change.new}
    for kind, word in DETAILS:
        gone = _without(_details(old, kind, lost), {key(claim) for claim, *_ in located(new, kind)})
        come = _without(_details(new, kind, fresh), {key(claim) for claim, *_ in located(old, kind)})
        if kind == "url":
            gone = {one: span for one, span in gone.items() if any(_alike(one, two) for two in come)}
            come = {two: span for two, span in come.items() if any(_alike(one, two) for one in gone)}
        if gone and come:
            yield _difference(comparison, word, gone, come)
        elif (gone := _own(old, gone, new)) or (come := _own(new, come, old)):
            yield _difference(comparison, word, gone, come)._replace(severity="note")
    gone = {name: span for name, span in _people(old).items() if name.split()[-1] not in new.text}
    come = {name: span for name, span in _people(new).items() if name.split()[-1] not in old.text}
    if gone and come:
        yield _difference(comparison, "contact", gone, come)


def _own(document: Document, found: Found, other: Document) -> Found:
    """The details of whoever has contacts in both releases, as the domain of the nearest address shows."""
    addresses = [claim for claim, *_ in located(document, "email")]
    domains = {_domain(claim) for claim, *_ in located(other, "email")}
    kept: Found = {}
    for value, span in found.items():
        near = [claim for claim in addresses if span.start - BLOCK <= claim.start <= span.end + BLOCK]
        nearest = min(near, key=lambda claim: abs(claim.start - span.start), default=None)
        if nearest is None or _domain(nearest) in domains:
            kept[value] = span
    return kept


def _domain(address: Claim) -> str:
    return key(address).rpartition("@")[2]


def _alike(one: str, two: str) -> bool:
    """Whether two web sites may be one: "oban.example" and "obanplus.example", or a slip of the pen."""
    first, second = sorted((one.partition(".")[0], two.partition(".")[0]), key=len)
    return second.startswith(first) or OSA.distance(one, two) <= SLIP


def _details(document: Document, kind: ClaimKind, unpaired: Set[int]) -> Found:
    """The details of a sort in the contact text, and in other recurring text that both releases have."""
    found: Found = {}
    for claim, where, at in located(document, kind):
        if where == "contact" or (where in RECURRING and at not in unpaired):
            found.setdefault(key(claim), claim.span)
    return found


def _without(found: Found, other: Set[str]) -> Found:
    """What does not stand in the other text, not even run into a neighbouring word."""
    return {
        value: span for value, span in found.items() if not any(value in at or at in value for at in other)
    }


def _people(document: Document) -> Found:
    """The names that open a line of the contact text or are shown there to be a person's."""
    found: Found = {}
    contacts = [paragraph for paragraph in document.paragraphs if paragraph.kind == "contact"]
    known = names(document.text)
    for name in known.mentions:
        if any(p.start <= name.start < p.end for p in contacts) and not any(map(_run_together, name.parts)):
            before = document.text[: name.start].rpartition("\n")[2].rstrip()
            if not before or before.endswith(":") or name in known.people:
                found.setdefault(" ".join(name.parts), name.span)
    return found


def _run_together(part: str) -> bool:
    """Whether a line break was lost inside a word: "DetailsAda"."""
    return any(a.islower() and b.isupper() for a, b in pairwise(part[3:]))


def _difference(comparison: Comparison, word: str, gone: Found, come: Found) -> Hit:
    before = listed(quoted(comparison.old.text_of(span)) for span in gone.values()) if gone else ""
    after = listed(quoted(comparison.new.text_of(span)) for span in come.values()) if come else ""
    if gone and come:
        message = f"The {word} {before} of the prior release is now {after}."
    elif gone:
        message = f"The {word} {before} of the prior release is gone."
    else:
        message = f"New {word}: {after}."
    sides: list[tuple[Side, str, Found]] = [("new", "", come), ("old", "prior release", gone)]
    places = [Place(side, span, label) for side, label, found in sides for span in found.values()]
    return Hit(message, tuple(places), None, (*sorted(gone), "", *sorted(come)))
