"""One person with two titles."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from relaudit.model import Severity, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._names import TITLE_WORDS, TITLES, Name, names
from relaudit.rules._say import quoted
from relaudit.rules._terms import Columns, columns

SHORT = {
    "ceo": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
    "cmo": "chief marketing officer",
    "cio": "chief information officer",
    "cro": "chief revenue officer",
    "cso": "chief strategy officer",
    "evp": "executive vice president",
    "svp": "senior vice president",
    "vp": "vice president",
    "chair": "chairman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "co-founder": "cofounder",
}
"""Parts of a title, and the words they stand for."""

LAST = {title.lower() for title in TITLES} | set(SHORT.values())
JOINS = frozenset("join joins joined appoints appointed names named hires hired welcomes promoted".split())
PAST = frozenset("former formerly ex previously late then".split())
COMMON = frozenset("chief officer vice senior executive global deputy managing general".split())
"""Words that two roles may share and be two roles: "Chief Executive Officer", "Chief Operating Officer"."""

CHIEF = r"chief \w+ officer"
"""A title that nobody holds beside another of its kind without the text saying both at once."""

REACH = 12
"""Words after a name in which "as Chief Analyst" may follow."""

Roles = frozenset[str]


class Held(NamedTuple):
    """The roles that a person has at one place, and where they stand."""

    name: Name
    roles: Roles
    span: Span


@release_rule("warning")
def person_title_conflict(release: Release) -> Iterator[Hit]:
    """One person has two titles that do not agree.

    Why: a title is the person's own business and the first thing that person reads.
    Fires: "Ada Byrne, Chairman and CEO", later "Ada Byrne, President and CEO"; "Chief Market Analyst" in
    the headline, "Chief Market Strategist" below.
    Silent: "CEO Ada Byrne" beside "Ada Byrne, President and CEO"; "VP" and "Vice President".
    Limits: titles that share nothing ("CEO", "President") may both be held, but not "CEO" here and "COO"
    there; those of the prior release are a note; what follows "of" is not compared; "former" and
    "appointed" end the comparison.
    """
    text = release.document.text
    here = list(_held(text))
    told: set[frozenset[Roles]] = set()
    for one, two in combinations(here, 2):
        severity = _relation(one, two)
        if severity and frozenset((one.roles, two.roles)) not in told:
            told.add(frozenset((one.roles, two.roles)))
            said = f"{quoted(text[slice(*one.span)])} and {quoted(text[slice(*two.span)])}"
            message = f"Inconsistent title of {' '.join(one.name.parts)}: {said}."
            yield Hit(
                message, (Place("new", two.span), Place("new", one.span)), severity, _evidence(one, two)
            )
    before = list(_held(release.prior.text)) if release.prior and here else []
    for one in {held.name.parts: held for held in here}.values():
        earlier = [two for two in before if two.name.parts == one.name.parts]
        if release.prior and earlier and all(_relation(one, two) for two in earlier):
            new, old = quoted(text[slice(*one.span)]), quoted(release.prior.text_of(earlier[0].span))
            message = f"The title of {' '.join(one.name.parts)} is {new}, in the prior release {old}."
            places = (Place("new", one.span), Place("old", earlier[0].span, "prior release"))
            yield Hit(message, places, "note", _evidence(one, earlier[0]))


def _relation(one: Held, two: Held) -> Severity | None:
    """How bad it is that one person has these two titles; None where both can be."""
    if one.name.surname != two.name.surname or one.name.parts[0] != two.name.parts[0]:
        return None
    left = [role for role in one.roles if not any(_same(role, other) for other in two.roles)]
    right = [role for role in two.roles if not any(_same(role, other) for other in one.roles)]
    if not left or not right:
        return None
    if all(re.fullmatch(CHIEF, "; ".join(held.roles)) for held in (one, two)):
        return "warning"
    shared = set(left[0].split()) & set(right[0].split()) - COMMON
    return "warning" if len(left) < len(one.roles) or shared else None


def _same(one: str, two: str) -> bool:
    """Whether one role is the other, or the other for short: "Vice President", "Senior Vice President"."""
    return set(one.split()) <= set(two.split()) or set(two.split()) <= set(one.split())


def _evidence(one: Held, two: Held) -> tuple[str, ...]:
    return (one.name.surname, *sorted(", ".join(sorted(held.roles)) for held in (one, two)))


def _held(text: str) -> Iterator[Held]:
    """Every title that stands before a name, after it, or after "joins … as"."""
    found = names(text)
    every = columns(text)
    for name in found.mentions:
        first = bisect_left(every.starts, name.start)
        if first == len(every.starts) or every.starts[first] != name.start:  # a word is glued to the name
            continue
        end = first + len(name.parts)
        spans = [_before(text, every, first)]
        if end < len(every.texts) and text[name.end : every.starts[end]].strip() == ",":
            spans.append(_title(text, every, end))
        spans.append(_taken(text, every, end))
        if any(every.texts[at].lower() in PAST for at in range(max(0, first - 4), first)):
            continue
        for span in spans:
            if span and (roles := _roles(text[slice(*span)])):
                yield Held(name, roles, span)


def _before(text: str, every: Columns, first: int) -> Span | None:
    start = first
    while start > 0 and every.texts[start - 1] in TITLE_WORDS and _gap(text, every, start) in ("", "&"):
        start -= 1
    return Span(every.starts[start], every.end(first - 1)) if start < first else None


def _taken(text: str, every: Columns, end: int) -> Span | None:
    """The title that a person joins with: "Ada Byrne has joined the company as Chief Analyst"."""
    joins = False
    for at in range(end, min(end + REACH, len(every.texts) - 1)):
        if every.opens[at]:
            return None
        joins = joins or every.texts[at].lower() in JOINS
        if joins and every.texts[at] == "as":
            return _title(text, every, at + 1)
    return None


def _title(text: str, every: Columns, start: int) -> Span | None:
    """The capitalised words from `start` that end in the last word of a title."""
    at, last = start, None
    while at < len(every.texts):
        word, gap = every.texts[at], _gap(text, every, at)
        if at > start and gap not in ("", "&", "/") and not (gap == "," and word in TITLE_WORDS):
            break
        if not word[0].isupper() and word != "and":
            break
        last = at if word in TITLES else last
        at += 1
    return Span(every.starts[start], every.end(last)) if last is not None else None


def _gap(text: str, every: Columns, at: int) -> str:
    gap = text[every.end(at - 1) : every.starts[at]]
    return gap.strip() if gap.count("\n") < 2 else "¶"


def _roles(title: str) -> Roles:
    """The single roles of a title, abbreviations written out."""
    roles = []
    for role in re.split(r" and |[,&/]", title.replace("\n", " ")):
        parts = [SHORT.get(part.lower(), part.lower()) for part in role.split()]
        if parts and parts[-1] in LAST:
            roles.append(" ".join(parts))
    return frozenset(roles)
