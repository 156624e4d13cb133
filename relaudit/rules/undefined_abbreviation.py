"""An abbreviation that the release never spells out."""

from collections import Counter
from collections.abc import Iterator

from relaudit.model import Document, Kind
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._abbreviations import KNOWN, bracketed, definitions
from relaudit.rules._say import quoted, times
from relaudit.rules._terms import Word, words

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
    places: dict[str, list[Word]] = {}
    every = [] if document.text.islower() else list(_prose(document))
    named: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for before, word, after in zip(every[:1] + every, every, every[1:] + every[-1:], strict=False):
        if _abbreviates(word.text):
            places.setdefault(word.text, []).append(word)
            common[word.text] += before.text in ("a", "an", "each", "every", "per") or word.text[-1] == "s"
            named[word.text] += _beside(document.text, before, word) or _beside(document.text, word, after)
    if not places:
        return
    known = KNOWN.union(release.settings.abbreviations, (document.issuer or "").split())
    known |= {found.short for found in definitions(document.text)}
    known |= {claim.value for claim in document.claims if claim.kind == "ticker"}
    known |= {word.text.upper() for word in every if word.text.islower()}
    initials = "".join(word.text[0] for word in words(document.text)).lower()
    for short, found in places.items():
        letters = short.rstrip("s")
        if len(found) < FEWEST or {short, letters} & known or letters.lower() in initials:
            continue
        if common[short] and named[short] * 2 < len(found) and not bracketed(document.text, letters):
            message = f"{quoted(short)} stands {times(len(found))} and is never spelt out."
            yield Hit(message, (Place("new", found[0].span),))


def _beside(text: str, one: Word, two: Word) -> bool:
    """Whether two words stand side by side with capitals, as in a name: "HSM Works"."""
    other = two if _abbreviates(one.text) else one
    return one.end < two.start and text[one.end : two.start].isspace() and other.text[0].isupper()


def _prose(document: Document) -> Iterator[Word]:
    at, every = 0, words(document.text)
    for paragraph in document.paragraphs:
        while at < len(every) and every[at].end <= paragraph.end:
            if paragraph.kind in PROSE:
                yield every[at]
            at += 1


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
