"""Wording that a passage went back to: an old template was used again, or a change was undone.

Invariant: what is told as gone meanwhile stood nowhere in the releases between, whatever its section.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from relaudit.history.model import Piece, Wording
from relaudit.pairing import similarity
from relaudit.words import fold

UNIT_WORDS = 4
"""A shorter sentence, or a shorter piece put in or left out, comes and goes without meaning."""
RUN_WORDS = 7
"""Words in a row that are no coincidence; shorter stock phrases recur by themselves."""
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
    for one in (*_undone(states, releases, whole), *_runs(states, releases, whole)):
        if not found or (one.text and gist(one.text) not in told):
            found.append(one)
            told += gist(one.text)
    return tuple(found)


def gist(text: str) -> str:
    """What is left of a text when layout, case and punctuation do not count, figures left whole.

    >>> gist("In 2.5 years (or so) .") == gist("in 2.5 years, or so")
    True
    """
    return NO_MATTER.sub("", fold(text))


def _sentences(states: Sequence[Shown], releases: Sequence[int], whole: Sequence[str]) -> Iterator[Wording]:
    """Sentences that an earlier state had, the one before had not, and this one has; and the reverse."""
    cut = [_cut(state.text) for state in states]
    present, before = cut[-1], cut[-2]
    lost = {key: printed for key, printed in before.items() if key not in present}
    for key, printed in present.items():
        having = [at for at, sentences in enumerate(cut[:-1]) if key in sentences]
        if having and key not in before:
            until = states[having[-1] + 1].release
            gone = [release for release in releases if release >= until and key not in whole[release]]
            if gone:
                instead = _counterpart(printed, lost.values())
                lost = {other: text for other, text in lost.items() if text != instead}
                yield Wording(printed, instead, _last_before(until, releases), gone[0])
    for key, printed in lost.items():
        first = next(at for at, sentences in enumerate(cut) if key in sentences)
        since = states[first].release
        last = _last_before(since, releases) if first else None
        left = last is not None and key not in whole[last] and key not in whole[states[-1].release]
        if last is not None and left and not _replaced(printed, present, before):
            yield Wording("", printed, last, since)


def _replaced(printed: str, present: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Whether a new sentence stands in the place of one that went."""
    return bool(_counterpart(printed, [text for key, text in present.items() if key not in before]))


def _last_before(limit: int, releases: Sequence[int]) -> int:
    return max(release for release in releases if release < limit)


def _cut(text: str) -> dict[str, str]:
    """The sentences of a text by their gist; those too short to mean anything left out."""
    return {gist(unit): unit for unit in SENTENCE_END.split(text) if len(unit.split()) >= UNIT_WORDS}


def _counterpart(sentence: str, lost: Iterable[str]) -> str:
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
        yield Wording(piece.new or "", piece.old or "", _last_before(changed, releases), changed)


def _runs(states: Sequence[Shown], releases: Sequence[int], whole: Sequence[str]) -> Iterator[Wording]:
    """Parts of sentences that an earlier state had word for word and the one before did not."""
    texts = [gist(state.text) for state in states[:-1]]
    for piece in states[-1].pieces:
        words = (piece.new or "").split() if piece.weight not in (None, "format") else []
        start = 0
        while start + RUN_WORDS <= len(words):
            end = start + RUN_WORDS
            having = _having(words[start:end], texts)
            while having and end < len(words) and _having(words[start : end + 1], texts) == having:
                end += 1
            if having:
                until, key = states[having[-1] + 1].release, gist(" ".join(words[start:end]))
                gone = [release for release in releases if release >= until and key not in whole[release]]
                if gone:
                    yield Wording(" ".join(words[start:end]), "", _last_before(until, releases), gone[0])
            start = end if having else start + 1


def _having(words: Sequence[str], texts: Sequence[str]) -> list[int]:
    """The states that have these words in a row; none where the state before the present one has them."""
    key = gist(" ".join(words))
    return [] if key in texts[-1] else [at for at, text in enumerate(texts[:-1]) if key in text]


def _key(piece: Piece) -> tuple[str, str]:
    return gist(piece.old or ""), gist(piece.new or "")
