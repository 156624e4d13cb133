"""One abbreviation with two expansions."""

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import permutations

from rapidfuzz.distance import OSA

from relaudit.model import Document, Side
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._abbreviations import KNOWN, Definition, bracketed, definitions, misfits
from relaudit.rules._say import quoted, spots, variants
from relaudit.rules._terms import columns

LENGTHS = range(3, 7)
"""Letters of an abbreviation of which two can be swapped by a slip."""


@release_rule("warning")
def abbreviation_conflict(release: Release) -> Iterator[Hit]:
    """One abbreviation is expanded in two ways, here or here and in the prior release, or misprinted once.

    Why: the reader no longer knows which of the two every later use means.
    Fires: "National Lens Association (NLA)", then "National Lens Alliance (NLA)", or "the NAL".
    Silent: "a Letter of Intent (LOI)" and "letters of intent (LOI)"; an expansion said twice.
    Limits: only expansions right before the abbreviation, whose initials it gives but for a letter; of
    misprints only two swapped letters, where the right abbreviation stands in brackets or several times.
    """
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for found in definitions(release.document.text):
        other = first.setdefault(found.short, found)
        if found.key != other.key and found.short not in told:
            told.add(found.short)
            yield _hit(release, found, other, "new")
    wrong = [*misfits(release.document.text)] if "(" in release.document.text else []
    yield from _misfits(release.document, wrong)
    settled = {word for definition, initials in wrong for word in (definition.short, initials)}
    yield from _misprinted(release.document, first.keys() | settled)
    if release.prior:
        before = {found.short: found for found in definitions(release.prior.text)}
        for short, found in first.items():
            if short in before and before[short].key != found.key and short not in told:
                yield _hit(release, found, before[short], "old")


def _misfits(document: Document, wrong: list[tuple[Definition, str]]) -> Iterator[Hit]:
    """An abbreviation that does not fit its words by one letter, while the one that does stands elsewhere."""
    every = columns(document.text)
    for found, initials in wrong:
        if initials in every.known:
            told = f"{quoted(document.text_of(found.span))} should be {quoted(initials)}, as elsewhere."
            yield Hit(told, (Place("new", found.span), Place("new", every.spans(initials)[0])))


def _misprinted(document: Document, defined: Set[str]) -> Iterator[Hit]:
    """An abbreviation that stands once with two letters swapped: "the NAL" beside "(NLA)"."""
    text = document.text
    every = columns(text)
    short = {word for word in every.known if len(word) in LENGTHS and word.isupper() and word.isalpha()}
    anagrams: dict[str, list[str]] = defaultdict(list)
    for word in sorted(short - {claim.value for claim in document.claims if claim.kind == "ticker"}):
        anagrams["".join(sorted(word))].append(word)
    for words in anagrams.values():
        for one, two in permutations(words, 2):
            if one in defined or one in KNOWN or OSA.distance(one, two) > 1:
                continue
            places = [every.spans(one), every.spans(two)]
            if len(places[0]) == 1 and (len(places[1]) > 1 or bracketed(text, two)):
                said = variants(zip((one, two), map(len, places), strict=True))
                yield Hit(f"Inconsistent abbreviation: {said}.", spots(places), evidence=(one, two))


def _hit(release: Release, one: Definition, two: Definition, side: Side) -> Hit:
    other, label = (
        (release.document, "") if side == "new" or not release.prior else (release.prior, "prior release")
    )
    words = [quoted(release.document.text_of(one.span)), quoted(other.text_of(two.span))]
    where = ", in the prior release" if label else " and"
    places = (Place("new", one.span), Place(side, two.span, label))
    message = f"{quoted(one.short)} is expanded in two ways: {words[0]}{where} {words[1]}."
    return Hit(message, places, None, (one.short, *sorted(" ".join(found.key) for found in (one, two))))
