"""The rule superlative-contradicted."""

from collections.abc import Iterator

from relaudit.model import Document
from relaudit.reconcile.sentences import Figure
from relaudit.reconcile.vocabulary import FILLERS, PERIOD, VERBS
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._reported import WHOLE, YEAR, Reported, in_prose, in_tables, last_day, months, once

RECORD = frozenset("record all-time highest".split())
BREAKS = frozenset(
    ", ; : ( ) -- – — reports reported announces announced posts posted delivers delivered with".split()
)
"""What a figure's clause begins after."""
NARROWING = frozenset("in from for at across of within excluding".split())
YEARLY = frozenset("year full-year annual fy".split())
BESIDE = frozenset("new high".split())
SEASONS = frozenset("first second third fourth q q1 q2 q3 q4 half h1 h2".split())
"""Beside "record" these may limit it to the same part of other years."""
HISTORY = frozenset("history ever".split())
PLAUSIBLE = 2
"""Greatest factor between two values of one measure; beyond it the scale was misread, or another is meant."""


@comparison_rule("error")
def superlative_contradicted(comparison: Comparison) -> Iterator[Hit]:
    """The news calls a figure a record, and an earlier release reports a higher one.

    Why: a claim that the issuer's own releases refute is the first that a reader will check.

    Fires: "record quarterly revenue of $54 million", and a release of the year before with revenue of
    $60 million for a quarter.

    Silent: the earlier figure is of another measure or of a longer period; "record second quarter" beside
    a higher third quarter; "record revenue in Europe".

    Limits: only the releases at hand (the prior one and a dozen before it), only amounts of money whose
    sentence names measure and period, and nothing that narrows them.
    """
    if comparison.approved:
        return
    low = comparison.new.text.lower()
    if not any(word in low for word in RECORD):
        return
    for one in in_prose(comparison.new):
        if one.figure and _is_record(one.figure):
            found = _higher(one, comparison)
            if found:
                yield _told(one, *found, comparison)


def _is_record(figure: Figure) -> bool:
    """Whether the words before a figure, or right after it, say that it is the highest so far."""
    said = _clause(figure)
    after = figure.after[:8]
    highest = after[:3] == (",", "the", "highest") and bool(HISTORY & set(after))
    return said is not None and (bool(RECORD & set(said)) or highest)


def _clause(figure: Figure) -> tuple[str, ...] | None:
    """The words of a figure's clause before it, None where some of them narrow the measure.

    What follows may be the period: "in the quarter"; "in Europe" is another measure.
    """
    plain = PERIOD | FILLERS | VERBS | WHOLE | RECORD | BESIDE | set((figure.claim.metric or "").split())
    said: list[str] = []
    for word in reversed(figure.before):
        if word in BREAKS:
            break
        if word not in plain and not word.isdigit():
            return None
        said.append(word)
    narrowed = figure.after[:1] and figure.after[0] in NARROWING and figure.after[1:2]
    if narrowed and not all(word in PERIOD or word.isdigit() for word in figure.after[1:3]):
        return None
    return tuple(said)


def _of_length(figure: Figure, length: int) -> bool:
    """Whether nothing narrows a figure, and its clause does not name a year where a quarter was read."""
    said = _clause(figure)
    return said is not None and (length == YEAR or not YEARLY & set(said))


def _limits(figure: Figure) -> set[str]:
    """The words between "record" and its figure, which limit it: "record second quarter revenue"."""
    said = _clause(figure) or ()
    return (
        set(said[: min(said.index(word) for word in RECORD if word in said)]) if RECORD & set(said) else set()
    )


def _higher(one: Reported, comparison: Comparison) -> tuple[Reported, Document] | None:
    """The highest figure of that measure, for as long a period, that an earlier release reports."""
    seasonal = bool(SEASONS & _limits(one.figure)) if one.figure else False
    length = months(one.period)
    best: tuple[Reported, Document] | None = None
    for earlier in (comparison.old, *comparison.archive) if length else ():
        for then in once((*in_prose(earlier), *in_tables(earlier))).values():
            alike = (then.measure, then.share) == (one.measure, one.share) and months(then.period) == length
            before = "" < last_day(then.period) < min(earlier.date or "", last_day(one.period))
            if not (alike and before) or (then.figure and not _of_length(then.figure, length)):
                continue
            if seasonal and last_day(then.period)[5:7] != last_day(one.period)[5:7]:
                continue
            higher = one.high < then.low <= PLAUSIBLE * one.high
            if higher and (best is None or then.low > best[0].low):
                best = then, earlier
    return best


def _told(one: Reported, then: Reported, earlier: Document, comparison: Comparison) -> Hit:
    now, before = (" ".join(text.split()) for text in (one.text, then.text))
    measure = one.figure.claim.metric if one.figure else ""
    release = "the prior release" if earlier is comparison.old else f"the release of {earlier.date}"
    message = f"{now} is called a record, and {release} gives {measure} of {before} for {then.period}."
    higher = (Place("old", then.span, "higher"),) if earlier is comparison.old else ()
    return Hit(message, (Place("new", one.span, "record"), *higher), evidence=(now, before))
