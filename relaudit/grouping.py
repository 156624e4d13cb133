"""Releases grouped by issuer, by the names they state and, where those fail, by what else tells an issuer.

Invariant: the groups do not depend on the order in which the releases are met.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relaudit.issuers import Card, key

MOST = 2 / 3
"""Share of a folder's releases that one issuer must have for those without a name to be its own too."""


class Group(NamedTuple):
    """The releases of one issuer in order of time, its usual name and its other names."""

    issuer: str
    aliases: tuple[str, ...]
    cards: tuple[Card, ...]


class _Names(NamedTuple):
    """The folded names of an archive: how many releases bear each, with which marks."""

    size: dict[str, int]
    marks: dict[str, set[str]]
    leader: dict[str, str]


def groups(cards: Iterable[Card], aliases: Sequence[str] = ()) -> list[Group]:
    """Group releases by issuer; `aliases` are further names of one and the same issuer.

    Names are one issuer's where they fold alike; where one begins with the words of the other ("Acme",
    "Acme Labs") and they share a mark; where they share a ticker and a site, as a product's name that was
    taken for the issuer's does; where the smaller shares the site that bears the larger one's name.
    """
    cards = list(cards)
    names = _names(cards)
    for one, other in (*_beginnings(names), *_sharing(names), *_same(names, aliases)):
        _join(names, one, other)
    homes = _homes(cards, names)
    joined: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        joined[_root(names, card.key) if card.key else _unnamed(card, names, homes)].append(card)
    return sorted(_group(members) for members in joined.values())


def _names(cards: Sequence[Card]) -> _Names:
    size = Counter(card.key for card in cards if card.key)
    known: dict[str, set[str]] = {name: set() for name in size}
    for card in cards:
        if card.key:
            known[card.key].update(card.marks)
    return _Names(size, known, {name: name for name in size})


def _beginnings(names: _Names) -> Iterator[tuple[str, str]]:
    """Pairs of names where the words of one begin the other, and a mark is shared."""
    for name in sorted(names.size):
        words = name.split()
        for count in range(len(words) - 1, 0, -1):
            shorter = " ".join(words[:count])
            if shorter in names.size and names.marks[shorter] & names.marks[name]:
                yield shorter, name


def _sharing(names: _Names) -> Iterator[tuple[str, str]]:
    """Pairs of a name and a better one with which it shares enough marks: with a site, more frequent."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names.size, key=lambda name: (not _has_own(names, name), -names.size[name], name)):
        for mark in sorted(names.marks[name]):
            for larger in bearers[mark][:3]:
                shared = names.marks[name] & names.marks[larger]
                ticker = any(one.startswith("ticker ") for one in shared)
                site = any(one.startswith("site ") for one in shared)
                if (ticker and site) or (_is_own(mark, larger) and not _has_own(names, name)):
                    yield larger, name
            bearers[mark].append(name)


def _is_own(mark: str, name: str) -> bool:
    """Whether a site bears an issuer's name: "acmelabs" or "al" for "acme labs"."""
    kind, _, site = mark.partition(" ")
    words = name.split()
    root, whole = site.partition(".")[0].replace("-", ""), "".join(words)
    initials = "".join(word[0] for word in words if word != "and")
    named = root.startswith(words[0]) if len(words[0]) > 3 else root == words[0]
    return kind == "site" and (named or whole.startswith(root) or (len(root) > 2 and root == initials))


def _has_own(names: _Names, name: str) -> bool:
    return any(_is_own(mark, name) for mark in names.marks[name])


def _same(names: _Names, aliases: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = sorted({key(alias) for alias in aliases} & set(names.size))
    yield from ((known[0], name) for name in known[1:])


def _join(names: _Names, one: str, other: str) -> None:
    first, second = sorted((_root(names, one), _root(names, other)))
    names.leader[second] = first


def _root(names: _Names, name: str) -> str:
    while names.leader[name] != name:
        name = names.leader[name]
    return name


def _homes(cards: Sequence[Card], names: _Names) -> dict[str, str]:
    """Folders in which one issuer has most of the releases that name theirs."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for card in cards:
        if card.key:
            held[os.path.dirname(card.path)][_root(names, card.key)] += 1
    most = {folder: counts.most_common(1)[0] for folder, counts in held.items()}
    return {folder: name for folder, (name, count) in most.items() if count >= MOST * held[folder].total()}


def _unnamed(card: Card, names: _Names, homes: dict[str, str]) -> str:
    """The group of a release that names no issuer: its folder's, else one of its folder's own."""
    folder = os.path.dirname(card.path)
    return homes.get(folder) or f"/{folder}"


def _group(cards: list[Card]) -> Group:
    names = Counter(card.issuer for card in cards if card.issuer)
    ranked = sorted(names, key=lambda name: (-names[name], name))
    ordered = sorted(cards, key=lambda card: (card.date or "", card.path))
    return Group(ranked[0] if ranked else "", tuple(ranked[1:]), tuple(ordered))
