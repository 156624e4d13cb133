"""What a history is made of; releases are numbered from 0 in the order of their dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from relaudit.model import Kind, Weight


class Release(NamedTuple):
    """One release; `dated_by` says where its date is from: printed, worked out, file name.

    `shared` says that another release bears the same day, so that their order is not known.
    """

    name: str
    date: str | None
    dated_by: str
    shared: bool
    genre: str


class Piece(NamedTuple):
    """A stretch of a redline: kept words (both texts), deleted ones (no new) or inserted ones (no old).

    `glued` says that no space stands before it.
    """

    old: str | None
    new: str | None
    weight: Weight | None
    glued: bool = False


def heaviest(pieces: Iterable[Piece]) -> Weight | None:
    """The greatest weight in a redline; None where nothing changed."""
    order: tuple[Weight, ...] = ("format", "wording", "substantive")
    weights = [order.index(piece.weight) for piece in pieces if piece.weight]
    return order[max(weights)] if weights else None


class Version(NamedTuple):
    """One state of a passage's text: the releases that show it, and what it changed in the one before."""

    text: str
    releases: tuple[int, ...]
    redline: tuple[Piece, ...]
    weight: Weight | None


class Run(NamedTuple):
    """Words of the current text that came in with one release."""

    text: str
    release: int


class Wording(NamedTuple):
    """Words that are there again: they stood until `last`, and from `gone` on `instead` stood there.

    Either may be empty: wording that was left out for a while, or that was there for a while only.
    """

    text: str
    instead: str
    last: int
    gone: int


class Return(NamedTuple):
    """A release that goes back to earlier wording; `version` is set where the whole passage is as it was."""

    back: int
    version: int | None
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The life of one recurring passage; `shown` is its version in each release, None where it is absent."""

    kind: Kind
    title: str
    versions: tuple[Version, ...]
    shown: tuple[int | None, ...]
    returns: tuple[Return, ...]
    blame: tuple[Run, ...]


class Point(NamedTuple):
    """One mention of a contact or figure: the release, the line, and the words as printed."""

    release: int
    line: int
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One telephone number, address, web site or ticker over time."""

    kind: str
    value: str
    printed: tuple[str, ...]
    releases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over time: without a period it is a standing one ("20,000 members")."""

    metric: str
    period: str | None
    unit: str | None
    points: tuple[Point, ...]
    changed: tuple[int, ...]
    """Points that differ from the one before by more than rounding: restated, where there is a period."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that promises something by a date, and the release and sentence that return to it."""

    release: int
    line: int
    text: str
    due: str
    state: str
    """reported (as done), moved (to a later day), repeated, passed (in silence), open (day still to come)"""
    later: int | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The life of one issuer's passages, contacts, figures and promises."""

    issuer: str
    aliases: tuple[str, ...]
    releases: tuple[Release, ...]
    undated: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    contacts: tuple[Contact, ...] = ()
    figures: tuple[Series, ...] = ()
    promises: tuple[Promise, ...] = ()
