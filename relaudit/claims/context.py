"""The metric and the period of a figure, from its own sentence, the one before, or the heading above it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from relaudit.claims import periods
from relaudit.claims.lazy import compiled
from relaudit.claims.metrics import BEFORE, BEHIND, metric
from relaudit.model import Claim, Paragraph

FIGURES = frozenset({"money", "percent", "quantity", "count"})
SILENT = frozenset({"table", "contact", "furniture", "forward-looking", "legal"})
"""Kinds of paragraphs whose figures have their context elsewhere, or none."""

HEADING = 120
"""Code points of a paragraph that gives the paragraphs below it their period."""

STOP = r"[.!?][\"”’)]{0,2}\s{1,40}(?=[\"“‘(•]{0,2}[A-Z0-9$€£])|\n\s{0,20}[•*–-]\s|\n\n"
ABBREVIATED = (
    r"\b(?:inc|corp|co|ltd|llc|mr|ms|mrs|dr|no|vs|approx|st|u\.s|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec|[a-z])$"
)
COMPARING = r"\b(?:compared|versus|vs|from|against|than|over|above|below|with)\b|\bof\s{1,3}[^a-z]{0,3}\d|;"
"""What parts a figure from a time or a metric that is not its own, the next measure's "of" as well."""

_LEADING = (
    r"(?:\s{1,40}(?:the|same|a|an|prior|previous|comparable|reported|period|quarter"
    r"|approximately|about|in|of))"
)
COMPARED = (
    r"\b(?:compared|comparison|versus|vs\.?|exceed(?:s|ed|ing)?)\b(?:[^.;]|\.\d){0,80}$"
    rf"|\b(?:from|against|over|than)\b{_LEADING}{{0,5}}\s{{0,40}}$"
    r"|\b(?:from|against|over|than)\b\s{1,40}[^a-z;]{0,4}\d(?:[^.;]|\.\d){0,60}$"
)
"""What is compared with: "compared with", or "from" and its like straight before a figure or a date."""

YEAR_AGO = (
    r"\b(?:a\syear\s(?:ago|earlier|before)|last\syear|(?:prior|previous|year)[-\s](?:year|ago))\b"
    r"|\bsame\s(?:period|quarter|time)\s(?:last|of\sthe\s(?:prior|previous))\s"
)
LAST_YEARS = r"\b(?:last\syear|(?:prior|previous|year)[-\s](?:year|ago))(?:['’]s)?(?:\s[a-z-]{1,20}){0,3}\s$"
WHOLE_YEAR = r"\b(?:full|entire|fiscal|whole|for\sthe)[-\s]year\b|\byear[-\s]to[-\s]date\b"
QUARTER_AGO = r"\b(?:prior|previous|preceding|sequential)\squarter\b"
PAIRED = (
    r"(?:\s{1,40}(?:per|a)\s{1,40}(?:[a-z]{1,20}\s{1,40}){0,2}share)?,?\s{0,40}(?:\bor\b|\()[^a-z.;]{0,40}"
)
"""What ties a figure to the one before it and its time: "$5.2 million, or $0.09 per share"."""

LISTED = r"(?:,|,?\s{1,40}and)\s{1,40}(?:the\s{1,40})?"
CHAIN = r",?\s{0,40}(?:to|or|and|\()\s{0,40}"
SAME = r"\b(?:same|comparable|corresponding|comparative)\b[^.;]{0,40}$"
THIS_QUARTER = (
    r"\b(?:in|for|during|of)\sthe\squarter\b|\bthis\squarter\b"
    r"|\bquarterly\b(?!\s(?:cash\s)?(?:dividend|distribution))"
)
LASTING = r"\b(?:since|until|through|founded|established|formed|inception|act)\b[^,.;]{0,24}$"
"""Words before a date that make it the beginning or the end of something, not the time of a figure."""

AS_OF = r"\b(?:as\sof|at|ended|ending|on)\s{1,40}$"
COMPARED_WIDTH = 90
"""Code points before a figure or a date in which a word says that it is compared with."""

REACH = 90
"""Code points behind a figure in which a date can be its own."""


class Sentence(NamedTuple):
    """A sentence with its claims; `dates` are those that can be a figure's period."""

    start: int
    end: int
    claims: list[Claim]
    dates: list[Claim]


Topics = tuple[str | None, str | None, str | None]


