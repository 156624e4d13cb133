"""Recurring text that went back to an older state."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._recurring import SECTION, reverted
from relaudit.rules._say import quoted

SETTLED = 2
"""Older releases with a text from which it was the text of its time, and not of one occasion."""


@comparison_rule("error")
def boilerplate_reverted(comparison: Comparison) -> Iterator[Hit]:
    """Recurring text is not that of the prior release but, word for word, that of older ones.

    Why: an old template was reused; every correction made since is undone.
    Fires: "42 countries" in March and April, "45 countries" in June, "42 countries" again in September.
    Silent: text that is new; text that has changed to and fro before; texts for two occasions.
    Limits: needs a third, older release; a text that only one older release has, or in which only
    small words differ, is a warning.
    """
    for change, older in reverted(comparison):
        new = comparison.new.paragraphs[change.new[0]]
        old = comparison.old.paragraphs[change.old[0]]
        text, when = comparison.new.text_of(new), older[0].date
        message = f"The {SECTION[change.kind]} is not the prior release's but an older one's"
        message += f" ({when}): {quoted(text)}." if when else f": {quoted(text)}."
        places = (Place("new", new.span), Place("old", old.span, "prior release"))
        heavy = any(edit.weight == "substantive" for edit in change.edits)
        yield Hit(message, places, None if heavy and len(older) >= SETTLED else "warning", (text,))
