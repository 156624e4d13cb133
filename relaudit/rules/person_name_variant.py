"""One person under two names."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import Literal

from relaudit.model import Document, Severity
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._names import Name, Names, names
from relaudit.rules._say import quoted, spots, variants
from relaudit.rules._slips import misspelt, plain
from relaudit.rules._terms import columns

SHORTEST = 5
"""Letters of a surname that one wrong letter does not turn into another: "Lane" and "Land" are two people."""

Parts = tuple[str, ...]
Forms = dict[Parts, list[Name]]
"""By the parts of a name, where it stands so."""


@release_rule("warning")
def person_name_variant(release: Release) -> Iterator[Hit]:
    """A person's name is spelt in two ways, here or here and in the prior release.

    Why: a misspelt name is the correction people ask for first, and archives file it under two persons.
    Fires: "Ines Contreras" and "Ms. Conteras"; as a note "Dr. Mohd Aslami" and "Dr. Mohd A. Aslami".
    Silent: "Ada Byrne", later "Byrne" or "Ms. Byrne"; "Ada Byrne" and "Niall Byrne".
    Limits: only names that the text shows to be a person's, by a title or a verb of saying; surnames of
    four letters and fewer are not held against each other.
    """
    found = names(release.document.text)
    here = _forms(found.mentions + found.people)
    people = list(dict.fromkeys(name.parts for name in found.people))
    known = {_fold(part) for form in here if len(form) > 1 for part in form}
    index = _indexed(here)
    told: set[frozenset[tuple[str, ...]]] = set()
    for one in people:
        for two in _rivals(one, index):
            relation = _relation(one, two, known)
            if relation and frozenset((one, two)) not in told:
                told.add(frozenset((one, two)))
                yield _hit(release.document, here[one], here[two], relation)
    yield from _lone(release.document, found)
    if release.prior and people:
        before = names(release.prior.text)
        earlier = _forms(before.mentions + before.people)
        index = _indexed(name.parts for name in before.people)
        for one in people:
            for two in _rivals(one, index) if one not in earlier else ():
                if two not in here and (relation := _relation(one, two, known)):
                    yield _hit_across(release, here[one], earlier[two], relation)


def _forms(found: tuple[Name, ...]) -> Forms:
    forms: Forms = {}
    for name in dict.fromkeys(found):
        forms.setdefault(name.parts, []).append(name)
    return forms


def _keys(form: Parts) -> list[Parts]:
    """What a name shares with its variants: the last part or the given names; a lone surname neither."""
    *first, surname = map(_fold, form)
    return [("last", surname), ("given", *_given(first)[0])] if first else [()]


def _indexed(forms: Iterable[Parts]) -> dict[Parts, list[Parts]]:
    """Names of several parts by what their variants share with them."""
    index: dict[Parts, list[Parts]] = defaultdict(list)
    for form in dict.fromkeys(forms):
        for key in ((), *_keys(form)) if len(form) > 1 else ():
            index[key].append(form)
    return index


def _rivals(one: Parts, index: dict[Parts, list[Parts]]) -> list[Parts]:
    """The names that one name can be a variant of: a text of thousands has few for each."""
    return list(dict.fromkeys(two for key in _keys(one) for two in index.get(key, ()) if two != one))


def _relation(one: Parts, two: Parts, known: Set[str]) -> Literal["slip", "short"] | None:
    """Whether two forms are one name misspelt, or one name with and without an initial or a part.

    `known` are the folded parts of all names of several parts: a lone surname among them is no slip.
    """
    *first, surname = map(_fold, one)
    *second, other = map(_fold, two)
    if not first:
        return "slip" if surname not in known and misspelt(surname, other, SHORTEST) else None
    if first == second and surname == other:
        return "slip"
    given, initials = _given(first)
    rest, letters = _given(second)
    if surname != other:
        return "slip" if given and given == rest and misspelt(surname, other, SHORTEST - 1) else None
    if not given or not rest:
        return None
    if given == rest:
        return "short" if not initials or not letters else "slip"
    if given[0] == rest[0] and len(given) != len(rest):
        return "short"
    if len(given) == len(rest) == 1 and (initials == letters or not initials or not letters):
        if given[0].startswith(rest[0]) or rest[0].startswith(given[0]):
            return "short"
        return "slip" if misspelt(given[0], rest[0], SHORTEST - 1) else None
    return None


def _given(parts: list[str]) -> tuple[list[str], list[str]]:
    """Given names and initials apart."""
    return [part for part in parts if len(part) > 1], [part for part in parts if len(part) == 1]


def _lone(document: Document, found: Names) -> Iterator[Hit]:
    """A surname or given name that stands alone, once, with a letter too many, too few or swapped."""
    forms = _forms(found.lone)
    lower = {word for word in columns(document.text).known if word.islower()} if forms else set()
    known: dict[str, list[Name]] = defaultdict(list)
    for name in found.people:
        for part in name.parts if len(name.parts) > 1 else ():
            known[part].append(name)
    taken = {part for form in (*found.people, *found.mentions) for part in form.parts}
    for (word,), places in forms.items():
        if len(places) > 1 or word in taken or word.lower() in lower or not word.isalpha():
            continue
        alike = (
            part
            for part in known
            if part[0] == word[0] and misspelt(word, part, SHORTEST) and plain(word, part)
        )
        found_part = next(alike, None)
        if found_part:
            yield _hit(document, places, known[found_part], "slip")


@lru_cache(maxsize=2**14)
def _fold(part: str) -> str:
    """A part of a name without accents and case."""
    plain = unicodedata.normalize("NFKD", part)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _hit(document: Document, one: list[Name], two: list[Name], relation: str) -> Hit:
    """Both forms in one release, at the rarer one first: it is the likelier slip."""
    forms = sorted([one, two], key=len)
    said = variants((document.text_of(form[0].span), len(form)) for form in forms)
    places = spots([name.span for name in form] for form in forms)
    return Hit(f"Inconsistent name: {said}.", places, _severity(relation), _evidence(one, two))


def _hit_across(release: Release, one: list[Name], two: list[Name], relation: str) -> Hit:
    """One form here, the other in the prior release."""
    here = quoted(release.document.text_of(one[0].span))
    before = quoted(release.prior.text_of(two[0].span)) if release.prior else ""
    places = (Place("new", one[0].span), Place("old", two[0].span, "prior release"))
    message = f"Inconsistent name: {here} here, {before} in the prior release."
    return Hit(message, places, _severity(relation), _evidence(one, two))


def _severity(relation: str) -> Severity | None:
    return "note" if relation == "short" else None


def _evidence(one: list[Name], two: list[Name]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(form[0].parts) for form in (one, two)))
