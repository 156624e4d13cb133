"""The rule figure-dropped."""

from collections.abc import Iterator

from relaudit.rules import Comparison, Hit, Place, _figures, comparison_rule
from relaudit.rules._say import listed


@comparison_rule("warning")
def figure_dropped(comparison: Comparison) -> Iterator[Hit]:
    """A figure of the prior release's recurring text is gone from it.

    Why: a claim that is withdrawn in silence is asked about; one that got lost should come back.

    Fires: "laser-based systems up to 10 gigabits/sec" became "laser-based systems".

    Silent: "in 30 countries" became "in 35 countries" (see boilerplate-changed); years and dates.

    Limits: only passages that both releases have; a passage that is gone as a whole is told by
    boilerplate-missing.
    """
    for _, claims in _figures.only_on(comparison, "old"):
        words = listed(" ".join(claim.text.split()) for claim in claims)
        verb = "are" if len(claims) > 1 else "is"
        places = tuple(Place("old", claim.span, "prior release") for claim in claims)
        yield Hit(f"{words} {verb} gone from this recurring text.", places)
