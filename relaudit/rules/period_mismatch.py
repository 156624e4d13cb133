"""The rule period-mismatch."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule

DATES = ("date", "date-range")
ISO_DAY = 10
"""Characters of a whole ISO 8601 date."""
FISCAL = 100
"""Days by which the quarter of a fiscal year may end before that of the calendar."""
LATE = 330
"""Days after a period from which its results are last year's: late filers need nine months."""
LONG_AGO = 800
"""Days after which a period is named for its history."""
SETTLED = 2
"""So many mentions of the neighbouring day make it the end of the period."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}


@release_rule("error")
def period_mismatch(release: Release) -> Iterator[Hit]:
    """The release is of one period, and a place in it is of another.

    Why: a heading taken over from the quarter before mislabels every figure below it.

    Fires: headline "Second Quarter 2021 Results", text "three months ended March 31, 2021" in a
    calendar year; headline "Second Quarter", lead "results for the third quarter"; headline "Second
    Quarter 2020", text "second quarter of 2021"; a quarter "ended November 21, 2022" whose tables all end
    on November 20.

    Silent: the text names the headline quarter as well; a fiscal year that does not end in
    December, for the months of the quarter.

    Limits: only headlines that name a single quarter, or a year that a later one in the text, over as
    well, has overtaken; half-years are not compared.
    """
    document = release.document
    yield from _off_by_a_day(document)
    quarters = _quarters(document, ("headline",))
    named = {_ordinal(document.text_of(claim)) for claim in quarters} - {0}
    if stale := next(_overtaken(document), None):
        yield _hit(document, *stale)
        return
    yield from _long_over(document)
    if len(named) != 1:
        return
    quarter = named.pop()
    lead = _quarters(document, ("dateline",))
    if lead and quarter not in {_ordinal(document.text_of(claim)) for claim in lead}:
        yield _hit(document, quarters[0], lead[0])
        return
    said = _quarters(document, ("dateline", "body", "subhead", "quote", "list-item"))
    ordinals = [(claim, _ordinal(document.text_of(claim))) for claim in said]
    others = [claim for claim, ordinal in ordinals if ordinal not in (0, quarter)]
    if others and all(ordinal not in (quarter, 0) for _, ordinal in ordinals):
        yield _hit(document, quarters[0], others[0])
        return
    if (
        others
        or any(ordinal == quarter for _, ordinal in ordinals)
        or "ended december 31" not in document.text.lower()
    ):
        return
    ends = [claim for claim in document.claims if _three_months(claim)]
    if ends and all(int(claim.value[-5:-3]) != 3 * quarter for claim in ends):
        yield _hit(document, quarters[0], ends[0])


def _overtaken(document: Document) -> Iterator[tuple[Claim, Claim]]:
    """A headline's quarter or year, and the same of a later year that is over too: the release is of that."""
    periods = [(claim, *_period(claim)) for claim in document.claims if claim.kind == "date-range"]
    for headline in _headlined(document):
        part, year = _period(headline)
        for claim, same, later in periods:
            if same == part and later == year + 1 and _age(document, claim) > -FISCAL:
                yield headline, claim


def _long_over(document: Document) -> Iterator[Hit]:
    """A headline's quarter or year whose results would be a year late."""
    for claim in _headlined(document):
        age = _age(document, claim)
        if LATE < age < LONG_AGO:
            words = " ".join(claim.text.split())
            message = f"The headline is of {words}, which was over {age} days before {document.date}."
            yield Hit(message, (Place("new", claim.span, "headline"),), "warning")


def _headlined(document: Document) -> Iterator[Claim]:
    """The quarters and years that headlines name with their year."""
    spans = [part.span for part in document.paragraphs if part.kind == "headline"]
    for claim in document.claims:
        if (
            claim.kind == "date-range"
            and any(claim.span.overlaps(span) for span in spans)
            and _period(claim)[1]
        ):
            yield claim


def _period(claim: Claim) -> tuple[int, int]:
    """The quarter (0 for a whole year) and the printed year of a claim; year 0 where it is neither."""
    words = claim.text.lower().replace("-", " ").split()
    year = next((int(word[:4]) for word in words if word[:4].isdigit() and len(word.strip(".,")) == 4), 0)
    quarter = _ordinal(claim.text)
    return (quarter, year) if quarter or "year" in words else (0, 0)


def _age(document: Document, claim: Claim) -> int:
    """Days from the end of a period to the release; very negative where either has no date."""
    end = claim.value.rpartition("/")[2]
    if not document.date or len(end) != ISO_DAY:
        return -LONG_AGO
    return (date.fromisoformat(document.date) - date.fromisoformat(end)).days


def _off_by_a_day(document: Document) -> Iterator[Hit]:
    """A period that ends once on one day and everywhere else on the day before or after it."""
    days = [(claim, claim.value.rpartition("/")[2]) for claim in document.claims if claim.kind in DATES]
    often = Counter(day for _, day in days)
    for claim, last in days:
        before = document.text[max(0, claim.start - 12) : claim.start] + claim.text
        if len(last) != ISO_DAY or often[last] > 1 or "end" not in before.lower():
            continue
        day = date.fromisoformat(last)
        for other in (day - timedelta(days=1), day + timedelta(days=1)):
            if often[other.isoformat()] >= SETTLED:
                first = next(one for one, value in days if value == other.isoformat())
                yield _hit(document, first, claim)


def _quarters(document: Document, kinds: tuple[str, ...]) -> list[Claim]:
    spans = [part.span for part in document.paragraphs if part.kind in kinds]
    return [
        claim
        for claim in document.claims
        if claim.kind == "date-range" and _ordinal(claim.text) and any(claim.span.overlaps(s) for s in spans)
    ]


def _ordinal(text: str) -> int:
    """The quarter that words name, 0 for none: "second quarter of 2021", "Q2 2021"."""
    words = text.lower().replace("-", " ").split()
    if "quarter" not in words and not any(word[:1] == "q" for word in words):
        return 0
    return next((ORDINALS[word] for word in words if word in ORDINALS), 0)


def _three_months(claim: Claim) -> bool:
    low = claim.text.lower()
    return (
        claim.kind == "date-range"
        and ("three months" in low or "quarter ended" in low)
        and claim.value[-3:-2] == "-"
    )


def _hit(document: Document, headline: Claim, text: Claim) -> Hit:
    one, two = (" ".join(claim.text.split()) for claim in (headline, text))
    places = (Place("new", text.span, "here"), Place("new", headline.span, "elsewhere"))
    return Hit(f"The release is of {one}, and here of {two}.", places)
