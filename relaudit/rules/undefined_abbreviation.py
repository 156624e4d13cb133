"""An abbreviation that the release never spells out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from relaudit.model import Document, Kind, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._abbreviations import KNOWN, bracketed, definitions
from relaudit.rules._say import quoted, times
from relaudit.rules._terms import Columns, columns

FEWEST = 3
"""Uses from which an abbreviation should be spelt out: one in passing is a name."""

PROSE: tuple[Kind, ...] = ("dateline", "body", "quote", "list-item", "about")
"""Kinds in which an abbreviation is read; legends name laws, contacts name firms."""


@release_rule("note")
def undefined_abbreviation(release: Release) -> Iterator[Hit]:
    """An abbreviation is used again and again and never spelt out.

    Why: a reader outside the trade stops at the third "DWDM" and reads something else.
    Fires: "DWDM" four times, and nowhere "dense wavelength-division multiplexing (DWDM)".
    Silent: "CEO", "U.S.", "GAAP"; "small firms (SMFs)"; names; a symbol of a share; units.
    Limits: only what is a common noun here ("a DWDM", "DWDMs"), for a name needs no spelling out; allow
    others in the settings (`abbreviations`); what is used only once or twice is not told.
    """
    document = release.document
    every = columns(document.text)
    places: dict[str, list[Span]] = {}
    named: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for at in _abbreviations(document, every):
        short, before = every.texts[at], every.texts[max(at - 1, 0)]
        places.setdefault(short, []).append(every.word(at).span)
        common[short] += before in ("a", "an", "each", "every", "per") or short[-1] == "s"
        named[short] += _joined(document.text, every, at - 1) or _joined(document.text, every, at)
    if not places:
        return
    known = KNOWN.union(release.settings.abbreviations, (document.issuer or "").split())
    known |= {found.short for found in definitions(document.text)}
    known |= {claim.value for claim in document.claims if claim.kind == "ticker"}
    known |= {word.upper() for word in every.known if word.islower()}
    initials = "".join(word[0] for word in every.texts).lower()
    for short, found in places.items():
        letters = short.rstrip("s")
        if len(found) < FEWEST or {short, letters} & known or letters.lower() in initials:
            continue
        if common[short] and named[short] * 2 < len(found) and not bracketed(document.text, letters):
            message = f"{quoted(short)} stands {times(len(found))} and is never spelt out."
            yield Hit(message, (Place("new", found[0]),))


def _abbreviations(document: Document, every: Columns) -> Iterator[int]:
    """The places of the abbreviations in prose."""
    short = {word for word in every.known if _abbreviates(word)}
    first = 0
    for paragraph in document.paragraphs if short else ():
        stop = bisect_right(every.starts, paragraph.end, first)
        if paragraph.kind in PROSE:
            yield from (at for at in range(first, stop) if every.texts[at] in short)
        first = stop


def _joined(text: str, every: Columns, at: int) -> bool:
    """Whether two words, one of them an abbreviation, stand together with capitals: "HSM Works"."""
    if not 0 <= at < len(every.texts) - 1 or not (every.capitals[at] and every.capitals[at + 1]):
        return False
    return text[every.end(at) : every.starts[at + 1]].isspace()


def _abbreviates(word: str) -> bool:
    """Whether a word can be nothing but an abbreviation: capitals, and hardly a vowel to say it by."""
    letters = word.rstrip("s")
    return (
        3 <= len(letters) <= 5
        and letters.isalpha()
        and letters.isupper()
        and sum(letter in "AEIOUY" for letter in letters) <= 1
        and not (len(letters) > 3 and letters[1] in "AEIOUY")
    )
