"""Recurring text that went back to an older state."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._recurring import SECTION, reverted
from relaudit.rules._say import quoted


@comparison_rule("error")
def boilerplate_reverted(comparison: Comparison) -> Iterator[Hit]:
    """Recurring text is not that of the prior release but, word for word, that of an older one.

    Why: an old template was reused; every correction made since is undone.
    Fires: "42 countries" in March, "45 countries" in June, "42 countries" again in September.
    Silent: text that is new; text that has changed to and fro before.
    Limits: needs a third, older release; only a whole paragraph that is the older one's is told.
    """
    for change, older in reverted(comparison):
        new = comparison.new.paragraphs[change.new[0]]
        old = comparison.old.paragraphs[change.old[0]]
        text = quoted(comparison.new.text_of(new))
        message = (
            f"The {SECTION[change.kind]} is not that of {comparison.old.name} but of {older.name}: {text}."
        )
        places = (Place("new", new.span), Place("old", old.span, "prior release"))
        yield Hit(message, places, evidence=(comparison.new.text_of(new),))
