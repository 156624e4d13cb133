"""Decoding: every encoding a release may come in, and every input that is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

from relaudit import sources

WORDS = "Aurelia Optics “grew” 47% to €54 million.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_by_their_mark_or_as_utf8(encoding: str) -> None:
    source = sources.read_bytes(WORDS.encode(encoding), "a.txt")
    assert (source.text, source.notes) == (WORDS, ())


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_of_either_order(mark: bytes) -> None:
    order = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert sources.read_bytes(mark + WORDS.encode(order), "a.txt").text == WORDS


def test_windows_1252_is_said() -> None:
    source = sources.read_bytes(WORDS.encode("cp1252"), "a.txt")
    assert source.text == WORDS
    assert source.notes == ("not UTF-8: read as Windows-1252",)


def test_utf8_cut_inside_a_character_stays_utf8() -> None:
    source = sources.read_bytes(WORDS.encode() + "…".encode()[:2], "a.txt")
    assert source.text == WORDS + "\ufffd"
    assert source.notes == ("1 characters are not valid UTF-8, shown as \ufffd",)


def test_undefined_windows_bytes_are_shown() -> None:
    source = sources.read_bytes(b"r\xe9sum\xe9 \x81 n\xe9", "a.txt")
    assert source.text == "résumé \ufffd né"
    assert len(source.notes) == 2


def test_the_text_is_the_file_as_it_stands() -> None:
    text = "One.\r\n\r\nTwo\f\r\nthree\rfour\x0b\n\n\n"
    assert sources.read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028"])
def test_other_line_ends_where_no_line_feed_stands(end: str) -> None:
    assert sources.read_bytes(f"One.{end}{end}Two.\x1a".encode(), "a.txt").text == "One.\n\nTwo. "


def test_few_nul_bytes_are_told_and_many_are_no_text() -> None:
    source = sources.read_bytes(b"word " * 99 + b"\0", "a.txt")
    assert source.notes == ("1 NUL characters in the text, read as blanks",)
    with pytest.raises(sources.ReadError, match="binary"):
        sources.read_bytes(b"\0\1word" * 9, "a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\f\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0\0", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdftotext -layout"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        (b"{\\rtf1\\ansi Hello}", "save it as .docx"),
        (b"a" * (sources.MAX_BYTES + 1), "larger than 32 MB"),
    ],
)
def test_what_is_no_text_is_one_clear_line(data: bytes, reason: str) -> None:
    with pytest.raises(sources.ReadError, match=reason) as caught:
        sources.read_bytes(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for name, reason in [
        (str(tmp_path), "Is a directory"),
        (str(tmp_path / "none.txt"), "no such file"),
        ("C:\\none.txt", "no such file"),
        ("https://aurelia.example/news", "no such file"),
        ("bad\0name", "null"),
        ("x" * 5000, "too long"),
    ]:
        with pytest.raises(sources.ReadError, match=reason):
            sources.read(name)


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(sources.ReadError, match="larger than"):
        sources.read("/dev/zero")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    monkeypatch.chdir(tmp_path)
    for key in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(key, "nobody@aurelia.example")
    (tmp_path / "release.md").write_text(WORDS, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", *command], check=True)
    (tmp_path / "release.md").write_text("Changed.\n", encoding="utf-8")
    return tmp_path


def test_a_file_in_a_git_revision(repository: Path) -> None:
    source = sources.read("HEAD:release.md")
    assert (source.name, source.text) == ("HEAD:release.md", WORDS)
    assert sources.read("release.md").text == "Changed.\n"


@pytest.mark.parametrize("name", ["HEAD:none.md", "nowhere:release.md", "HEAD~7:release.md"])
def test_git_says_why_it_has_no_such_file(repository: Path, name: str) -> None:
    with pytest.raises(sources.ReadError, match=r"no such file, nor in git \("):
        sources.read(name)


def test_a_name_is_no_option_for_git(repository: Path) -> None:
    with pytest.raises(sources.ReadError, match=r"no such file$"):
        sources.read("--batch:release.md")


def test_a_file_that_has_the_form_of_a_revision_is_a_file(repository: Path) -> None:
    (repository / "HEAD:release.md").write_text("A file.\n", encoding="utf-8")
    assert sources.read("HEAD:release.md").text == "A file.\n"
