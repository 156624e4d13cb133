"""Which release a draft is held against: the same issuer's latest earlier one, of the same kind if it can be.

A pure choice over cards, so that it does not matter how they were read. Issuer and date are those that
the releases themselves state; a file's name helps only where a release shows no date of its own.
"""

import os
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from relaudit import genre, grouping, issuers
from relaudit.issuers import Card
from relaudit.model import Document, Settings

SERIES = frozenset({"results", "statement", "dividend"})
"""Kinds of release that come back and repeat each other's wording; other news is held against the latest."""

SERIES_DAYS = 400
"""A release of the same series is preferred to a later one if it is this recent: annual results come
back within a year and a few weeks."""

DEPTH = 12
"""How many releases before the prior one the rules are shown: a year of monthly releases."""


class Choice(NamedTuple):
    """Releases to hold a draft against, best first, and in words what the first is, or why there is none."""

    priors: tuple[Card, ...]
    reason: str


def choose(draft: Document, cards: Sequence[Card], settings: Settings) -> Choice:
    """Choose among the releases of an archive; the draft itself may be one of them."""
    own = issuers.dated(_card(draft, settings))
    others = [issuers.dated(card) for card in cards if not _is_same_file(card.path, own.path)]
    known, why = _of_issuer(own, others, settings)
    earlier = sorted((card for card in known if _is_earlier(card, own)), key=_age, reverse=True)
    if not earlier:
        what = f"none of {why} is earlier" if known else why
        return Choice((), f"no prior release: {what} among {len(cards)} release{'s' * (len(cards) != 1)}")
    latest = earlier[0]
    akin = [card for card in earlier if own.genre == card.genre in SERIES and _near(card, latest)]
    best = akin[0] if akin else latest
    kind = f" of the same kind ({best.genre})" if akin else ""
    count = len(earlier)
    which = f"the latest{kind} of {count} earlier releases" if count > 1 else "the only earlier release"
    reason = f"{which} of {why}"
    if not own.date:
        reason += "; the draft shows no date, so all are taken for earlier"
    elif later := sum((card.date or "") > own.date for card in known):
        reason += f"; {later} {'is' if later == 1 else 'are'} dated after the draft of {own.date}"
    return Choice((best, *(card for card in earlier if card is not best)), reason)


def before(prior: Card, choice: Choice) -> list[Card]:
    """The issuer's releases before the prior one, the last few of them, oldest first."""
    older = [card for card in choice.priors if _age(card) < _age(prior)]
    return sorted(older, key=_age)[-DEPTH:]


def _card(draft: Document, settings: Settings) -> Card:
    issuer = draft.issuer or settings.issuer
    return Card(
        path=draft.name,
        issuer=issuer,
        key=issuers.key(issuer or ""),
        date=draft.date,
        inferred=draft.date_inferred,
        genre=genre.of(draft),
        marks=issuers.marks(draft),
    )


def _of_issuer(own: Card, cards: Sequence[Card], settings: Settings) -> tuple[Sequence[Card], str]:
    """The cards of the draft's issuer, and the issuer in words.

    Where one issuer alone is recognised in the archive, what is not recognised there counts as its own too.
    """
    aliases = [name for name in (own.issuer, settings.issuer, *settings.aliases) if name]
    groups = grouping.groups((own, *cards), aliases if len(aliases) > 1 else ())
    mine = next((group for group in groups if own in group.cards), None)
    rest = [group for group in groups if group is not mine]
    same = [card for card in (mine.cards if mine else ()) if card is not own]
    if mine and same:
        return (cards if not rest else same), mine.issuer or "this folder, which name no issuer"
    sharing = [g for g in rest if any(_share(own, card, only=len(rest) == 1) for card in g.cards)]
    if len(sharing) == 1:
        return (cards if len(rest) == 1 else sharing[0].cards), sharing[0].issuer
    if not own.key and len(rest) <= 1:
        return cards, (rest[0].issuer if rest else "an issuer that was not recognised")
    return (), f"none of {own.issuer}" if own.key else "the draft's issuer was not recognised"


def _share(own: Card, card: Card, *, only: bool) -> bool:
    """Whether two releases share a ticker, or, where no other issuer is there, a domain of their contacts.

    A domain alone may be an agency's, which writes for many issuers.
    """
    shared = set(own.marks) & set(card.marks)
    return bool(shared) if only else any(mark.startswith("ticker ") for mark in shared)


def _is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file; names are compared first, since an archive may hold thousands."""
    return os.path.basename(one) == os.path.basename(other) and os.path.realpath(one) == os.path.realpath(
        other
    )


def _is_earlier(card: Card, own: Card) -> bool:
    """Whether a release came before the draft; of two of one day, in one folder, the names decide."""
    if not card.date or not own.date or card.date != own.date:
        return bool(card.date) and (not own.date or (card.date or "") < own.date)
    beside = os.path.dirname(os.path.realpath(card.path)) == os.path.dirname(os.path.realpath(own.path))
    return not beside or os.path.basename(card.path) < os.path.basename(own.path)


def _age(card: Card) -> tuple[str, str]:
    return card.date or "", os.path.basename(card.path)


def _near(card: Card, latest: Card) -> bool:
    days = date.fromisoformat(latest.date or "") - date.fromisoformat(card.date or "")
    return days.days <= SERIES_DAYS
