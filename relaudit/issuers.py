"""Who issued a release: names folded for comparison, and what tells an issuer beyond its name."""

import os
import re
import unicodedata
from datetime import date
from typing import NamedTuple

from relaudit.model import Document

_LEGAL_FORMS = """
inc incorporated corp corporation ltd limited llc llp lp plc co company sa nv ag se gmbh ab asa oyj spa
srl bv kk pty pte sas sarl as aps kgaa pjsc jsc bhd tbk
"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS.split())
"""Last words of a company's name that two mentions of it may differ in."""

_SHARED_SITES = """
gmail yahoo hotmail outlook aol sec x twitter facebook instagram linkedin youtube discord t medium tiktok
whatsapp telegram reddit bit newsdirect prnewswire businesswire globenewswire newswire accesswire
"""
SHARED_SITES = frozenset(_SHARED_SITES.split())
"""Sites under which many issuers have their addresses; they say nothing of who it is."""

TICKER = re.compile(r"\(\s*[A-Z][\w. /-]{2,24}?\s*:\s*([A-Z]{2,5})\b")
HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?(?:[^@/]*@)?([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


class Card(NamedTuple):
    """What the choice among many releases needs to know of one; `marks` are its tickers and domains."""

    path: str
    issuer: str | None
    key: str
    date: str | None
    inferred: bool
    genre: str
    marks: tuple[str, ...] = ()


def key(name: str) -> str:
    """Fold a company's name for comparison: legal form, case, accents, punctuation and articles.

    >>> key("The Acme Fibre Co., Inc. (Nasdaq: ACME)") == key("ACME FIBRE CO")
    True
    """
    plain = (
        unicodedata.normalize("NFKD", re.sub(r"\([^()]{0,80}\)", " ", name)).casefold().replace("&", " and ")
    )
    words = re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f'’.]", "", plain))
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def marks(document: Document) -> tuple[str, ...]:
    """What tells an issuer beyond its name: the first ticker, the sites of its About and contact sections."""
    ticker = TICKER.search(document.text[:4000])
    found = {f"ticker {ticker[1]}"} if ticker else set()
    spans = [part.span for part in document.paragraphs if part.kind in ("contact", "about")]
    for claim in document.claims:
        if claim.kind in ("email", "url") and any(span.overlaps(claim.span) for span in spans):
            host = HOST.match(claim.value)
            if host and (name := site(host[1])).partition(".")[0] not in SHARED_SITES:
                found.add(f"site {name}")
    return tuple(sorted(found))


def site(host: str) -> str:
    """What a host is registered as.

    >>> site("ir.acme-labs.co.uk"), site("acme.com")
    ('acme-labs.co.uk', 'acme.com')
    """
    labels = host.lower().split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= 3 else -2 :])


def dated(card: Card) -> Card:
    """A card with the date in its file's name, where the text shows none or leaves the year to be guessed.

    "2009-01-28.txt", "ab20090128.htm".
    """
    named = DATE_IN_NAME.search(os.path.basename(card.path)) if card.inferred or not card.date else None
    try:
        day = named and date(int(named[1]), int(named[2]), int(named[3])).isoformat()
    except ValueError:
        day = None
    return card._replace(date=day) if day else card