class Gap(NamedTuple):
    """What stands around a figure: where the last one ended, where the next begins, the next date.

    `tied` holds the period of the last figure if this one is only another form of it.
    """

    last_end: int
    next_figure: int
    dates: list[Claim]
    tied: list[str | None]


def placed(text: str, low: str, paragraphs: tuple[Paragraph, ...], claims: list[Claim]) -> Iterator[Claim]:
    """The claims in order, figures with their metric and period where the text tells them."""
    at, known, heading = 0, None, None
    parts = (claim.period for claim in claims if claim.reading.startswith("part of") and claim.period)
    reporting = next((part for part in parts if part[0] in "12F"), None)
    for paragraph in paragraphs or (Paragraph(0, "body", 0, len(text), 1),):
        first = at
        while at < len(claims) and claims[at].start < paragraph.end:
            at += 1
        inside = claims[first:at]
        if not inside or paragraph.kind in SILENT:
            yield from inside
            continue
        known = heading
        for sentence in sentences(text, low, paragraph, inside):
            known = subject(low[sentence.start : sentence.end], topic(low, sentence), known, reporting)
            yield from respective(low, sentence, list(in_context(low, sentence, known)))
        closing = low[paragraph.end - 1]
        if closing == ":" or (paragraph.end - paragraph.start <= HEADING and closing not in ".!?"):
            heading = known
        elif paragraph.kind != "list-item":
            heading = None
    yield from claims[at:]


def subject(said: str, own: str | None, known: str | None, reporting: str | None) -> str | None:
    """The period a sentence speaks of: its own, else the one before it, else the quarter reported on."""
    if own:
        return own
    if "year" in said and compiled(WHOLE_YEAR).search(said):
        return None
    if known is None and "quarter" in said and compiled(THIS_QUARTER).search(said):
        return reporting
    return known


def sentences(text: str, low: str, paragraph: Paragraph, inside: list[Claim]) -> Iterator[Sentence]:
    """The sentences of a paragraph that hold claims, each with them."""
    start, at = paragraph.start, 0
    stops = [
        found.end()
        for found in compiled(STOP).finditer(text, paragraph.start, paragraph.end)
        if not compiled(ABBREVIATED).search(low, max(paragraph.start, found.start() - 8), found.start())
    ]
    for end in (*stops, paragraph.end):
        first = at
        while at < len(inside) and inside[at].start < end:
            at += 1
        held = inside[first:at]
        if held:
            end = max(end, held[-1].end)
            yield Sentence(start, end, held, [claim for claim in held if tells_period(low, claim)])
        start = end


def in_context(low: str, sentence: Sentence, main: str | None) -> Iterator[Claim]:
    """The claims of a sentence, its figures with their metric and their period."""
    last, main_date, behind, named = sentence.start, main, 0, None
    free, earlier = sentence.start, None
    made: list[Claim] = []
    figures = [claim for claim in sentence.claims if claim.kind in FIGURES]
    following = iter([*(figure.start for figure in figures[1:]), sentence.end])
    for claim in sentence.claims:
        if claim.kind not in FIGURES:
            if tells_period(low, claim):
                named = claim.period
                if compiled(LAST_YEARS).search(low, max(sentence.start, claim.start - 30), claim.start):
                    named = moved(named, -12)
                main_date = main_date if compares(low, sentence, claim.start) else named
            yield claim
            continue
        while behind < len(sentence.dates) and sentence.dates[behind].start < claim.end:
            behind += 1
        tied = made and compiled(PAIRED).fullmatch(low, last, claim.start)
        times = [made[-1].period] if tied else []
        gap = Gap(last, next(following), sentence.dates[behind : behind + 1], times)
        measured, used = metric(
            claim,
            low[max(free, claim.start - BEFORE) : claim.start],
            low[claim.end : min(sentence.end, claim.end + BEHIND)],
        )
        alike = free > sentence.start and (made[-1].kind, made[-1].unit) == (claim.kind, claim.unit)
        if not measured and alike and compiled(COMPARING).search(unhedged(low, last, claim)):
            measured = earlier
        claim = replace(claim, metric=measured, period=period(low, claim, gap, (main, main_date, named)))
        made.append(claim)
        yield claim
        if used and claim.kind != "percent":
            free, earlier = claim.end + used, measured
        last, named = claim.end, None


