"""A history as the blocks that reports are made of, what matters first; the formats only print them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from relaudit.history.model import History, Passage, Piece, Promise, Return, Series, Version
from relaudit.history.redline import redline
from relaudit.model import Kind
from relaudit.reports import _redline
from relaudit.reports._blocks import Block, Bullets, Heading, Line, Redline, Table
from relaudit.reports._plain import count, cut

ORDER: tuple[Kind, ...] = ("about", "forward-looking", "non-gaap", "legal", "contact")
"""Kinds of passages in the order in which they are told; all others come after."""

QUOTED, ROWS = 240, 60
"""Characters of one quotation and rows of one table that are printed; JSON has them all."""

BECAME = {
    "passed": "the day has passed, and no later release comes back to it",
    "moved": "moved to a later day",
    "reported": "told as done",
    "repeated": "told again",
    "open": "the day is still to come",
}
"""What became of a promise, the most worth asking about first."""


def blocks(history: History) -> Iterator[Block]:
    """The whole report of one issuer."""
    yield Heading(1, f"History of {history.issuer or 'an issuer that no release names'}")
    yield Line(_extent(history), strong=True)
    remarks = list(_remarks(history))
    if remarks:
        yield Bullets(remarks)
    passages = ordered(history)
    if passages:
        yield Heading(2, "Time line")
        yield Table(("Passage", "Kind", "Versions from first to last release"), [_life(p) for p in passages])
    yield from _returns(history, passages)
    for passage in passages:
        yield from _passage(history, passage)
    yield from _contacts(history)
    yield from _figures(history)
    yield from _promises(history)


def ordered(history: History) -> list[Passage]:
    """The passages of a history in the order in which they are told."""
    rank = {kind: place for place, kind in enumerate(ORDER)}
    return sorted(history.passages, key=lambda passage: rank.get(passage.kind, len(ORDER)))


def letters(version: int) -> str:
    """The name of a version: A to Z, then AA.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    before, last = divmod(version, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def day(history: History, release: int) -> str:
    """How a release is spoken of: its date, and its file where the date alone would not tell."""
    one = history.releases[release]
    stem = PurePath(one.name).stem
    if not one.shared:
        return str(one.date)
    return stem if stem.startswith(str(one.date)) else f"{one.date} ({stem})"


def _extent(history: History) -> str:
    if not history.releases:
        return "No dated release"
    first, last = history.releases[0].date, history.releases[-1].date
    back = sum(len(passage.returns) for passage in history.passages)
    told = f"{count(len(history.releases), 'release')} from {first} to {last}"
    return f"{told}; {count(back, 'return')} to earlier wording" if back else told


def _remarks(history: History) -> Iterator[str]:
    if history.aliases:
        yield f"Also named: {'; '.join(history.aliases)}"
    by = Counter(release.dated_by for release in history.releases)
    if by["file name"]:
        yield f"{count(by['file name'], 'release')} without a date in the text, dated by the file name"
    if by["worked out"]:
        yield (
            f"{count(by['worked out'], 'release')} without a full date printed: "
            "worked out from the text or the file's name"
        )
    shared = sum(release.shared for release in history.releases)
    if shared:
        yield f"{count(shared, 'release')} of the same day as another: which came first is not known"
    if history.undated:
        names = ", ".join(PurePath(name).name for name in history.undated[:5])
        more = "" if len(history.undated) <= 5 else ", …"
        yield f"{count(len(history.undated), 'release')} without any date left out: {names}{more}"


def _life(passage: Passage) -> tuple[str, str, str]:
    """A row of the time line: "A×4 B – A" is four releases with A, one with B, one without, one with A."""
    runs = []
    for version, members in groupby(passage.shown):
        size = len(list(members))
        name = "–" if version is None else letters(version)
        runs.append(f"{name}×{size}" if size > 1 else name)
    return passage.title, passage.kind, " ".join(runs)


def _returns(history: History, passages: Sequence[Passage]) -> Iterator[Block]:
    if not any(passage.returns for passage in passages):
        return
    yield Heading(2, "Back to earlier wording")
    for passage in passages:
        for back in passage.returns:
            yield Line(f"{day(history, back.back)}: {passage.title}{_whole(back)}")
            yield from _wordings(history, passage, back)


def _whole(back: Return) -> str:
    return "" if back.version is None else f", the whole passage as in version {letters(back.version)}"


def _wordings(history: History, passage: Passage, back: Return) -> Iterator[Block]:
    for wording in back.wordings:
        until, since = day(history, wording.last), day(history, wording.gone)
        if wording.text:
            told = f"stood until {until}, was gone from {since}"
        else:
            told = f"not there until {until}, put in on {since}, out again"
        made, _ = redline(wording.instead, wording.text, passage.kind)
        pieces = _redline.excerpt(list(_pieces(made)))
        yield Redline([*pieces, _redline.Piece("omitted", f"({told})")])


def _passage(history: History, passage: Passage) -> Iterator[Block]:
    yield Heading(2, f"{passage.kind}: {passage.title}")
    total = sum(version is not None for version in passage.shown)
    releases, versions = count(len(history.releases), "release"), count(len(passage.versions), "version")
    yield Line(f"In {total:,} of {releases}, {versions}.")
    if len(passage.versions) > 1:
        head = ("Version", "First", "Last", "Releases", "Changed")
        yield Table(head, [_version(history, *one) for one in enumerate(passage.versions[:ROWS])])
    for number, version in enumerate(passage.versions[:ROWS]):
        if number:
            yield Line(f"{letters(number)}, {day(history, version.releases[0])}:")
            yield Redline(_redline.excerpt(list(_pieces(version.redline))))
    if len(passage.blame) > 1:
        yield Heading(3, "The present text, by the release that brought it")
        yield Table(("Since", "Words"), [(day(history, run.release), run.text) for run in passage.blame])


def _version(history: History, number: int, version: Version) -> tuple[str, ...]:
    first, last = day(history, version.releases[0]), day(history, version.releases[-1])
    return letters(number), first, last, f"{len(version.releases):,}", version.weight or ""


def _pieces(redline: Sequence[Piece]) -> Iterator[_redline.Piece]:
    for piece in redline:
        if piece.weight is None and piece.new:
            for place, text in enumerate(piece.new.split("\n\n")):
                if place:
                    yield _redline.Piece("break", "¶")
                if text.strip():
                    yield _redline.Piece("same", text, piece.glued and not place)
            continue
        if piece.old and piece.old.strip():
            yield _redline.Piece("removed", piece.old, piece.glued)
        if piece.new and piece.new.strip():
            yield _redline.Piece("added", piece.new, piece.glued and not piece.old)


def _contacts(history: History) -> Iterator[Block]:
    if not history.contacts:
        return
    yield Heading(2, "Contacts")
    rows = []
    for contact in history.contacts[:ROWS]:
        ends = day(history, contact.releases[0]), day(history, contact.releases[-1])
        rows.append((contact.kind, "; ".join(contact.printed[:4]), *ends, f"{len(contact.releases):,}"))
    yield Table(("Kind", "As printed", "First", "Last", "Releases"), rows)
    yield from _more(len(history.contacts))


def _figures(history: History) -> Iterator[Block]:
    changed = [series for series in history.figures if series.changed]
    if not changed:
        return
    yield Heading(2, "Figures that changed")
    rows = [(*_named(series), _values(history, series)) for series in changed[:ROWS]]
    yield Table(("Figure", "Period", "Values"), rows)
    yield from _more(len(changed))


def _named(series: Series) -> tuple[str, str]:
    first, _, last = (series.period or "").partition("/")
    whole_year = first.endswith("-01-01") and last == f"{first[:4]}-12-31"
    period = first[:4] if whole_year else f"{first} to {last}" if last else first
    return series.metric, f"{period} (restated)" if period else ""


def _values(history: History, series: Series) -> str:
    """The values of a series, each with the release that first states it."""
    shown = [0, *series.changed]
    return "; ".join(f"{series.points[p].text} ({day(history, series.points[p].release)})" for p in shown)


def _promises(history: History) -> Iterator[Block]:
    if not history.promises:
        return
    yield Heading(2, "Promises")
    states = list(BECAME)
    ranked = sorted(history.promises, key=lambda promise: (states.index(promise.state), promise.due))
    rows = [_promise(history, promise) for promise in ranked[:ROWS]]
    yield Table(("Due", "Promised", "What", "What became of it"), rows)
    yield from _more(len(ranked))


def _promise(history: History, promise: Promise) -> tuple[str, str, str, str]:
    became = BECAME[promise.state]
    if promise.later is not None:
        became += f", {day(history, promise.later)}: {cut(promise.said or '', QUOTED)}"
    return promise.due, day(history, promise.release), cut(promise.text, QUOTED), became


def _more(total: int) -> Iterator[Block]:
    if total > ROWS:
        yield Line(f"… and {total - ROWS:,} more in the JSON report.")
