"""Words of the recurring text differ from the prior release."""

import re
from collections.abc import Iterator

from relaudit.model import Edit
from relaudit.rules import Comparison, Hit, comparison_rule
from relaudit.rules._recurring import SECTION, evidence, is_qualifier, places, recurring_edits, reverted, told

UPDATED = frozenset({"date"})
"""Classes of edits that keep a recurring text up to date; alone they are a note."""

DIGIT = re.compile(r"\d")


@comparison_rule("warning")
def boilerplate_changed(comparison: Comparison) -> Iterator[Hit]:
    """Words of the About, forward-looking, legal or non-GAAP text differ from the prior release.

    Why: recurring text is approved once; a change that nobody asked for, or that nobody saw, goes out as
    the company's word.
    Fires: "the loss of any customers" becomes "the loss or reduced creditworthiness of any
    customers"; "in 19 countries" becomes "in 91 countries".
    Silent: "multi-mode" becomes "multimode"; the text is re-wrapped, moved, or split into two paragraphs.
    Limits: text that went back to an older state, figures that only come or go, qualifiers and contact
    details have rules of their own; new dates alone, and words of the non-GAAP text, which follow the
    quarter, are a note.
    """
    old_states = [change for change, _ in reverted(comparison)]
    for change, edits in recurring_edits(comparison, _wanted):
        if change in old_states:
            continue
        expected = change.kind == "non-gaap" or all(edit.edit_class in UPDATED for edit in edits)
        yield Hit(
            f"The {SECTION[change.kind]} changed: {told(comparison, edits)}.",
            places(edits),
            "note" if expected and not comparison.approved else None,
            evidence(comparison, edits),
        )


def _wanted(edit: Edit, old: str, new: str) -> bool:
    """Whether an edit is told by no other rule, and more than a ligature read in two ways ("ðnancial")."""
    if edit.edit_class == "contact" or is_qualifier(edit, old, new):
        return False
    if edit.edit_class == "number" and not (DIGIT.search(old) and DIGIT.search(new)):
        return False
    return old.isascii() or new.isascii() or old.encode("ascii", "ignore") != new.encode("ascii", "ignore")
