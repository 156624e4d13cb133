"""One organisation or product under two names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import compress, pairwise

from rapidfuzz.distance import OSA

from relaudit.model import Span
from relaudit.rules import Hit, Release, release_rule
from relaudit.rules._companies import company_names
from relaudit.rules._entities import FORMS, Entity, entities
from relaudit.rules._names import NOT_GIVEN, names
from relaudit.rules._say import spots, variants
from relaudit.rules._slips import alike, near, plain, replaced
from relaudit.rules._terms import Columns, columns, stem

SHORTEST = 5
"""Letters of a name that one wrong letter does not turn into another: "Acme" and "Acre" are two."""

NEIGHBOUR = 4
"""Letters of a word that is told to be misspelt by its neighbour in a name: "Tarn Valey"."""

FREQUENT = 3
"""Places of a name from which another spelling that stands once is a slip."""

HANDLE = ("#", "@", "/", "_")
"""What stands before a name that is printed in one word on purpose."""

COLUMNS = frozenset("Three Six Nine Twelve Year Quarter".split())
"""First words of a column's heading, which runs into the label of the row before it."""

PREFIX = 5
"""Letters that two words share where one is the other with another ending: "Technology", "Technologies"."""

Pair = tuple[str, str]

Forms = dict[str, list[Span]]
"""By the printed form of a word, where it stands so."""


@release_rule("warning")
def entity_name_variant(release: Release) -> Iterator[Hit]:
    """The name of an organisation or product is spelt in two ways.

    Why: the name is the first thing an issuer's people look at; the second spelling is always wrong.
    Fires: "AmeriTarn" and "Ameritarn"; "Hesta Fund Inc." and "Hesta Fund Ltd."; "Halvorsen Group" and
    "Halvorssen Group"; "Micra Technologies" beside "Micra Technology" with its legal form.
    Silent: "HESTA FUND" in a heading; "Hesta" for short; "Corp." and "Corporation"; "Helius" and "Helium".
    Limits: a wrong letter is told only in the issuer's name, where a neighbouring word is the same, and where
    a longer name stands once so and several times otherwise.
    """
    text = release.document.text
    every = columns(text)
    issuer = [word.strip(",") for word in (release.document.issuer or "").split() if word[0].isalpha()]
    groups = [
        *_letter_case(every),
        *_plurals(every, text),
        *_joined(every, text, issuer),
        *_endings(every, text, _known(issuer, entities(text))),
        *_slips(every, text, issuer),
    ]
    told: set[int] = set()
    for forms in groups:
        fewest = min(map(len, forms.values()))
        rarest = {spans[0].start for spans in forms.values() if len(spans) == fewest}
        if not rarest & told:
            told |= rarest
            yield _hit(text, forms)
    yield from company_names(release)


def _letter_case(every: Columns) -> Iterator[Forms]:
    """One word with capitals inside and without, or inside at other places: "AmeriTarn", "Ameritarn"."""
    found: dict[str, Forms] = defaultdict(dict)
    for at in compress(range(len(every.texts)), every.capitals):
        word = every.word(at)
        if len(word.text) >= SHORTEST and not word.text.isupper():
            found[stem(word.text)].setdefault(word.text.rstrip("s"), []).append(word.span)
    for forms in found.values():
        if len(forms) > 1 and all(form.isalpha() for form in forms):
            yield forms


def _plurals(every: Columns, text: str) -> Iterator[Forms]:
    """Three capitalised words of which the middle one has a plural ending once: "Listings Review Panel"."""
    found: dict[tuple[str, ...], Forms] = defaultdict(dict)
    for at in every.runs(b"\1\1\1"):
        run = every.word(at), every.word(at + 1), every.word(at + 2)
        apart = text[run[0].end : run[1].start] + text[run[1].end : run[2].start]
        if (
            all(word.text[-1].islower() for word in run)
            and apart.isspace()
            and not run[1].opens
            and run[2].text not in COLUMNS
        ):
            key = (run[0].text, stem(run[1].text), run[2].text)
            found[key].setdefault(run[1].text, []).append(Span(run[0].start, run[2].end))
    yield from (forms for forms in found.values() if len(forms) > 1)


def _endings(every: Columns, text: str, known: dict[Pair, bool]) -> Iterator[Forms]:
    """Two words of a name with another ending or a slip in one of them.

    "Micra Technologies" beside "Micra Technology, Inc."; "Micra Tecnology"; "Mirca Technology".
    """
    with_first: dict[str, list[Pair]] = defaultdict(list)
    with_second: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(known):
        with_first[pair[0]].append(pair)
        with_second[pair[1]].append(pair)
    found: dict[Pair, Forms] = defaultdict(dict)
    for at in every.runs(b"\1\1"):
        first, second = every.texts[at].lower(), every.texts[at + 1].lower()
        if not text[every.end(at) : every.starts[at + 1]].isspace():
            continue
        pairs = [pair for pair in with_first.get(first, ()) if _is_form(second, pair[1], known[pair])]
        pairs += [pair for pair in with_second.get(second, ()) if near(first, pair[0], NEIGHBOUR)]
        if pairs:
            span = Span(every.starts[at], every.end(at + 1))
            found[pairs[0]].setdefault(f"{first} {second}".title(), []).append(span)
    yield from (forms for forms in found.values() if len(forms) > 1)


