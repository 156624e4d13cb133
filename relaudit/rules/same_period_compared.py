"""The rule same-period-compared."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from relaudit.model import Claim
from relaudit.reconcile.roles import parts
from relaudit.reconcile.sentences import sentences
from relaudit.rules import Hit, Place, Release, release_rule

REACH = 60
"""Characters behind a figure in which its own period stands."""
OTHER_MEASURE = frozenset(
    """
    guidance expectation expectations estimate estimates consensus target targets budget budgeted plan
    planned forecast outlook gaap non-gaap adjusted
    """.split()
)
"""What a figure is rightly held against within its period."""


@release_rule("warning")
def same_period_compared(release: Release) -> Iterator[Hit]:
    """A figure is compared with another one of the very same period.

    Why: one of the two periods is wrong, most often a year that was left or typed twice.

    Fires: "4.6 million lamps in the fourth quarter of 2024 compared to 4.1 million lamps in the
    fourth quarter of 2024".

    Silent: "the fourth quarter of 2024 compared to the fourth quarter of 2023"; "exceeded our guidance of
    $4 million for the fourth quarter of 2024".

    Limits: only where both figures have the same unit and a period right behind them.
    """
    document = release.document
    periods = [claim for claim in document.claims if claim.kind == "date-range"]
    starts = [claim.start for claim in periods]
    for sentence in sentences(document):
        for one, two in pairwise(parts(sentence.figures)):
            if one.role not in ("value", "to") or two.role != "from" or one.figure.unit != two.figure.unit:
                continue
            first = _behind(one.figure.claim, two.figure.claim.start, periods, starts)
            second = _behind(two.figure.claim, sentence.end, periods, starts)
            other = OTHER_MEASURE & {*two.figure.before, *one.figure.after}
            if first and second and first.value == second.value and not other:
                words = " ".join(second.text.split())
                places = (Place("new", second.span, "compared"), Place("new", first.span, "with"))
                yield Hit(f"Both figures of the comparison are of the {words}.", places)


def _behind(figure: Claim, end: int, periods: list[Claim], starts: list[int]) -> Claim | None:
    """The period that stands right behind a figure and before `end`."""
    at = bisect_left(starts, figure.end)
    near = at < len(periods) and periods[at].start < min(end, figure.end + REACH)
    return periods[at] if near else None
