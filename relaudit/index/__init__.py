"""Archives: the releases of folders and files as cards, and as documents that need no parsing again.

A folder's index is used where it is there, and made where the folder is large; for a handful of releases
a temporary one serves. It is never believed over the files.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from relaudit import issuers
from relaudit.index import build, pack, store
from relaudit.index.build import Progress, Update
from relaudit.index.store import IndexFileError
from relaudit.issuers import Card
from relaudit.model import Document
from relaudit.parse import read

__all__ = ["Archive", "IndexFileError", "Place", "index_folder", "load", "opened"]

LARGE = 200
"""Releases from which on a folder is given an index of its own; fewer are parsed in a few seconds."""


class Place(NamedTuple):
    """Where a release is kept: its card, the index file that has it, and its path within that."""

    card: Card
    file: str
    path: str


class Archive(NamedTuple):
    """The releases of some folders and files; `notes` tell what was done and what could not be read."""

    places: tuple[Place, ...]
    notes: tuple[str, ...]


def index_folder(folder: str, jobs: int, progress: Progress | None = None) -> Update:
    """Make or renew the index kept in a folder; raises IndexFileError."""
    start = len(os.path.join(folder, ""))
    names = {file[start:]: file for file in build.releases_in(folder)}
    file = os.path.join(folder, store.NAME)
    try:
        return build.update(file, names, jobs, progress)
    except store.DamagedError:
        store.remove(file)
        return build.update(file, names, jobs, progress)


@contextmanager
def opened(names: Sequence[str], jobs: int, progress: Progress | None = None) -> Iterator[Archive]:
    """The releases of files and folders; documents can be loaded until the context ends."""
    places: list[Place] = []
    notes: list[str] = []
    loose: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="relaudit-") as own:
        for name in names:
            if not os.path.isdir(name):
                loose[name] = name
            elif _keeps_index(name, notes):
                update = index_folder(name, jobs, progress)
                notes += update.troubles
                places += _places(os.path.join(name, store.NAME), name)
            else:
                loose |= {file: file for file in build.releases_in(name)}
        if loose:
            index = os.path.join(own, store.NAME)
            notes += build.update(index, loose, jobs, progress).troubles
            places += _places(index, "")
        yield Archive(tuple(places), tuple(notes))


def _keeps_index(folder: str, notes: list[str]) -> bool:
    """Whether a folder has an index that can be renewed, or is large enough to be given one."""
    file = os.path.join(folder, store.NAME)
    there = os.path.exists(file)
    if there and os.access(file, os.W_OK) and os.access(folder, os.W_OK):
        return True
    large = there or sum(1 for _, _ in zip(build.releases_in(folder), range(LARGE), strict=False)) == LARGE
    if large and not os.access(folder, os.W_OK):
        notes.append(
            f"{folder}: cannot be written, so no index is kept there and every release is read again"
        )
        return False
    if large:
        notes.append(f"{file}: index made; it may be deleted at any time")
    return large


def _places(index: str, folder: str) -> list[Place]:
    with store.opened(index) as connection:
        return [
            Place(issuers.dated(card._replace(path=os.path.join(folder, card.path))), index, card.path)
            for card in store.cards(connection)
        ]


def load(places: Sequence[Place]) -> Iterator[Document]:
    """The documents of some places, as the index has them, else read and parsed; raises ReadError."""
    with ExitStack() as stack:
        files = sorted({place.file for place in places})
        indexes = {file: stack.enter_context(store.opened(file)) for file in files}
        for place in places:
            data = store.document(indexes[place.file], place.path)
            yield pack.unpack(data, place.card.path) if data else read(place.card.path)
