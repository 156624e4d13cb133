"""Who issued which release: names folded for comparison, and releases grouped by issuer.

Invariant: the groups do not depend on the order in which the releases are met.
"""

import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from relaudit.model import Document

_LEGAL_FORMS = """
inc incorporated corp corporation ltd limited llc llp lp plc co company sa nv ag se gmbh ab asa oyj spa
srl bv kk pty pte sas sarl as aps kgaa pjsc jsc bhd tbk
"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS.split())
"""Last words of a company's name that two mentions of it may differ in."""

_SHARED_DOMAINS = """
gmail.com yahoo.com hotmail.com outlook.com aol.com sec.gov x.com
"""
SHARED_DOMAINS = frozenset(_SHARED_DOMAINS.split())
"""Domains that many issuers write their addresses under; they say nothing of who it is."""

TICKER = re.compile(r"\(\s*[A-Z][\w. /-]{2,24}?\s*:\s*([A-Z]{2,5})\b")
ADDRESS = re.compile(r"(?:@|\bwww\.|://(?:www\.)?)([\w-]{2,60}(?:\.[\w-]{2,20}){1,3})")
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


class Group(NamedTuple):
    """The releases of one issuer, its usual name and its other names."""

    issuer: str
    aliases: tuple[str, ...]
    cards: tuple[Card, ...]


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
    """What tells an issuer beyond its name: the first ticker, the domains of its contact section."""
    ticker = TICKER.search(document.text[:4000])
    found = {f"ticker {ticker[1]}"} if ticker else set()
    for paragraph in document.paragraphs:
        if paragraph.kind == "contact":
            for match in ADDRESS.finditer(document.text_of(paragraph)):
                domain = match[1].lower().removeprefix("ir.").removeprefix("investors.")
                found |= {f"domain {domain}"} - {f"domain {shared}" for shared in SHARED_DOMAINS}
    return tuple(sorted(found))


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


def groups(cards: Iterable[Card], aliases: Sequence[str] = ()) -> list[Group]:
    """Group releases by issuer, by name; `aliases` are further names of one and the same issuer.

    Two names are one issuer's where they fold alike, or where one begins with the words of the other
    ("Acme", "Acme Labs") and both carry a mark in common.
    """
    by_key: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_key[card.key].append(card)
    leader = {name: name for name in by_key}
    known = {name: {mark for card in by_key[name] for mark in card.marks} for name in by_key}
    own = {key(alias) for alias in aliases}
    for shorter, longer in _beginnings(by_key):
        if known[shorter] & known[longer]:
            leader[longer] = shorter
    for name in sorted(by_key):
        if name in own:
            leader[_root(leader, name)] = _root(leader, min(own & set(by_key)))
    joined: dict[str, list[Card]] = defaultdict(list)
    for name in sorted(by_key):
        joined[_root(leader, name)].extend(by_key[name])
    return sorted(_group(members) for members in joined.values())


def _beginnings(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Pairs of names where the words of one begin the other, longest first, in order."""
    known = set(names)
    for name in sorted(known):
        words = name.split()
        for size in range(len(words) - 1, 0, -1):
            if (shorter := " ".join(words[:size])) in known:
                yield shorter, name
                break


def _root(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name


def _group(cards: list[Card]) -> Group:
    names = Counter(card.issuer for card in cards if card.issuer)
    ranked = sorted(names, key=lambda name: (-names[name], name))
    ordered = sorted(cards, key=lambda card: (card.date or "", card.path))
    return Group(ranked[0] if ranked else "", tuple(ranked[1:]), tuple(ordered))
