"""Money, percentages, quantities, counts, ordinals and durations, with their bounds and ranges."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from relaudit.claims import figure, hedges
from relaudit.claims.figure import Figure, decimal
from relaudit.claims.lazy import compiled, next_word
from relaudit.model import Bound, Claim, Span

RANGE = r"\s{0,40}(?:-to-|[-–—]|to\b|through\b|and\b)\s{0,40}"
RISING = (
    r"\b(?:increased|decreased|grew|rose|declined|fell|improved|reduced|up|down|expanded|raised|lowered|cut|"
    r"jumped|climbed|dropped|went|risen|fallen|grown|advanced|gained|narrowed|widened|increase|decrease|"
    r"growth|growing|rising|falling|declining|decreasing|climbing|improvement|compared|changed|moved|reaching|grow|expand|increasing)\b"
)
SECOND_BOUND = r"\s{1,40}(?:and|but)\s{1,40}((?:[a-z]{2,8}\s{1,40}){1,5})(?=[$\da-z])"
INCLUSIVE_SIDE: dict[Bound, Bound] = {"more-than": "at-least", "at-least": "at-least", "less-than": "at-most",
                                      "at-most": "at-most"}  # fmt: skip
OPPOSITE: dict[Bound, Bound] = {"more-than": "at-most", "at-least": "at-most", "less-than": "at-least",
                                "at-most": "at-least"}  # fmt: skip
LISTED = r"\s{0,3}(?:,|,?\s{1,40}(?:to|and|or)|[-–—])\s{0,40}"
JOINTS = frozenset({"to", "through", "and"})
LISTED_WIDTH = 48
ALIKE = 50
"""How far apart two figures may lie that share a scale: "$500 and $2 million" do not."""

FROM = r"\s{1,40}from\b|,?\s{1,40}compared\b"


def extract(text: str, low: str, places: list[int], taken: list[Span]) -> Iterator[Claim]:
    """Read every figure outside the spans taken, in order and disjoint; `places` are where one may begin."""
    found = list(each(text, low, places, taken))
    for at in range(len(found) - 2, -1, -1):
        scale = inherited(low, found[at], found[at + 1])
        if scale != 1:
            claim, _ = found[at]
            value, step = Decimal(claim.value) * scale, claim.step and decimal(Decimal(claim.step) * scale)
            found[at] = replace(claim, value=decimal(value), step=step), scale
    return (claim for claim, _ in found)


def inherited(low: str, here: tuple[Claim, int], there: tuple[Claim, int]) -> int:
    """The scale that a figure takes from the one it is listed with: "from $3.1 to $4.2 million"."""
    (first, own), (second, scale) = here, there
    if own != 1 or scale < 1000 or first.kind not in ("money", "count") or first.bound == "range":
        return 1
    if (first.kind, first.unit) != (second.kind, second.unit) or second.start - first.end > LISTED_WIDTH:
        return 1
    if not compiled(LISTED).fullmatch(low, first.end, second.start):
        return 1
    apart = abs(Decimal(first.value) * scale), abs(Decimal(second.value))
    return scale if min(apart) * ALIKE > max(apart) > 0 else 1


def each(text: str, low: str, places: list[int], taken: list[Span]) -> Iterator[tuple[Claim, int]]:
    """The figures in order and disjoint, each with the scale words that it stands with."""
    done, ahead, free = 0, 0, 0
    for at in places:
        if at < done:
            continue
        while ahead < len(taken) and taken[ahead].end <= at:
            free = max(free, taken[ahead].end)
            ahead += 1
        if ahead < len(taken) and taken[ahead].start <= at:
            done = taken[ahead].end
            continue
        limit = taken[ahead].start if ahead < len(taken) else len(low)
        found, done = read(text, low, at, limit)
        if found and found[0].start >= free:
            yield found
            free = found[0].end


def read(text: str, low: str, at: int, limit: int) -> tuple[tuple[Claim, int] | None, int]:
    """The claim whose first number stands at a position, and where to go on."""
    first = figure.read(text, low, at)
    if isinstance(first, int):
        return None, first
    if first.end > limit:
        return None, at + 1
    second = upper(text, low, first)
    if second and second.end <= limit:
        return (spread(text, first, second), second.number.scale), second.end
    bound = hedges.bound(low, first.start, first.end)
    other = bounded(text, low, first, bound)
    if other and other.end <= limit:
        low_end, high_end = sorted((first, other), key=lambda end: end.value)
        ends = low_end._replace(start=first.start, end=other.end)
        return (claim(text, ends, "range", decimal(high_end.value)), other.number.scale), other.end
    return (claim(text, first, bound), first.number.scale), first.end


def claim(text: str, found: Figure, bound: Bound, high: str | None = None) -> Claim:
    """The figure as a claim."""
    return Claim(
        kind=found.kind,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        value=decimal(found.value),
        reading=found.reading,
        unit=found.unit,
        step=None if found.step is None else decimal(found.step),
        high=high,
        bound=bound,
    )


def upper(text: str, low: str, first: Figure) -> Figure | None:
    """The upper end of a range that the figure begins ("$5 to $7 million", "15-20%"), if it does."""
    following = next_word(low, first.end)
    if first.kind == "ordinal" or not (following in JOINTS or following[:1] in tuple("-–—")):
        return None
    joint = compiled(RANGE).match(low, first.end)
    if not joint:
        return None
    word = joint[0].strip()
    before = low[max(0, first.start - 60) : first.start]
    if word == "and" and "between" not in before[-40:]:
        return None
    at = joint.end()
    while (
        at < len(low)
        and (low[at] in "$€£¥" or low[at : at + 3] in ("us$", "c$", "usd"))
        and at - joint.end() < 5
    ):
        at += 1
    if not (low[at : at + 1].isdigit() or low[at : at + 1].isalpha()):
        return None
    second = figure.read(text, low, at)
    if isinstance(second, int):
        return None
    if word in "-–—" and second.value < 0 and first.unit and first.unit == second.unit:
        second = second._replace(start=at, value=-second.value)  # "61.40 m -64.90 m": no minus
    if word in ("to", "through") and changes(low, first, second, before):
        return None
    return second if fits(first, second) else None


def bounded(text: str, low: str, first: Figure, bound: Bound) -> Figure | None:
    """The other end of a range that is told by two bounds ("more than 10 and less than 40")."""
    opposite = OPPOSITE.get(bound)
    related = opposite and next_word(low, first.end) in ("and", "but")
    joint = compiled(SECOND_BOUND).match(low, first.end) if related else None
    if not joint or opposite != INCLUSIVE_SIDE.get(hedges.before(joint[1].split())):
        return None
    at = joint.end() + (low[joint.end() : joint.end() + 1] == "$")
    second = figure.read(text, low, at) if low[at : at + 1].isalnum() else None
    if not isinstance(second, Figure) or not fits(*sorted((first, second), key=lambda end: end.value)):
        return None
    rising = second.value > first.value
    return second if rising == (opposite == "at-most") else None


def changes(low: str, first: Figure, second: Figure, before: str) -> bool:
    """Whether "A to B" tells of a change ("rose 3% to 41% from 38%", "increased from A to B")."""
    if compiled(FROM).match(low, second.end):
        return True
    clause = before.rpartition(". ")[2]
    if "rang" in clause or "between" in clause:
        return False
    return compiled(RISING).search(clause) is not None and (
        " to " not in f" {clause} " or "from" in clause[-8:]
    )


def fits(first: Figure, second: Figure) -> bool:
    """Whether two figures can be the ends of one range."""
    bare = first.kind == "count" and first.unit is None
    same = (first.kind, first.unit) == (second.kind, second.unit)
    lone = second.kind == "count" and second.unit is None and first.kind == "money"
    if not (bare or same or lone) or second.kind == "ordinal":
        return False
    return lower_end(first, second)[0] < second.value


def lower_end(first: Figure, second: Figure) -> tuple[Decimal, Decimal | None]:
    """Value and step of a range's lower end, in the scale of its upper end where it has none of its own."""
    scale = Decimal(second.number.scale)
    if second.number.value:  # "67-71 cents", "40 to 70 basis points"
        scale *= abs(second.value / second.number.value)
    if first.number.scale == 1 and scale != 1 and abs(first.value) < abs(second.value / scale):
        return first.value * scale, first.step and first.step * scale
    return first.value, first.step


def spread(text: str, first: Figure, second: Figure) -> Claim:
    """The claim of a range."""
    value, step = lower_end(first, second)
    whole = (second if first.kind == "count" and first.unit is None else first)._replace(
        start=first.start, end=second.end, value=value, step=step
    )
    return claim(text, whole, "range", decimal(second.value))
