"""Recurring passages over time: their versions, what came back, and which release brought each word.

Invariant: a passage is shown at most once in a release, and its versions are numbered as they appeared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from relaudit.history import blame
from relaudit.history.model import Passage, Piece, Return, Version, heaviest
from relaudit.history.redline import redline
from relaudit.history.returns import Shown, gist, returned
from relaudit.model import RECURRING, Document, Kind, Paragraph, Span
from relaudit.pairing import similarity
from relaudit.words import alike, collapse

SAME_PASSAGE = 0.45
"""Similarity from which a section of the same kind is the same passage (weakest true pair 0.66, strongest
false one 0.25 on the first two releases)."""
SAME_BODY = 0.6
"""The same for news paragraphs, which resemble each other more: a standing sentence, not a topic."""
PART, PART_WORDS = 0.85, 25
"""Share of the words of the shorter, in order, by which a passage is a part of the other one: sections
are run together or parted. It ranks below any passage that is alike as a whole."""
REMEMBERED = 3
"""Releases after which a news paragraph that was not repeated is forgotten."""
STANDING = 3
"""Releases that a news paragraph must stand in to count as recurring."""
HEADING_WORDS = 12


class Occurrence(NamedTuple):
    """A passage as one release has it: layout undone, paragraphs parted by an empty line."""

    kind: Kind
    title: str
    text: str


@dataclass(slots=True)
class _Thread:
    """A passage while its life is being put together; releases are in order of time."""

    kind: Kind
    title: str
    keys: dict[str, int] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    shown: dict[int, int] = field(default_factory=dict)
    states: list[Shown] = field(default_factory=list)
    """What each release shows, changes only; the last is the present one."""
    returns: list[Return] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    """For each character of the present text but for white space, the release that brought it."""

    @property
    def latest(self) -> int:
        """The last release that shows the passage."""
        return next(reversed(self.shown))

    @property
    def text(self) -> str:
        """The passage as it stood last."""
        return self.states[-1].text


def passages(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The recurring passages of an issuer's releases, given in order of time."""
    threads: list[_Thread] = []
    whole = [gist(document.text) for document in documents]
    for release, document in enumerate(documents):
        found = occurrences(document)
        for thread, occurrence in _paired(threads, found, release):
            _extend(thread, occurrence, release, whole)
    standing = [
        thread for thread in threads if len(thread.shown) >= (2 if thread.kind in RECURRING else STANDING)
    ]
    return tuple(_passage(thread, len(documents)) for thread in standing)


def occurrences(document: Document) -> list[Occurrence]:
    """The sections of recurring kinds and the single news paragraphs of a release, in order."""
    found: list[list[Paragraph]] = []
    for paragraph in document.paragraphs:
        if paragraph.kind in RECURRING:
            last = found[-1][-1] if found else None
            joins = last and last.kind == paragraph.kind and last.index == paragraph.index - 1
            if joins and not _is_heading(document.text_of(paragraph), paragraph.kind):
                found[-1].append(paragraph)
            else:
                found.append([paragraph])
        elif paragraph.kind == "body":
            found.append([paragraph])
    return [_occurrence(document, section) for section in found]


def _is_heading(text: str, kind: Kind) -> bool:
    """Whether a paragraph opens another section of the same kind, as "About Acme Labs" does."""
    words = text.split()
    return kind == "about" and len(words) <= HEADING_WORDS and words[0].strip("#*_ ").lower() == "about"


def _occurrence(document: Document, section: Sequence[Paragraph]) -> Occurrence:
    texts = [collapse(document.text_of(paragraph)) for paragraph in section]
    words = texts[0].strip("#*_ ").split()
    title = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return Occurrence(section[0].kind, title, "\n\n".join(texts))


def _paired(
    threads: list[_Thread], found: Sequence[Occurrence], release: int
) -> Iterator[tuple[_Thread, Occurrence]]:
    """Give every passage of a release to the thread it continues, the most alike first; else to a new one."""
    live = [
        t
        for t in threads
        if t.kind in RECURRING or release - t.latest <= REMEMBERED or len(t.shown) >= STANDING
    ]
    scored = []
    words = {id(thread): thread.text.split() for thread in live}
    for place, occurrence in enumerate(found):
        key, own = alike(occurrence.text), occurrence.text.split()
        least = SAME_PASSAGE if occurrence.kind in RECURRING else SAME_BODY
        for rank, thread in enumerate(live):
            if thread.kind != occurrence.kind:
                continue
            score = 1.0 if key in thread.keys else _likeness(words[id(thread)], own, least)
            if score >= PART * least:
                scored.append((-score, -thread.latest, rank, place))
    taken: set[int] = set()
    owner: dict[int, _Thread] = {}
    for _, _, rank, place in sorted(scored):
        if rank not in taken and place not in owner:
            taken.add(rank)
            owner[place] = live[rank]
    for place, occurrence in enumerate(found):
        if place not in owner:
            owner[place] = _Thread(occurrence.kind, occurrence.title)
            threads.append(owner[place])
        yield owner[place], occurrence


def _likeness(old: list[str], new: list[str], least: float) -> float:
    """Their similarity, or that of the shorter to what it has in the longer; 0 where neither is enough."""
    short, total = min(len(old), len(new)), len(old) + len(new)
    found = similarity(old, new, least) if 2 * short >= least * total else 0.0
    if found or short < PART_WORDS or least > SAME_PASSAGE:
        return found
    return least * LCSseq.similarity(old, new, score_cutoff=round(PART * short)) / short


def _extend(thread: _Thread, occurrence: Occurrence, release: int, whole: Sequence[str]) -> None:
    """Add what a release shows of a passage to its life."""
    text, key = occurrence.text, alike(occurrence.text)
    bring = partial(blame.brought, release=release, whole=whole)
    if not thread.states:
        thread.origins = bring(text, Span(0, len(text)))
        thread.states.append(Shown(text, release, ()))
        _note_version(thread, text, key, ())
    elif alike(thread.text) != key:
        pieces, places = redline(thread.text, text, thread.kind)
        thread.origins = blame.carried(blame.Known(thread.text, thread.origins), text, places, bring)
        thread.states.append(Shown(text, release, pieces))
        matters = thread.kind in RECURRING and heaviest(pieces) != "format"
        wordings = returned(thread.states, list(thread.shown), whole) if matters else ()
        if wordings:
            thread.returns.append(Return(release, thread.keys.get(key), wordings))
        if key not in thread.keys:
            _note_version(thread, text, key, pieces)
    thread.shown[release] = thread.keys[key]


def _note_version(thread: _Thread, text: str, key: str, pieces: tuple[Piece, ...]) -> None:
    thread.keys[key] = len(thread.versions)
    thread.versions.append(Version(text, (), pieces, heaviest(pieces)))


def _passage(thread: _Thread, count: int) -> Passage:
    where: list[list[int]] = [[] for _ in thread.versions]
    for release, version in thread.shown.items():
        where[version].append(release)
    return Passage(
        kind=thread.kind,
        title=thread.title,
        versions=tuple(v._replace(releases=tuple(r)) for v, r in zip(thread.versions, where, strict=True)),
        shown=tuple(thread.shown.get(release) for release in range(count)),
        returns=tuple(thread.returns),
        blame=blame.runs(thread.text, thread.origins),
    )
