"""The rule figure-added."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, Place, _figures, comparison_rule


@comparison_rule("warning")
def figure_added(comparison: Comparison) -> Iterator[Hit]:
    """A figure enters the recurring text that the prior release's wording did not have.

    Why: a figure in the About text is a claim of the issuer; somebody must have approved it.

    Fires: "laser-based systems" became "laser-based systems up to 10 gigabits/sec".

    Silent: "in 30 countries" became "in 35 countries" (see boilerplate-changed); years and dates.

    Limits: only passages that both releases have; a passage that is new as a whole is not gone through.
    """
    for claim in _figures.only_on(comparison, "new"):
        words = " ".join(claim.text.split())
        yield Hit(f"{words} was not in this recurring text before.", (Place("new", claim.span, "added"),))
