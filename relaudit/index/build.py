"""Brings an index up to its folder: what is new or changed is read, by all cores; what is gone, forgotten.

Invariants: the outcome does not depend on the number of jobs; memory holds a few hundred releases at a
time, however many there are; an interrupt leaves what was done until then.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from relaudit import genre, issuers, sources
from relaudit.index import pack, store
from relaudit.index.workers import in_processes
from relaudit.issuers import Card
from relaudit.model import Document
from relaudit.parse import from_source

SUFFIXES = (".txt", ".md", ".htm", ".html", ".docx", ".text", ".markdown")
"""File names that are taken for releases when a folder is given."""
COMMIT_EVERY = 200
"""Releases per transaction: an interrupt or a kill loses at most the work of a few seconds."""
WORTH_A_PROCESS = 20
"""Fewer releases than this a job are read in less time than it takes to start a process."""
UNSETTLED = 2_000_000_000
"""A file touched less than this many nanoseconds before it was read could change again within the
resolution of its time stamp (2 s on FAT), as git's index has it; it is read again next time."""

Progress = Callable[[int, int], None]
"""Called with how many releases are done, and how many there are to do."""


class Update(NamedTuple):
    """What bringing an index up to date came to; `troubles` are one line for each unreadable file."""

    releases: int
    read: int
    forgotten: int
    troubles: tuple[str, ...]


Found = tuple[store.Entry, store.Parsed | None]


class Task(NamedTuple):
    """A file to read: where it is, its path within the index, and the digest the index knows it by."""

    file: str
    path: str
    known: bytes | None


def card(document: Document, path: str) -> Card:
    """What the choice among releases needs to know of a parsed one."""
    return Card(
        path=path,
        issuer=document.issuer,
        key=issuers.key(document.issuer or ""),
        date=document.date,
        inferred=document.date_inferred,
        genre=genre.of(document),
        marks=issuers.marks(document),
    )


def releases_in(folder: str) -> Iterator[str]:
    """The files of a folder that are taken for releases, in order; names beginning with a dot are not."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(place, name)


def update(index: str, files: dict[str, str], jobs: int, progress: Progress | None = None) -> Update:
    """Bring an index up to `files`, paths within the index to files; raises store.IndexFileError."""
    with store.opened(index) as connection:
        known = store.entries(connection)
        tasks = [
            Task(file, path, known[path].digest if path in known else None)
            for path, file in files.items()
            if path not in known or _state(file) != known[path].state
        ]
        gone = [path for path in known if path not in files]
        for batch in _batches(_each(tasks, jobs), len(tasks), progress):
            store.add(connection, batch)
        if gone or any(task.known is not None for task in tasks):
            store.forget(connection, gone)
        troubles = tuple(
            f"{files[path]}: {told}" for path, told in store.troubles(connection) if path in files
        )
    return Update(len(files) - len(troubles), len(tasks), len(gone), troubles)


def _state(file: str) -> store.State | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return store.State(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _batches(found: Iterable[Found], total: int, progress: Progress | None) -> Iterator[list[Found]]:
    """What was read, cut into transactions."""
    batch = []
    for done, one in enumerate(found, 1):
        batch.append(one)
        if progress:
            progress(done, total)
        if len(batch) == COMMIT_EVERY or done == total:
            yield batch
            batch = []


def _each(tasks: Sequence[Task], jobs: int) -> Iterator[Found]:
    """Read every task, in order."""
    jobs = min(jobs, len(tasks) // WORTH_A_PROCESS)
    if jobs < 2:
        yield from map(read, tasks)
    else:
        yield from in_processes(read, tasks, jobs)


def read(task: Task) -> Found:
    """Read one file, and parse it unless the index knows its bytes; a fault of ours is told, not raised."""
    before = time.time_ns()
    state = _state(task.file) or store.State(-1, 0, 0)
    if before - max(state.mtime, state.ctime) < UNSETTLED:
        state = state._replace(size=-1)
    try:
        data = sources.load(task.file)
        form = os.path.splitext(task.file)[1].lower().encode()
        digest = hashlib.sha256(form + b"\0" + data).digest()
        if digest == task.known:
            return store.Entry(task.path, state, digest, None), None
        document = from_source(sources.read_bytes(data, task.file))
    except sources.ReadError as trouble:
        return store.Entry(task.path, state, b"", str(trouble).removeprefix(f"{task.file}: ")), None
    except Exception as fault:  # one release in a million must not stop the others
        told = f"cannot be parsed ({type(fault).__name__}: {fault})"
        return store.Entry(task.path, state, b"", told), None
    parsed = store.Parsed(digest, card(document, task.path), pack.pack(document))
    return store.Entry(task.path, state, digest, None), parsed
