import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from relaudit import index
from relaudit.index import build, pack, store
from relaudit.parse import read
from tests.bench import archives

KILLS = int(os.environ.get("RELAUDIT_KILLS", "5"))
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*/*.txt"))


def archive(folder: Path, issuers: int, releases: int) -> list[Path]:
    """An archive of invented releases, old enough for its time stamps to be believed."""
    files = []
    for name, text in archives.releases(issuers, releases):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (1e9, 1e9))
        files.append(file)
    return files


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were all written just now; believe their time stamps all the same."""
    monkeypatch.setattr(build, "UNSETTLED", 0)


def content(folder: Path) -> list[tuple[object, ...]]:
    """All that an index says, but for the time stamps."""
    with store.opened(str(folder / store.NAME)) as connection:
        return [
            (card, pack.unpack(store.document(connection, card.path) or b"", card.path))
            for card in store.cards(connection)
        ]


def test_a_packed_document_is_the_document() -> None:
    for file in EXAMPLES:
        document = read(file)
        again = pack.unpack(pack.pack(document), document.name)
        assert again.text == document.text
        assert again.paragraphs == document.paragraphs
        assert again.claims == document.claims
        assert again.tables == document.tables
        assert again.seen == document.seen
        assert (again.issuer, again.date) == (document.issuer, document.date)


@pytest.mark.parametrize("data", [b"", b"junk", zlib.compress(b'{"Eval":["1"]}'), zlib.compress(b"[1]")])
def test_bytes_of_another_make_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not a packed release"):
        pack.unpack(data, "x")


def test_only_what_is_new_or_changed_is_read_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    files = archive(tmp_path, 2, 10)
    assert index.index_folder(str(tmp_path), 1)[:3] == (10, 10, 0)
    assert index.index_folder(str(tmp_path), 1)[:3] == (10, 0, 0)
    files[0].unlink()
    files[1].write_text("LONDON, March 3, 2024 -- Something else altogether.")
    assert index.index_folder(str(tmp_path), 1)[:3] == (9, 1, 1)
    held = content(tmp_path)
    assert len(held) == 9
    assert any("Something else" in str(document) for _, document in held)
    with store.opened(str(tmp_path / store.NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM parsed").fetchone() == (9,)


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    file = archive(tmp_path, 1, 1)[0]
    index.index_folder(str(tmp_path), 1)
    before = file.stat()
    file.write_text(file.read_text().replace("Reports", "reports"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert index.index_folder(str(tmp_path), 1).read == 1
    assert "reports" in str(content(tmp_path))


def test_a_file_touched_just_now_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path, 1, 3)
    monkeypatch.setattr(build, "UNSETTLED", 10**12)
    index.index_folder(str(tmp_path), 1)
    assert index.index_folder(str(tmp_path), 1).read == 3


def test_an_unreadable_release_is_told_and_skipped(tmp_path: Path) -> None:
    archive(tmp_path, 1, 2)
    (tmp_path / "broken.txt").write_bytes(b"%PDF-1.4")
    update = index.index_folder(str(tmp_path), 1)
    assert update.releases == 2
    assert [trouble.split(": ")[0] for trouble in update.troubles] == [str(tmp_path / "broken.txt")]
    assert index.index_folder(str(tmp_path), 1).troubles == update.troubles


def test_the_number_of_jobs_changes_nothing(tmp_path: Path) -> None:
    for jobs in (1, 3):
        archive(tmp_path / str(jobs), 6, 90)
        index.index_folder(str(tmp_path / str(jobs)), jobs)
    assert content(tmp_path / "1") == content(tmp_path / "3")


def test_another_version_makes_the_index_anew(tmp_path: Path) -> None:
    archive(tmp_path, 1, 3)
    index.index_folder(str(tmp_path), 1)
    with sqlite3.connect(tmp_path / store.NAME) as connection:
        connection.execute("UPDATE made_by SET version = '0.0.1'")
    connection.close()
    assert index.index_folder(str(tmp_path), 1).read == 3


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 99])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    archive(tmp_path, 1, 3)
    (tmp_path / store.NAME).write_bytes(damage)
    assert index.index_folder(str(tmp_path), 1).read == 3
    assert len(content(tmp_path)) == 3


def test_a_cut_index_is_made_anew(tmp_path: Path) -> None:
    archive(tmp_path, 2, 20)
    index.index_folder(str(tmp_path), 1)
    file = tmp_path / store.NAME
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 8192)
    index.index_folder(str(tmp_path), 1)
    assert len(content(tmp_path)) == 20


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / store.NAME) as connection:
        connection.execute("CREATE TABLE accounts (owner TEXT)")
    connection.close()
    with pytest.raises(index.IndexFileError, match="no index of relaudit"):
        index.index_folder(str(tmp_path), 1)


def test_without_an_index_nothing_is_written_to_the_folder(tmp_path: Path) -> None:
    files = archive(tmp_path, 2, 6)
    with index.opened([str(tmp_path)], 1) as held:
        assert sorted(place.card.path for place in held.places) == sorted(map(str, files))
        assert [document.text for document in index.load(held.places)] == [
            Path(place.card.path).read_text() for place in held.places
        ]
    assert not (tmp_path / store.NAME).exists()


def test_a_large_folder_is_given_an_index_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path, 1, 8)
    monkeypatch.setattr(index, "LARGE", 8)
    for told in (1, 0):
        with index.opened([str(tmp_path)], 1) as held:
            assert len(held.notes) == told
            assert len(held.places) == 8
    assert (tmp_path / store.NAME).exists()


def test_two_writers_at_once(tmp_path: Path) -> None:
    archive(tmp_path, 4, 60)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=index.index_folder, args=(str(tmp_path), 1)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(content(tmp_path)) == 60


def test_a_kill_at_any_moment_leaves_a_sound_index(tmp_path: Path) -> None:
    archive(tmp_path, 5, 120)
    code = f"from relaudit import index; index.index_folder({str(tmp_path)!r}, 2)"
    rng = random.Random(1)
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", code], check=True)
    whole = time.monotonic() - started
    expected = content(tmp_path)
    for _ in range(KILLS):
        if rng.random() < 0.5:
            store.remove(str(tmp_path / store.NAME))
        writer = subprocess.Popen([sys.executable, "-c", code])
        time.sleep(rng.uniform(0.1, 1.0) * whole)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        with store.opened(str(tmp_path / store.NAME)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        held = content(tmp_path)
        assert [row for row in held if row not in expected] == []
    index.index_folder(str(tmp_path), 2)
    assert content(tmp_path) == expected
