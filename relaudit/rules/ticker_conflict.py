"""One share under two symbols or on two exchanges."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from relaudit.model import Document, Severity, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted, spots, variants
from relaudit.rules._terms import columns

SHORTEST = 3
"""Letters of a symbol of which two can be swapped by a slip."""

BARE = 4
"""Letters of a symbol that is told from other abbreviations where it stands without its market."""

GROUP = 60
"""Code points between the listings of one share: "(TSXV: TVO) (OTCQB: TVOF)"."""

BEFORE = 90
"""Code points before a symbol in prose in which its market is named."""


JUNIOR = (("NYSE", "NYSE American"), ("TSX", "TSX Venture"))
"""Two exchanges whose names are confused, the senior one first."""


class Listing(NamedTuple):
    """A symbol with the market before it, as letters only ("tsxv"), as its sign ("TSX-V:")."""

    symbol: str
    market: str
    sign: str
    printed: str
    span: Span


@release_rule("warning")
def ticker_conflict(release: Release) -> Iterator[Hit]:
    """The issuer's share has two symbols, or one symbol stands with two exchanges.

    Why: the symbol routes the release to the right pages; a swapped letter sends it to another company.
    Fires: "(OTCQB: TVOF)", then "quoted on the OTCQX under the symbol “TVOF”"; "TVOF" and "TOVF".
    Silent: "(LSE: TVO) (OTCQB: TVOF)"; "TVO" and "TVA"; "OTC: TVOF" beside "OTCQB: TVOF"; a partner's
    listing that is gone.
    Limits: the same market printed otherwise ("NASDAQ", "Nasdaq"), "NYSE" beside "NYSE American", and a
    symbol gone since the prior release are notes.
    """
    here = _listings(release.document)
    told: set[tuple[str, ...]] = set()
    for one, two in combinations(here, 2):
        relation = _relation(one, two)
        key = tuple(sorted((f"{one.market} {one.symbol}", f"{two.market} {two.symbol}")))
        if relation and key not in told:
            told.add(key)
            places = (Place("new", two.span), Place("new", one.span))
            message = f"Inconsistent listing: {quoted(one.printed)} and {quoted(two.printed)}."
            yield Hit(message, places, relation, key)
    yield from _swapped(release.document.text, here)
    yield from _junior(release.document.text)
    if release.prior and here:
        yield from _since(release, here, _listings(release.prior))


def _swapped(text: str, here: list[Listing]) -> Iterator[Hit]:
    """A symbol that stands without its market with two letters swapped: "TOVF" beside "(OTCQB: TVOF)"."""
    symbols = {listing.symbol for listing in here}
    every = columns(text) if symbols else None
    capitals = {word for word in every.known if len(word) >= BARE and word.isupper()} if every else set()
    for symbol, word in product(sorted(symbols), sorted(capitals - symbols)):
        if every and _is_swapped(symbol, word):
            groups = [every.spans(word), every.spans(symbol)]
            counts = zip((word, symbol), map(len, groups), strict=True)
            yield Hit(f"Inconsistent symbol: {variants(counts)}.", spots(groups), evidence=(symbol, word))


def _is_swapped(one: str, two: str) -> bool:
    return sorted(one) == sorted(two) and OSA.distance(one, two) == 1


def _junior(text: str) -> Iterator[Hit]:
    """A junior market that is also called by the name of its senior: "NYSE American", then "the NYSE"."""
    for senior, junior in JUNIOR:
        if junior in text:
            named = [Span(*match.span()) for match in re.finditer(rf"\b{junior}\b", text)]
            bare = [
                Span(*m.span()) for m in re.finditer(rf"\b{senior}\b(?! (?:[A-Z]|\()|\.V)(?![:\w-])", text)
            ]
            if bare and named:
                message = f"Inconsistent exchange: {variants([(senior, len(bare)), (junior, len(named))])}."
                yield Hit(message, spots((bare, named)), "note", (senior, junior))


def _since(release: Release, here: list[Listing], before: list[Listing]) -> Iterator[Hit]:
    """Listings that are not as they were in the prior release."""
    known = {listing.symbol for listing in here}
    for two in {listing.symbol: listing for listing in reversed(before)}.values():
        places: tuple[Place, ...] = (Place("old", two.span, "prior release"),)
        same = [one for one in here if one.symbol == two.symbol]
        if any(_relation(one, two) is None for one in same):
            continue
        if same:
            one = same[0]
            message = f"The listing {quoted(two.printed)} of the prior release is now {quoted(one.printed)}."
            yield Hit(
                message, (Place("new", one.span), *places), _relation(one, two), (two.printed, one.printed)
            )
        elif two.symbol not in release.document.text and any(
            other.symbol in known and abs(other.span.start - two.span.start) <= GROUP for other in before
        ):
            message = f"The listing {quoted(two.printed)} of the prior release is gone."
            yield Hit(message, places, "note", (two.printed,))


def _relation(one: Listing, two: Listing) -> Severity | None:
    """How bad it is that two listings stand together; None where both can be."""
    markets = sorted((one.market, two.market), key=len)
    if one.symbol == two.symbol:
        if markets[0] == markets[1]:
            return None if one.sign == two.sign or not (one.sign and two.sign) else "note"
        return None if markets[1].startswith(markets[0]) else "warning"
    if not _is_swapped(one.symbol, two.symbol) or len(one.symbol) < SHORTEST:
        return None
    return "warning" if markets[0][:3] in ("", markets[1][:3]) else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A symbol in prose ("under the symbol “TVO”"), and a market."""
    return (
        re.compile(r"\b(?:[Ss]ymbol|[Tt]icker)s?:? [“\"‘']?([A-Z]{2,6})\b(?!:)"),
        re.compile(
            r"\b(?:OTC ?(?:QB|QX|BB|Pink|Markets)?|N(?:asdaq|ASDAQ|YSE)(?: American| Arca)?"
            r"|TSX(?:-?V| Venture)?|[CL]SE|AIM|ASX)\b"
        ),
    )


def _listings(document: Document) -> list[Listing]:
    """Every symbol with its market; a market is empty where the text gives none."""
    found = []
    for claim in document.claims:
        if claim.kind == "ticker":
            sign = "".join(claim.text.replace(claim.value, "").split())
            found.append(Listing(claim.value, _market(sign), sign, claim.text, claim.span))
    text = document.text
    if "ymbol" in text or "icker" in text:
        symbols, markets = _patterns()
        for match in symbols.finditer(text):
            start = max(match.start() - BEFORE, text.rfind(")", 0, match.start()), 0)
            before = list(markets.finditer(text, start, match.start()))
            market, symbol = _market(before[-1][0] if before else ""), match[1]
            sign = next((known.sign for known in found if known.market == market), "")
            span = Span(before[-1].start() if before else match.start(), match.end())
            found.append(Listing(symbol, market, sign, text[slice(*span)], span))
    return found


def _market(sign: str) -> str:
    """The letters of a market: "TSX-V:" and "TSX Venture" are one, "OTC Markets" is any of them."""
    letters = "".join(filter(str.isalpha, sign)).lower()
    return letters.replace("venture", "v").replace("markets", "")
