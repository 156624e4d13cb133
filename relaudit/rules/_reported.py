"""What a release reports of itself: figures of the prose and of the tables by measure and period.

Both kinds are brought to the same words, so that a release can be held against those before it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from relaudit import claims
from relaudit.model import Document, Source, Span
from relaudit.reconcile.measures import stems
from relaudit.reconcile.roles import parts
from relaudit.reconcile.sentences import Figure, sentences, words

WHOLE = frozenset("total record quarterly annual consolidated company group reported gaap".split())
"""Words of a measure that say of which whole it is, and no other measure."""
DAY = len("2021-06-30")
LENGTHS = ((80, 100, 3), (170, 190, 6), (260, 280, 9), (350, 380, 12))
"""Days from and to, and the months that they stand for; other stretches are of no known length."""
YEAR = 12
TOLERANCE = Decimal("1.5")
"""Greatest factor between two readings of one figure; two segments' figures differ by more."""


Key = tuple[frozenset[str], str, bool]


class Reported(NamedTuple):
    """One figure that a release reports: stems of its measure, period (ISO 8601), the range it prints.

    `figure` is that of the prose, None for the cell of a table.
    """

    measure: frozenset[str]
    period: str
    share: bool
    low: Decimal
    high: Decimal
    span: Span
    text: str
    figure: Figure | None = None

    @property
    def key(self) -> Key:
        """What two releases must agree in to speak of the same figure."""
        return self.measure, self.period, self.share


def in_prose(document: Document) -> Iterator[Reported]:
    """The amounts of the prose of which measure and period are told; no changes, ranges and bounds.

    A sentence that names a period still to end forecasts, or means by "2025" a part of it. Beside a quarter,
    a year means that quarter of it: "$2.3 million in the first quarter of 2025, and $2.1 million in 2024".
    """
    for sentence in sentences(document):
        told = [part.figure for part in parts(sentence.figures) if part.role in ("value", "to", "from")]
        periods = {figure.claim.period for figure in told if figure.claim.period}
        if any(last_day(period) > (document.date or "") for period in periods):
            continue
        lasting = {months(period) for period in periods} - {0}
        for figure in told:
            claim = figure.claim
            if claim.kind != "money" or not claim.metric or not claim.period or claim.high or not figure.step:
                continue
            if claim.bound in ("exact", "about") and not (len(lasting) > 1 and months(claim.period) == YEAR):
                half = figure.step / 2
                yield Reported(
                    stems(words(claim.metric)) - WHOLE, claim.period, figure.unit.endswith(" per"),
                    figure.value - half, figure.value + half, claim.span, claim.text, figure,
                )  # fmt: skip


def in_tables(document: Document) -> Iterator[Reported]:
    """The amounts of the tables whose columns are headed by a whole period."""
    for table in document.tables:
        for row in table.rows:
            measure = stems(words(row.label)) - WHOLE
            if not measure or len(row.cells) != len(table.columns):
                continue
            for heading, cell in zip(table.columns, row.cells, strict=True):
                period = _period(heading) if cell and cell.unit != "%" else None
                if cell and period:
                    half = cell.step / 2
                    yield Reported(
                        measure, period, "share" in measure, cell.value - half, cell.value + half, cell.span,
                        cell.text,
                    )  # fmt: skip


@cache
def _period(heading: str) -> str | None:
    """The period that a column's heading names in full, None where it names a year or a part of one."""
    found = claims.extract(Source("heading", heading), (), None)
    period = found[0].period if len(found) == 1 and found[0].text == heading else None
    return period if period and len(heading) > len("2021") else None


def last_day(period: str) -> str:
    """The last day of a period where it is told in days ("2021-06-30"), else the empty string."""
    last = period.rpartition("/")[2]
    return last if len(last) == DAY and last[:1].isdigit() else ""


def months(period: str) -> int:
    """How many months a period lasts, 0 where that is not told in days."""
    first, _, last = period.partition("/")
    if not last or not last_day(period) or len(first) != len(last):
        return 0
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return next((length for least, most, length in LENGTHS if least <= days <= most), 0)


def meet(one: Reported, two: Reported) -> bool:
    """Whether some value prints as both; the sign is that of the words ("a loss of") or of a bracket."""
    signed = one.low <= two.high and two.low <= one.high
    return signed or (one.low <= -two.low and -two.high <= one.high)


def once(found: Iterable[Reported]) -> dict[Key, Reported]:
    """What a release reports by measure and period, without what it gives two values for."""
    known: dict[Key, Reported] = {}
    doubtful = set()
    for one in found:
        if not meet(known.setdefault(one.key, one), one):
            doubtful.add(one.key)
    return {key: one for key, one in known.items() if key not in doubtful}
