"""Sentences of a release with their figures and the words between them; relations look at nothing wider.

A sentence ends at a full stop before a capital, not after an abbreviation and never inside a claim.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from relaudit.model import Bound, Claim, Document, Kind, Paragraph, Span
from relaudit.reconcile.intervals import Interval, coarse_step, printed

NUMERIC = frozenset({"money", "percent", "quantity", "count"})
SILENT_KINDS: frozenset[Kind] = frozenset({"furniture", "table", "contact", "legal"})
"""Paragraphs that state no relation of the release's own figures in sentences."""

HEDGES = (("more", "than"), ("less", "than"), ("up", "to"), ("at", "least"), ("at", "most"), ("over",),
          ("nearly",), ("almost",), ("approximately",), ("about",))  # fmt: skip
LINKS = (("to",), ("and",), (",",), (",", "and"), ("or",))
SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3))

CENT = Decimal("0.01")
LARGEST_PER_SHARE = 100
"""Amounts in cents that are no larger than this stand for one share where one beside them does."""

STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9$€£])")
ABBREVIATED = frozenset(
    """
    inc corp co ltd no nos vs approx mr mrs ms dr st jan feb mar apr jun jul aug sep sept oct nov dec cf est
    mass calif
    """.split()
)
WORD = re.compile(r"[A-Za-z]+(?:['’.&-][A-Za-z]+)*|[,;:()]|[–—]|--|\d+|%|\+$")


class Figure(NamedTuple):
    """A numeric claim inside a sentence: value and step in base units, and the words before and after it.

    `before` and `after` are lower-case words and marks up to the neighbouring figures; `unit` keeps
    apart what cannot be compared (dollars, dollars per share, percent, kilometres).
    """

    claim: Claim
    value: Decimal
    step: Decimal
    unit: str
    bound: Bound
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.claim.span

    @property
    def interval(self) -> Interval:
        """What it stands for as an input, as printed."""
        bound: Bound = "exact" if self.bound == "about" else self.bound
        return printed(self.value, self.step, bound)

    @property
    def widest(self) -> Interval:
        """What it may stand for at most: trailing zeros and "approximately" taken as rounding."""
        return printed(self.value, coarse_step(self.value, self.step), self.bound)

    @property
    def stated(self) -> Interval:
        """What it stands for as a result that the text states."""
        return printed(self.value, self.step, self.bound)