def respective(low: str, sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims, figures told in the order of their dates: "$6 and $2 in 2024 and 2023, respectively"."""
    at = low.find("respectively", sentence.start, sentence.end)
    if at < 0:
        return claims
    told = runs(low, [claim for claim in claims if claim.kind in FIGURES and claim.end <= at])[-1:]
    dates = runs(low, [claim for claim in claims if claim.kind in ("date", "date-range")])
    times = [run for run in dates if told and len(run) == len(told[0]) > 1]
    if len(times) != 1:
        return claims
    own = {figure.start: date.period for figure, date in zip(told[0], times[0], strict=True)}
    return [replace(claim, period=own[claim.start]) if claim.start in own else claim for claim in claims]


def runs(low: str, claims: list[Claim]) -> list[list[Claim]]:
    """The claims in rows that only commas and "and" join."""
    found: list[list[Claim]] = []
    for claim in claims:
        if found and compiled(LISTED).fullmatch(low, found[-1][-1].end, claim.start):
            found[-1].append(claim)
        else:
            found.append([claim])
    return found


def topic(low: str, sentence: Sentence) -> str | None:
    """The period that a sentence is about: the first it names that it does not compare with."""
    for date in sentence.dates:
        event = low[max(0, date.start - 4) : date.start].split()[-1:] == ["on"]  # "the works sold on May 2"
        if lasting(date) and not event and not compares(low, sentence, date.start):
            return date.period
    return None


def compares(low: str, sentence: Sentence, at: int) -> bool:
    """Whether what stands at a place is what the sentence compares with."""
    return compiled(COMPARED).search(low, max(sentence.start, at - COMPARED_WIDTH), at) is not None


def lasting(date: Claim) -> bool:
    """Whether a date is a day or at least a quarter: a month that a sentence names is seldom its topic."""
    first, _, last = (date.period or "").partition("/")
    if not first[:1].isdigit():
        return first.startswith("FY")
    return not last or (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) >= 2


def tells_period(low: str, date: Claim) -> bool:
    """Whether a date can be the period of a figure: a stretch of time, or a day after "as of"."""
    if not date.period or date.period[0] not in "12F":
        return False
    before = low[max(0, date.start - REACH) : date.start]
    if date.kind == "date-range":
        return compiled(LASTING).search(before) is None
    return date.kind == "date" and compiled(AS_OF).search(before) is not None


def period(low: str, claim: Claim, gap: Gap, topics: Topics) -> str | None:
    """The period of a figure: the date behind it, else the one it is compared by, else the sentence's.

    `topics` are the period of the sentence, the last one of its own, the one named since the last figure.
    """
    main, own, named = topics
    for date in gap.dates:
        between = low[claim.end : min(date.start, claim.end + REACH)]
        near = gap.next_figure > date.start or compiled(CHAIN).match(between)
        its = " and " not in between  # "27% and, in July, another 15%"
        if date.start <= claim.end + REACH and near and its and not compiled(COMPARING).search(between):
            return moved_to(main, date.value[:4]) if compiled(SAME).search(between) and main else date.period
    behind = low[claim.end : min(gap.next_figure, claim.end + REACH)]
    if gap.tied:
        return gap.tied[0]
    before = unhedged(low, max(gap.last_end, claim.start - COMPARED_WIDTH), claim)
    ago = compiled(YEAR_AGO).search(behind) if "year" in behind or "same" in behind else None
    if ago and not compiled(COMPARING).search(behind[: ago.start()]):
        return moved(main, -12)
    if "year" in before and compiled(LAST_YEARS).search(before):
        return moved(main, -12)
    if compiled(COMPARED).search(before):
        return moved(main, -3) if compiled(QUARTER_AGO).search(behind) else named
    return own


def unhedged(low: str, start: int, claim: Claim) -> str:
    """The text before a figure without its hedge: "more than $5 million" compares with nothing."""
    before = low[start : claim.start]
    return before if claim.bound in ("exact", "range") else before.rstrip().rpartition(" ")[0]


def moved(period: str | None, months: int) -> str | None:
    """A period some months on; None where it has no place in the calendar."""
    if not period or not period[:1].isdigit():
        return None
    first, _, last = period.partition("/")
    return periods.written(periods.moved(periods.read(first), periods.read(last or first), months))


def moved_to(period: str, year: str) -> str | None:
    """The same part of another year."""
    last = period.rpartition("/")[2]
    if not period[:1].isdigit() or not year.isdigit():
        return None
    return moved(period, 12 * (int(year) - int(last[:4])))
