"""The index file: what was parsed from which bytes, in SQLite; a cache that may be deleted at any time.

Invariant: whatever ends a writer, at any moment, leaves an index whose every row is true of the bytes
named by its digest. A row is true of a file only as long as the file's state is the one noted with it.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from relaudit import __version__
from relaudit.issuers import Card

NAME = ".relaudit-index.sqlite"
APPLICATION = 0x52454C41
"""Marks the file as ours ("RELA"), so that no other SQLite file is taken for an index and emptied."""
WAIT_SECONDS = 60.0
"""How long a writer waits for another; one commit takes milliseconds."""

TABLES = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, ctime INTEGER, digest BLOB, trouble TEXT
) WITHOUT ROWID;
CREATE TABLE releases (
    digest BLOB PRIMARY KEY, issuer TEXT, key TEXT, date TEXT, inferred INTEGER, genre TEXT, marks TEXT
) WITHOUT ROWID;
CREATE TABLE parsed (digest BLOB PRIMARY KEY, document BLOB);
CREATE TABLE made_by (version TEXT);
"""


class State(NamedTuple):
    """What the file system says of a file without reading it; nanoseconds."""

    size: int
    mtime: int
    ctime: int


class Entry(NamedTuple):
    """One file as read: its state before the reading, the digest of its bytes, why it could not be read."""

    path: str
    state: State
    digest: bytes
    trouble: str | None


class Parsed(NamedTuple):
    """One release as parsed; the card's path is not kept, `document` is packed."""

    digest: bytes
    card: Card
    document: bytes


class IndexFileError(Exception):
    """An index file that cannot be used; the message is one line for a person."""


class DamagedError(IndexFileError):
    """An index file whose content is broken: deleting it loses nothing but time."""


@cache
def version() -> str:
    """The version of relaudit and a digest of its code: another parser makes another index."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return f"{__version__} {digest.hexdigest()[:16]}"


@contextmanager
def opened(file: str) -> Iterator[sqlite3.Connection]:
    """Open an index, making it new where it is missing or of another version; raises IndexFileError."""
    connection = None
    try:
        connection = _connect(file)
        yield connection
    except sqlite3.OperationalError as trouble:
        raise IndexFileError(f"{file}: {trouble}") from None
    except sqlite3.DatabaseError as trouble:
        raise DamagedError(f"{file}: {trouble}") from None
    finally:
        if connection:
            connection.close()


def _connect(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        if not _current(connection):
            _make(connection, file)
    except BaseException:
        connection.close()
        raise
    return connection


def _current(connection: sqlite3.Connection) -> bool:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION:
        return False
    (made_by,) = connection.execute("SELECT version FROM made_by").fetchone()
    return bool(made_by == version())


def _make(connection: sqlite3.Connection, file: str) -> None:
    """Make the tables anew, in one transaction; another writer may have done so meanwhile."""
    with _transaction(connection):
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        if names and mark != APPLICATION:
            raise IndexFileError(f"{file}: is a database, but no index of relaudit")
        if _current(connection):
            return
        for name in names:
            connection.execute(f"DROP TABLE {name}")
        for statement in TABLES.split(";")[:-1]:
            connection.execute(statement)
        connection.execute("INSERT INTO made_by VALUES (?)", (version(),))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within, or nothing; a second writer waits at the door."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def remove(file: str) -> None:
    """Delete a damaged index with its journal."""
    for suffix in ("-journal", ""):
        Path(file + suffix).unlink(missing_ok=True)


ENTRIES = """
SELECT path, size, mtime, ctime, digest, trouble FROM files
WHERE trouble IS NOT NULL OR digest IN (SELECT digest FROM releases)
"""


def entries(connection: sqlite3.Connection) -> dict[str, Entry]:
    """Every file the index knows, by path."""
    return {row[0]: Entry(row[0], State(*row[1:4]), row[4], row[5]) for row in connection.execute(ENTRIES)}


def troubles(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The files that could not be read, and why, by path."""
    return connection.execute(
        "SELECT path, trouble FROM files WHERE trouble IS NOT NULL ORDER BY path"
    ).fetchall()


def add(connection: sqlite3.Connection, found: Iterable[tuple[Entry, Parsed | None]]) -> None:
    """Note files that were read, and what was parsed from them, in one transaction."""
    with _transaction(connection):
        for entry, parsed in found:
            _add(connection, entry, parsed)


def _add(connection: sqlite3.Connection, entry: Entry, parsed: Parsed | None) -> None:
    row = (entry.path, *entry.state, entry.digest, entry.trouble)
    connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)
    if parsed:
        _, issuer, key, date, inferred, genre, marks = parsed.card
        values = (parsed.digest, issuer, key, date, inferred, genre, "\n".join(marks))
        connection.execute("INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute("INSERT OR REPLACE INTO parsed VALUES (?, ?)", (parsed.digest, parsed.document))


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files, and what no other file has the bytes of."""
    with _transaction(connection):
        connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])
        for table in ("releases", "parsed"):
            connection.execute(f"DELETE FROM {table} WHERE digest NOT IN (SELECT digest FROM files)")


CARDS = """
SELECT path, issuer, key, date, inferred, genre, marks FROM files JOIN releases USING (digest)
WHERE trouble IS NULL ORDER BY path
"""


def cards(connection: sqlite3.Connection) -> Iterator[Card]:
    """A card of every readable release, by path."""
    for path, issuer, key, date, inferred, genre, marks in connection.execute(CARDS):
        yield Card(path, issuer, key, date, bool(inferred), genre, tuple(marks.split("\n")) if marks else ())


def document(connection: sqlite3.Connection, path: str) -> bytes | None:
    """The packed document of a file; None where the index has none."""
    row = connection.execute(
        "SELECT document FROM parsed WHERE digest = (SELECT digest FROM files WHERE path = ?)", (path,)
    ).fetchone()
    return bytes(row[0]) if row else None
