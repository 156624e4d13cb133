"""Recurring text is not, word for word, the text that was approved."""

from collections.abc import Iterator

from relaudit.model import RECURRING, Kind, Span
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._recurring import SECTION, evidence, told
from relaudit.rules._say import quoted

WORDS = 8
"""Words of a passage that is gone by which it is named."""


@comparison_rule("error")
def approved_text_changed(comparison: Comparison) -> Iterator[Hit]:
    """The About, safe-harbor, legal or contact text is not, word for word, the approved one.

    Why: somebody signed the approved text; what differs from it was signed by nobody.
    Fires: the approved text says "may sell", the draft "will sell"; a passage of it is not in the draft.
    Silent: the text is re-wrapped, moved, or differs in punctuation and capitals only.
    Limits: it speaks only where --boilerplate or a setting names approved text, and only of the kinds of
    text that are in it; what the draft has beyond it is not told.
    """
    if not comparison.approved:
        return
    old, new = comparison.old, comparison.new
    missing: dict[Kind, str] = {}
    for change in comparison.changes:
        edits = tuple(edit for edit in change.edits if edit.weight != "format")
        if change.kind not in RECURRING:
            continue
        if change.status == "removed":
            passages = [missing.get(change.kind, ""), *(old.text_of(old.paragraphs[at]) for at in change.old)]
            missing[change.kind] = max(passages, key=len)
        elif edits:
            places = tuple(Place("new", edit.new) for edit in edits if edit.new)
            whole = Place("new", new.paragraphs[change.new[0]].span)
            said = f"The {_name(change.kind)} is not the approved one: {told(comparison, edits)}."
            yield Hit(said, places or (whole,), evidence=evidence(comparison, edits))
    top = Place("new", new.paragraphs[0].span if new.paragraphs else Span(0, 0), "the release")
    for kind, passage in missing.items():
        words = " ".join(passage.split()[:WORDS])
        said = f"A passage of the approved {_name(kind)} is missing: {quoted(words + ' …')}."
        yield Hit(said, (top,), evidence=("missing", words))


def _name(kind: Kind) -> str:
    return SECTION.get(kind, "contact text")
