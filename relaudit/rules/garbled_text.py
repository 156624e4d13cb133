"""Characters that were decoded as what they are not."""

import re
from collections.abc import Iterator

from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
LOST = "\ufffd"
"""The sign that a decoder puts for bytes that are no character."""
SHOWN = 20
"""Places that are listed: where the encoding is wrong, every quotation mark is."""
REACH = 40
"""Characters of a word that are shown on either side of the damage."""


@release_rule("warning")
def garbled_text(release: Release) -> Iterator[Hit]:
    """Characters were garbled on their way: "companyâ€™s" for "company’s".

    Why: a wrong encoding spoils every quotation mark and accent at once, and the wire prints it so.
    Fires: "the companyâ€™s", "MÃ¼nchen", a "\N{REPLACEMENT CHARACTER}" where a character was lost.
    Silent: accents, currency signs, words in any script.
    Limits: only UTF-8 read as Windows-1252 is known, and what was lost altogether; one finding tells all.
    """
    text = release.document.text
    if text.isascii():
        return
    found = [(match.start(), plain) for match in BEYOND_ASCII.finditer(text) if (plain := _meant(match[0]))]
    found += [(match.start(), "") for match in re.finditer(LOST, text)]
    if not found:
        return
    places = [_word(text, start) for start, _ in sorted(found)[:SHOWN]]
    start, plain = min(found)
    shown = quoted(text[slice(*_word(text, start))])
    meant = f", probably for {quoted(plain)}" if plain else ""
    times = f", {len(found)} times" if len(found) > 1 else ""
    message = f"Garbled characters{times}: {shown}{meant}."
    yield Hit(message, tuple(Place("new", place) for place in dict.fromkeys(places)))


def _meant(printed: str) -> str:
    """What was written, where the characters are its bytes read as Windows-1252; else nothing.

    >>> _meant("â€™"), _meant("â€\x9d"), _meant("é"), _meant("“€")
    ('’', '”', '', '')
    """
    try:
        return b"".join(map(_byte, printed)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(character: str) -> bytes:
    """The byte of a character in Windows-1252, which leaves five of them undefined."""
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252")


def _word(text: str, at: int) -> Span:
    """The word around a place."""
    head = re.split(r"\s", text[max(0, at - REACH) : at])[-1]
    tail = re.split(r"\s", text[at : at + REACH], maxsplit=1)[0]
    return Span(at - len(head), at + len(tail))
