"""A contact detail differs from the prior release."""

from collections.abc import Iterator, Set
from itertools import pairwise

from relaudit.model import RECURRING, ClaimKind, Document, Side, Span
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._contacts import DETAILS, key, located
from relaudit.rules._names import names
from relaudit.rules._say import listed, quoted

Found = dict[str, Span]
"""Details of one sort by their value, with their first place."""


@comparison_rule("warning")
def contact_changed(comparison: Comparison) -> Iterator[Hit]:
    """A telephone number, an address or a person of the contact text differs from the prior release.

    Why: one wrong digit sends every caller elsewhere, and nobody reads the contact block twice.
    Fires: "508-248-3900" becomes "508-248-3990"; "press@oban.example" gives way to another address.
    Silent: the same number punctuated otherwise; the block moved; a partner's section that is gone.
    Limits: only details in recurring text are compared, and only where the new release has a contact
    text; what was only added, and a web site that is only gone, is a note.
    """
    old, new = comparison.old, comparison.new
    if not any(paragraph.kind == "contact" for paragraph in new.paragraphs):
        return
    lost = {at for change in comparison.changes if change.status == "removed" for at in change.old}
    fresh = {at for change in comparison.changes if change.status == "added" for at in change.new}
    for kind, word in DETAILS:
        before, after = _details(old, kind, lost), _details(new, kind, fresh)
        gone = _without(before, {key(claim) for claim, *_ in located(new, kind)})
        come = _without(after, {key(claim) for claim, *_ in located(old, kind)})
        if gone or (come and kind != "url"):
            hit = _difference(comparison, word, gone, come)
            yield hit._replace(severity="note") if kind == "url" and not come else hit
    gone = {name: span for name, span in _people(old).items() if name.split()[-1] not in new.text}
    come = {name: span for name, span in _people(new).items() if name.split()[-1] not in old.text}
    if gone and come:
        yield _difference(comparison, "contact", gone, come)


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
    return Hit(message, tuple(places), None if gone else "note", (*sorted(gone), "", *sorted(come)))
