"""Figures, dates and contacts as printed, with what they were read as; overlaps are resolved here."""

from collections.abc import Iterable, Iterator

from relaudit.claims import contacts, context, dates, figures, labels, scan
from relaudit.claims.lazy import compiled
from relaudit.model import Claim, Paragraph, Source, Span
from relaudit.words import has_digit, without_notes

SCALED = r"[a-z]{2}|\d[MBK]\b"
SEEN = r"[0-9](?:[0-9.,:/()–-]*[0-9])?"


def extract(source: Source, paragraphs: tuple[Paragraph, ...], date: str | None) -> tuple[Claim, ...]:
    """Read every claim of a text, in order and disjoint; `date` (ISO 8601) gives dates their year."""
    text = without_notes(source.text)
    low = lower(text)
    places = scan.hints(low)
    found = merged(list(contacts.emails(text)), contacts.links(text, low))
    found = merged(found, contacts.tickers(text, places.tickers))
    found = merged(found, contacts.phones(text, low, places.numbers))
    found = merged(found, dates.extract(text, low, places.dates, date))
    taken = sorted([*source.superscripts, *(claim.span for claim in found)])
    found = merged(found, figures.extract(text, low, places.numbers, taken))
    return tuple(context.placed(text, low, paragraphs, list(plainly_read(found, paragraphs))))


def plainly_read(found: list[Claim], paragraphs: tuple[Paragraph, ...]) -> Iterator[Claim]:
    """The claims without bare numbers in tables and contacts, whose scale or meaning stands elsewhere."""
    at = 0
    if len(paragraphs) == 1:  # a lone phrase is neither a contact block nor furniture, whatever it looks like
        yield from found
        return
    for claim in found:
        while at < len(paragraphs) and paragraphs[at].end <= claim.start:
            at += 1
        kind = paragraphs[at].kind if at < len(paragraphs) and paragraphs[at].start <= claim.start else "body"
        bare = claim.unit is None and claim.kind in ("count", "ordinal")
        if kind == "table" and (bare or claim.kind == "money") and not compiled(SCALED).search(claim.text):
            continue
        if not (bare and kind in ("contact", "furniture")):
            yield claim


def lower(text: str) -> str:
    """The text in lower case, code point for code point (one that would grow stays as it is)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def merged(first: list[Claim], more: Iterable[Claim]) -> list[Claim]:
    """Both in the order of the text, without those of `more` that overlap one of `first`."""
    kept, ahead = [], 0
    for claim in more:
        while ahead < len(first) and first[ahead].end <= claim.start:
            ahead += 1
        if ahead == len(first) or claim.end <= first[ahead].start:
            kept.append(claim)
    return sorted(first + kept, key=lambda claim: claim.start)


def numbers_seen(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Span, ...]:
    """Everything that looks like a figure, understood or not: no marks of lists, no names, no addresses."""
    if not has_digit(text):
        return ()
    low = lower(text)
    found, at = [], 0
    for place in compiled(SEEN).finditer(text):
        while at < len(paragraphs) and paragraphs[at].end <= place.start():
            at += 1
        span = Span(*place.span())
        aside = at < len(paragraphs) and paragraphs[at].kind in ("furniture", "contact")
        if not aside and not labels.tells_nothing(text, low, span):
            found.append(span)
    return tuple(found)
