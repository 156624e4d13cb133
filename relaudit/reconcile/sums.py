"""A total that the sentence states of figures it lists, before or after them.

Where the words say that the list is the whole ("comprised of", "for a total of"), a total that does
not add up is told. Where they may name a part ("including"), only one that adds up counts as recomputed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from relaudit.model import Check, Fault
from relaudit.reconcile.change import as_printed, bounds, number
from relaudit.reconcile.groups import Reading
from relaudit.reconcile.intervals import Interval, printed, rounds_to, verdict
from relaudit.reconcile.sentences import Figure, scale_of

WHOLE = frozenset("comprised comprising consisted consisting consists composed".split())
PERHAPS = frozenset(
    "including includes included include through ( : namely which from between result with".split()
)
TOTALLING = frozenset(
    "totaled totalled totaling totalling total aggregate aggregating combined sum together".split()
)
DOUBTFUL = Decimal("0.3")
"""A sum further off than this share of the stated total is no sum meant: something is not listed."""
FEWEST = 2


def checks(reading: Reading) -> Iterator[Check]:
    """Recompute every total that stands with its parts."""
    figures = reading.sentence.figures
    units = dict.fromkeys(figure.unit for figure in figures if figure.unit != "percent")
    for unit in units:
        same = [figure for figure in figures if figure.unit == unit and figure.claim.high is None]
        if len(same) > FEWEST:
            yield from _total_first(reading, same)
            yield from _total_last(reading, same)
    yield from _total_before(reading)


def _total_first(reading: Reading, same: list[Figure]) -> Iterator[Check]:
    for at, total in enumerate(same[:-FEWEST]):
        cue = set(same[at + 1].before)
        whole = bool(cue & WHOLE) or ("made" in cue and "up" in cue)
        if whole or cue & PERHAPS:
            parts = _up_to_bracket(same[at + 1 :]) if "(" in cue else same[at + 1 :]
            if len(parts) >= FEWEST:
                yield from _check(reading, total, parts, whole and at == 0 and _listed(parts))


def _up_to_bracket(figures: list[Figure]) -> list[Figure]:
    """The figures of a bracket that the first of them opens."""
    for at, figure in enumerate(figures):
        if ")" in figure.after:
            return figures[: at + 1]
    return figures


def _total_last(reading: Reading, same: list[Figure]) -> Iterator[Check]:
    total, parts = same[-1], same[:-1]
    near = total.before[-4:]
    if _listed(parts) and TOTALLING & set(near) and not {"from", "to", "against"} & set(near):
        yield from _check(reading, total, parts, near[-1:] != ("aggregate",))


def _total_before(reading: Reading) -> Iterator[Check]:
    """Parts listed in the sentence after the one whose only figure is their total."""
    before, figures = reading.before, reading.sentence.figures
    if before is None or len(figures) < FEWEST or not _listed(figures):
        return
    totals = [figure for figure in before.figures if figure.unit == figures[0].unit]
    if len(totals) == 1 and totals[0].claim.high is None and figures[0].unit != "percent":
        yield from _check(reading, totals[0], figures, False)


def _listed(parts: Sequence[Figure]) -> bool:
    """Whether figures of one unit stand in one list, the last joined by "and"."""
    units = {part.unit for part in parts}
    joined = any(word in ("and", "plus") for word in parts[-1].before)
    return len(parts) >= FEWEST and len(units) == 1 and joined and all(part.value >= 0 for part in parts)


def _check(reading: Reading, total: Figure, parts: Sequence[Figure], whole: bool) -> Iterator[Check]:
    times = [_each(part.after) for part in parts]
    ones = _ones(parts[-1]) if total.claim.kind == "count" else 0
    point = sum((part.value * count for part, count in zip(parts, times, strict=True)), Decimal(ones))
    within = _sum([*(_counted(part) for part in parts), Interval(Decimal(ones), Decimal(ones))], [*times, 1])
    exact = rounds_to(point, total.value, total.step)
    if total.bound in ("more-than", "at-least"):
        exact = total.value <= point <= total.value * (1 + DOUBTFUL)
    ruling = verdict(point, within, total.stated, exact)
    fault: Fault | None = "value" if ruling == "inconsistent" else None
    if ruling != "consistent" and total.bound not in ("exact", "about"):
        return
    if ruling == "inconsistent":
        off = abs(point - total.value) > DOUBTFUL * abs(total.value)
        widest = _sum([part.widest for part in parts], times)
        if _slipped(total, parts):
            fault = "magnitude"
        elif not whole or off or widest.meets(total.stated) or max(times) > 1:
            return
    size = _size([total, *parts])
    terms = [
        number(part.value / size, 6) + (f" x {n}" if n > 1 else "")
        for part, n in zip(parts, times, strict=True)
    ]
    shown = Interval(within.low / size, within.high / size)
    terms += [str(ones)] if ones else []
    working = f"{' + '.join(terms)} = {number(point / size, 6)}"
    working += as_printed(shown)
    low, high = bounds(within)
    yield Check(
        reading.side, "sum", total.span, tuple(part.span for part in parts), low, point, high,
        total.claim.unit, ruling, working, fault,
    )  # fmt: skip


def _slipped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts add up once one of them is a thousand times as much: "million" said for "billion"."""
    if not _listed(parts) or total.claim.kind != "money":
        return False
    point = sum((part.value for part in parts), Decimal(0))
    wide = printed(total.value, total.step, "exact")
    return any(wide.low <= point + part.value * 999 <= wide.high for part in parts if scale_of(part.claim))


def _sum(ranges: Sequence[Interval], times: Sequence[int]) -> Interval:
    low = sum((part.low * count for part, count in zip(ranges, times, strict=True)), Decimal(0))
    return Interval(
        low, sum((part.high * count for part, count in zip(ranges, times, strict=True)), Decimal(0))
    )


def _counted(part: Figure) -> Interval:
    """The range of a part; a count without trailing zeros is what was counted, not rounded."""
    if part.claim.kind == "count" and part.step == 1 and part.value % 100:
        return Interval(part.value, part.value)
    return part.interval


def _each(words: tuple[str, ...]) -> int:
    """How often a part counts: "two each in Wales and Norway" counts twice."""
    if words[:1] != ("each",):
        return 1
    if "one" in words:
        words = words[: words.index("one")]
    while words and words[-1] in (",", "and"):
        words = words[:-1]
    return 1 + sum(word == "," or (word == "and" and words[at - 1] != ",") for at, word in enumerate(words))


def _ones(last: Figure) -> int:
    """What "and one in Peru" or "and one each in Peru and Chile" adds; "one" is no claim of its own."""
    words = last.after
    if "one" not in words or "and" not in words[: words.index("one")]:
        return 0
    return _each(words[words.index("one") + 1 :])


def _size(figures: Sequence[Figure]) -> int:
    return max(scale_of(figure.claim) for figure in figures) or 1
