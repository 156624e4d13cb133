"""Wording that a passage went back to: an old template was used again, or a change was undone.

Invariant: what is told as gone meanwhile stood nowhere in the releases between, whatever its section.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relaudit.history.model import Piece, Wording
from relaudit.pairing import similarity
from relaudit.words import fold

UNIT_WORDS = 4
"""A shorter sentence, or a shorter piece put in or left out, comes and goes without meaning."""
COUNTERPART = 0.4
"""Similarity from which a sentence stood in the place of another."""

SENTENCE_END = re.compile(r"(?<=[^A-Z][.!?;])[”\"')\]]{0,2}\s+(?=[A-Z“\"(])|\n\n")
"""Not after a capital: "Ben S. Miller" and "the U.S. Army" are not two sentences."""
NO_MATTER = re.compile(r"[^\w%$€£¥.,]|[.,](?!\d)")


class Shown(NamedTuple):
    """A state of a passage: its text, the release that first shows it, and the redline to it."""

    text: str
    release: int
    pieces: tuple[Piece, ...]


def returned(states: Sequence[Shown], releases: Sequence[int], whole: Sequence[str]) -> tuple[Wording, ...]:
    """What the last of a passage's states brings back; `releases` are those that showed it before.

    `whole` is the gist of every release.
    """
    found = list(_sentences(states, releases, whole))
    told = " ".join(gist(f"{one.text} {one.instead}") for one in found)
    for one in _undone(states, releases, whole):
        if not found or (one.text and gist(one.text) not in told):
            found.append(one)
    return tuple(found)


def gist(text: str) -> str:
    """What is left of a text when layout, case and punctuation do not count, figures left whole.

    >>> gist("In 2.5 years (or so) .") == gist("in 2.5 years, or so")
    True
    """
    return NO_MATTER.sub("", fold(text))


def _sentences(states: Sequence[Shown], releases: Sequence[int], whole: Sequence[str]) -> Iterator[Wording]:
    """Sentences that an earlier state had, the one before did not, and this one has again."""
    present, before = _cut(states[-1].text), _cut(states[-2].text)
    lost = [printed for key, printed in before.items() if key not in present]
    for key, printed in present.items():
        having = (
            [] if key in before else [at for at, state in enumerate(states[:-1]) if key in _cut(state.text)]
        )
        if having:
            until = states[having[-1] + 1].release
            gone = [release for release in releases if release >= until and key not in whole[release]]
            if gone:
                last = max(release for release in releases if release < until)
                yield Wording(printed, _counterpart(printed, lost), last, gone[0])


def _cut(text: str) -> dict[str, str]:
    """The sentences of a text by their gist; those too short to mean anything left out."""
    return {gist(unit): unit for unit in SENTENCE_END.split(text) if len(unit.split()) >= UNIT_WORDS}


def _counterpart(sentence: str, lost: Sequence[str]) -> str:
    """The sentence that stood in its place, if one did."""
    scored = [(similarity(other.split(), sentence.split()), other) for other in lost]
    score, other = max(scored, default=(0.0, ""))
    return other if score >= COUNTERPART else ""


def _undone(states: Sequence[Shown], releases: Sequence[int], whole: Sequence[str]) -> Iterator[Wording]:
    """Edits that are the reverse of an earlier one: "20,000" to "30,000", and now to "20,000"."""
    present = states[-1]
    made = {_key(piece): state.release for state in states[:-1] for piece in state.pieces if piece.weight}
    for piece in present.pieces:
        old, new = _key(piece)
        changed = made.get((new, old))
        if changed is None or piece.weight in (None, "format") or old == new:
            continue
        if not (old and new):
            words = len((piece.old or piece.new or "").split())
            stands = old in whole[present.release] if old else new in whole[releases[-1]]
            if words < UNIT_WORDS or stands:
                continue
        last = max(release for release in releases if release < changed)
        yield Wording(piece.new or "", piece.old or "", last, changed)


def _key(piece: Piece) -> tuple[str, str]:
    return gist(piece.old or ""), gist(piece.new or "")