def _known(issuer: list[str], found: tuple[Entity, ...]) -> dict[Pair, bool]:
    """Every two words that follow each other in the issuer's name, the first two of other companies'.

    The value says that they open a name: "Tarn Valleys" is none, but "Valley Groups" may be others.
    """
    inner = dict.fromkeys(pairwise(issuer[1:]), False)
    names = [issuer[:2], *(entity.words[:2] for entity in found)]
    opening = {(name[0], name[1]): True for name in names if len(name) > 1}
    pairs = {(one.lower(), two.lower()): first for (one, two), first in (inner | opening).items()}
    return {pair: first for pair, first in pairs.items() if pair[1].isalpha() and pair[1] not in FORMS}


def _is_form(one: str, two: str, opening: bool) -> bool:
    return one == two or near(one, two, NEIGHBOUR) or (opening and _inflected(one, two))


def _joined(every: Columns, text: str, issuer: list[str]) -> Iterator[Forms]:
    """Two words of the issuer's name without the blank between them: "MicraTechnology"."""
    for one, two in pairwise(issuer):
        forms = [word for word in every.known if word.lower() == (one + two).lower() and word[0].isupper()]
        closed = sorted(span for form in forms for span in every.spans(form))
        closed = [span for span in closed if text[span.start - 1 : span.start] not in HANDLE]
        apart = re.compile(rf"\b{re.escape(one)}\s{re.escape(two)}\b")
        places = [Span(*match.span()) for match in apart.finditer(text)] if closed else []
        if len(places) >= len(closed) > 0:  # else the blank is the slip of a typesetter: "AC ME"
            yield {one + two: closed, f"{one} {two}": places}


def _inflected(one: str, two: str) -> bool:
    return one[:PREFIX] == two[:PREFIX] and min(len(one), len(two)) >= PREFIX and OSA.distance(one, two) <= 3


def _slips(every: Columns, text: str, issuer: list[str]) -> Iterator[Forms]:
    """A name with a wrong letter.

    It is told where it is the issuer's, where a neighbouring word is the same, and where it stands once and
    the right form several times.
    """
    found, beside = _capitalised(every)
    people = {part for name in names(text).people if len(name.parts) > 1 for part in name.parts}
    runs = {part for name in names(text).mentions for part in name.parts}
    own = issuer[0] if issuer else ""
    for one, two in alike(found.keys() - people):
        camel = not (one[1:].islower() and two[1:].islower())
        if not near(one, two, SHORTEST, wrong=1 if camel else 2):
            continue
        # "LensPad" and "LensPod" are two products
        other = camel and replaced(one, two)
        rare, common = sorted((one, two), key=lambda form: len(found[form]))
        alone = len(found[rare]) == 1 and len(found[common]) >= FREQUENT and plain(one, two)
        other = other or bool({one, two} & NOT_GIVEN) or (rare in runs and common not in runs)
        issued = own in (one, two) and (len(own) > SHORTEST or plain(one, two))
        if issued or beside[one] & beside[two] or (alone and not other):
            yield {one: found[one], two: found[two]}


def _capitalised(every: Columns) -> tuple[Forms, dict[str, set[tuple[bool, str]]]]:
    """Every word that can be a name, and the capitalised words that stand before it and after it."""
    found: Forms = defaultdict(list)
    beside: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    last = len(every.texts) - 1
    for at in compress(range(last + 1), every.capitals):
        word = every.texts[at]
        if len(word) >= SHORTEST and _may_be_name(word):
            form = word.title() if word.isupper() else word
            if not (form.lower() in every.known and form.lower().islower()):
                found[form].append(every.word(at).span)
                near_by = (max(at - 1, 0), min(at + 1, last))
                beside[form] |= {(one > at, every.texts[one]) for one in near_by if every.capitals[one]}
    return found, beside


def _may_be_name(word: str) -> bool:
    """Whether a word can be a name: no abbreviation ("OTCQB"), none glued to one ("CEOBrackenridge")."""
    parts = word.split("-")
    if (
        not all(map(str.isalpha, parts))
        or not word[0].isupper()
        or (len(parts) > 1 and min(map(len, parts)) < 4)
    ):
        return False
    return len(word) > SHORTEST if word.isupper() else not word[:2].isupper()


def _hit(text: str, forms: Forms) -> Hit:
    """All spellings, the rarest first: it is the likeliest slip."""
    ordered = sorted(forms.values(), key=len)
    said = variants((text[slice(*spans[0])], len(spans)) for spans in ordered)
    return Hit(f"Inconsistent name: {said}.", spots(ordered), None, tuple(sorted(forms)))
