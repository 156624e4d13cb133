"""The rule figure-added."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, Place, _figures, comparison_rule
from relaudit.rules._say import listed


@comparison_rule("warning")
def figure_added(comparison: Comparison) -> Iterator[Hit]:
    """A figure enters the recurring text that the prior release's wording did not have.

    Why: a figure in the About text is a claim of the issuer; somebody must have approved it.

    Fires: "laser-based systems" became "laser-based systems up to 10 gigabits/sec".

    Silent: "in 30 countries" became "in 35 countries" (see boilerplate-changed); years and dates.

    Limits: only passages that both releases have; a passage that is new as a whole is not gone through.
    """
    for _, claims in _figures.only_on(comparison, "new"):
        words = listed(" ".join(claim.text.split()) for claim in claims)
        verb = "were" if len(claims) > 1 else "was"
        places = tuple(Place("new", claim.span, "added") for claim in claims)
        yield Hit(f"{words} {verb} not in this recurring text before.", places)
