"""A word that limits or widens a statement differs from the prior release."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, comparison_rule
from relaudit.rules._recurring import SECTION, evidence, is_qualifier, places, recurring_edits, told


@comparison_rule("warning")
def qualifier_changed(comparison: Comparison) -> Iterator[Hit]:
    """A word that limits a statement came, went or changed in recurring text: "may", "not", "approximately".

    Why: "will" for "may" turns a hope into a promise, and lawyers chose the word.
    Fires: "results may differ" becomes "results will differ"; "not" is gone from the legend.
    Silent: a qualifier in a paragraph that is new; "about" in "information about the company".
    Limits: only recurring text; a sentence written anew is boilerplate-changed.
    """
    for change, edits in recurring_edits(comparison, is_qualifier):
        message = f"A qualifier of the {SECTION[change.kind]} changed: {told(comparison, edits)}."
        yield Hit(message, places(comparison, change, edits), None, evidence(comparison, edits))