class Sentence(NamedTuple):
    """A sentence's place, its words in lower case, and its figures in order."""

    start: int
    end: int
    paragraph: int
    text: str
    figures: tuple[Figure, ...]


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence with at least one numeric claim, in the order of the text."""
    return _read(document.text, document.paragraphs, tuple(_in_prose(document)))


@lru_cache(maxsize=4)
def _read(text: str, paragraphs: tuple[Paragraph, ...], numeric: tuple[Claim, ...]) -> tuple[Sentence, ...]:
    """The sentences, found once for the relations and all rules that ask for them."""
    starts = [claim.start for claim in numeric]
    return tuple(
        sentence
        for paragraph in paragraphs
        if paragraph.kind not in SILENT_KINDS
        if (inside := numeric[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)])
        for sentence in _sentences(text, paragraph, inside)
    )


def _in_prose(document: Document) -> Iterator[Claim]:
    """The numeric claims outside the rows of tables, which a flattened table hides in paragraphs."""
    rows = [(row.start, row.end) for table in document.tables for row in table.rows]
    at = 0
    for claim in document.claims:
        while at < len(rows) and rows[at][1] <= claim.start:
            at += 1
        if claim.kind in NUMERIC and not (at < len(rows) and rows[at][0] <= claim.start):
            yield claim


def split(text: str, start: int, end: int, claims: Sequence[Claim]) -> Iterator[Span]:
    """The sentences of a stretch of text, without gaps; no stop inside one of its claims counts."""
    at, ahead = start, 0
    for stop in STOP.finditer(text, start, end):
        full = stop.start() + 1
        while ahead < len(claims) and claims[ahead].end <= full:
            ahead += 1
        inside = ahead < len(claims) and claims[ahead].start < full
        if not inside and not _abbreviated(text[max(start, full - 12) : full]):
            yield Span(at, stop.end())
            at = stop.end()
    yield Span(at, end)


def _abbreviated(before: str) -> bool:
    """Whether the full stop at the end belongs to its word: "Inc.", "U.S.", an initial."""
    word = before.split()[-1].lstrip('("“') if before.split() else ""
    return len(word) == 2 or word[-3:-2] == "." or word.rstrip(".").lower() in ABBREVIATED


def words(text: str) -> tuple[str, ...]:
    """The words, numbers and clause marks of a stretch of text, in lower case."""
    return tuple(word.lower().replace("’", "'") for word in WORD.findall(text))


def _sentences(text: str, paragraph: Paragraph, inside: Sequence[Claim]) -> Iterator[Sentence]:
    first = 0
    for span in split(text, paragraph.start, paragraph.end, inside):
        last = first
        while last < len(inside) and inside[last].start < span.end:
            last += 1
        own = [part for claim in inside[first:last] for part in _parted(text, claim)]
        first = last
        if own:
            figures = tuple(_per_share(_thousands(list(_figures(text, span, own)))))
            yield Sentence(span.start, span.end, paragraph.index, text[span.start : span.end], figures)


def _parted(text: str, claim: Claim) -> tuple[Claim, ...]:
    """The two ends of "doubled from $4.1 million to $9.0 million", which a range of values looks like."""
    low, to, high = claim.text.partition(" to ")
    if not claim.high or not to or text[max(0, claim.start - 6) : claim.start].split()[-1:] != ["from"]:
        return (claim,)
    return (
        replace(claim, end=claim.start + len(low), text=low, high=None, bound="exact"),
        replace(claim, start=claim.end - len(high), text=high, value=claim.high, high=None, bound="exact"),
    )


def _figures(text: str, span: Span, claims: list[Claim]) -> Iterator[Figure]:
    edges = [span.start, *(edge for claim in claims for edge in claim.span), span.end]
    gaps = [words(text[start:end]) for start, end in pairwise(edges)][::2]
    scales = _scales(claims, gaps)
    for at, claim in enumerate(claims):
        before, after = gaps[at], gaps[at + 1]
        if claim.bound != "exact" and before[-2:] in HEDGES:
            before = before[:-2]
        elif claim.bound != "exact" and before[-1:] in HEDGES and len(before) > 1:
            before = before[:-1]
        value, step = Decimal(claim.value) * scales[at], Decimal(claim.step or 0) * scales[at]
        compared = at and claims[at - 1].kind == "percent" and "than" in before[:2]
        bound: Bound = "exact" if compared else claim.bound  # "25% higher than the $4.0 million of 2019"
        yield Figure(claim, value, step, _unit(claim, after), bound, before, after)


def _per_share(figures: list[Figure]) -> Iterator[Figure]:
    """The figures, with amounts in cents told per share if one is: "$0.50, up from $0.40 per share"."""
    cents = [figure.claim.kind == "money" and figure.step == CENT for figure in figures]
    per = any(figure.unit.endswith(" per") for figure, small in zip(figures, cents, strict=True) if small)
    for figure, small in zip(figures, cents, strict=True):
        whole = per and small and not figure.unit.endswith(" per") and abs(figure.value) < LARGEST_PER_SHARE
        yield figure._replace(unit=f"{figure.unit} per") if whole else figure


def _thousands(figures: list[Figure]) -> list[Figure]:
    """The figures, a full stop read as a comma where the one beside it shows that it is: "2.318 to 2,750"."""
    found = list(figures)
    for one, two in pairwise(range(len(figures))):
        for at, beside in ((one, figures[two]), (two, figures[one])):
            figure = figures[at]
            read = figure._replace(value=figure.value * 1000, step=figure.step * 1000)
            whole = beside.step >= 1 and beside.unit == figure.unit
            if whole and figure.step * 1000 == 1 and read.value < 2 * beside.value < 4 * read.value:
                found[at] = read
    return found


def _scales(claims: list[Claim], gaps: list[tuple[str, ...]]) -> list[int]:
    """What each figure takes over from the one it is listed with: "from $3.1 to $4.2 million"."""
    scales = [1] * len(claims)
    for at in range(len(claims) - 2, -1, -1):
        here, there = claims[at], claims[at + 1]
        alike = here.kind in ("money", "count") and (here.kind, here.unit) == (there.kind, there.unit)
        if alike and gaps[at + 1] in LINKS and abs(Decimal(here.value)) < 1000 and not scale_of(here):
            scales[at] = scale_of(there) or scales[at + 1]
    return scales


def scale_of(claim: Claim) -> int:
    """The scale word printed in a claim, as a number; 0 without one."""
    low = claim.text.lower()
    return next((size for word, size in SCALES if word in low), 0)


def _unit(claim: Claim, after: tuple[str, ...]) -> str:
    unit = f"{claim.kind} {claim.unit or ''}".rstrip()
    share = "per" in after[:3] or after[:2] in (("a", "share"), ("a", "unit"), ("a", "diluted"))
    return f"{unit} per" if claim.kind == "money" and share else unit
