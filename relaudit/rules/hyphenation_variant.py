"""One term spelt with a hyphen, with a space and in one word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from relaudit.model import Span
from relaudit.rules import Hit, Release, release_rule
from relaudit.rules._say import spots, variants
from relaudit.rules._terms import Columns, columns, stem
from relaudit.words import STOP_WORDS

PREFIXES = frozenset(
    """
    anti bi inter intra macro meta micro mid mini multi nano neo non poly pre semi sub super ultra
    """.split()
)
"""What never stands as a word of its own: "multi mode" can only be another spelling of "multi-mode"."""

PARTICLES = frozenset(
    """
    any back be co down every in may no off on one out over re some to under up
    """.split()
)
"""Parts that make a different word: "re-sign" and "resign", "set up" and "setup", "any one" and "anyone"."""

ADJECTIVE = 6
"""Letters of a word before a compound that is not one of its verbs or small words: "autonomous"."""

LONGEST = 40
"""Letters of the longest first part of a compound: a longer one is a row of letters."""

SHORTEST = 3
"""Letters of each part of a spaced form that is held against one word: "a cross" is not "across"."""

Compounds = dict[str, set[str]]
"""By the letters of a hyphenated compound, the words beside it."""

Forms = dict[str, list[Span]]
"""By the joint ("-", " " or none), where a compound stands with it."""


@release_rule("note")
def hyphenation_variant(release: Release) -> Iterator[Hit]:
    """A term is spelt in two ways: with a hyphen, with a space, in one word.

    Why: a reader who searches for "multimode" misses "multi-mode"; two spellings look like two things.
    Fires: "multi-mode fiber", then "multimode fiber"; "single-stock funds" beside "single stock funds".
    Silent: "long-term growth" beside "in the long term": a hyphen before a noun is no variant.
    Limits: a spaced form counts only beside the same word as the hyphenated one, or after a prefix.
    """
    text = release.document.text
    prior = release.prior.text if release.prior else ""
    compounds = _compounds(text)
    for key, following in _compounds(prior).items():
        compounds[key] |= following
    here = _spellings(text, compounds)
    before = _spellings(prior, compounds) if here else here
    for key, forms in here.items():
        earlier = before.get(key, {})
        if len(forms) > 1:
            yield _hit(text, forms)
        elif earlier and not forms.keys() <= earlier.keys():
            yield _hit(text, forms, prior, earlier)


def _hit(text: str, forms: Forms, prior: str = "", earlier: Forms | None = None) -> Hit:
    here = [(text[spans[0].start : spans[0].end], len(spans)) for spans in forms.values()]
    message = f"Inconsistent spelling: {variants(here)}"
    places = spots(forms.values())
    before = []
    if earlier:
        before = [(prior[spans[0].start : spans[0].end], len(spans)) for spans in earlier.values()]
        message += f" here, {variants(before)} in the prior release"
        places += spots(earlier.values(), "old", "prior release")
    return Hit(message + ".", places, evidence=tuple(sorted({f.lower() for f, _ in here + before})))


def _compounds(text: str) -> Compounds:
    found: Compounds = defaultdict(set)
    if not any(hyphen in text for hyphen in "-‐‑"):  # a prior release may need no look at its words
        return found
    every = columns(text)
    wanted = {word for word in every.known if _is_compound(word)}
    for at, word in enumerate(every.texts if wanted else ()):
        if word in wanted:
            found[stem(word)] |= _beside(every, at, at + 1)
    return found


def _is_compound(word: str) -> bool:
    first, hyphen, second = word.partition("-")
    if not hyphen or not first.isalpha() or not second.isalpha():
        return False
    capitals = first[0].isupper() and second[0].isupper()
    return capitals or not {first.lower(), second.lower()} & PARTICLES


def _beside(every: Columns, start: int, end: int) -> set[str]:
    """What shows that two compounds do the same work: the noun after them, or the adjective before."""
    found = set()
    near = range(end, min(end + 2, len(every.texts)))
    after = [stem(every.texts[at]) for at in near if not every.opens[at]]
    if after and _content(after[0]):
        found.add(">" + after[0])
    elif len(after) == 2 and _content(after[1]):
        found.add(">" + " ".join(after))
    before = every.texts[start - 1] if start else ""
    if len(before) >= ADJECTIVE and _content(before) and before.islower():
        found.add("<" + before)
    return found


def _spellings(text: str, compounds: Compounds) -> dict[str, Forms]:
    """Every spelling of the compounds, and of what stands both in one word and in two."""
    found: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    every = columns(text)
    stems = {word: stem(word) for word in every.known if len(word) >= 2 * SHORTEST}
    closed = {key for word, key in stems.items() if word.isalpha()} - compounds.keys()
    pairs = _pairs(every, closed | compounds.keys())
    keys = compounds.keys() | pairs.values()
    wanted = {word for word, key in stems.items() if key in keys and (key in compounds or word.isalpha())}
    if not wanted and not pairs:
        return found
    joined: dict[str, list[Span]] = defaultdict(list)
    for at, word in enumerate(every.texts):
        if word in wanted:
            forms = found[stems[word]] if stems[word] in compounds else None
            spans = joined[stems[word]] if forms is None else forms["-" if "-" in word else ""]
            spans.append(every.word(at).span)
    for at, key in pairs.items():
        first, second = every.word(at), every.word(at + 1)
        if text[first.end : second.start].strip():
            continue
        one, two = first.text.lower(), stem(second.text)
        if key not in compounds:
            if min(len(one), len(two)) >= SHORTEST and not {one, two} & PARTICLES:
                found[key][""] = joined[key]
                found[key][" "].append(Span(first.start, second.end))
        elif one in PREFIXES or _beside(every, at, at + 2) & compounds[key] or _adjective(every.texts, at):
            found[key][" "].append(Span(first.start, second.end))
    return {key: forms for key, forms in found.items() if not _is_name(text, forms)}


def _pairs(every: Columns, keys: Set[str]) -> dict[int, str]:
    """By the place of the first, every two neighbours that are one of the keys when joined.

    Keys are taken apart, not neighbours joined: a long text has few different words.
    """
    spelt: dict[str, list[str]] = defaultdict(list)
    for word in every.known:
        spelt[word.lower().replace("-", "")].append(word)
    seconds: dict[str, dict[str, str]] = defaultdict(dict)
    for key in keys:
        for cut in range(1, min(len(key), LONGEST)):
            if key[:cut] in spelt:
                for second in spelt.get(key[cut:], []) + spelt.get(key[cut:] + "s", []):
                    if stem(key[:cut] + second) == key:
                        for first in spelt[key[:cut]]:
                            seconds[first][second] = key
    places = enumerate(zip(every.texts, every.texts[1:], strict=False))
    return {at: seconds[one][two] for at, (one, two) in places if one in seconds and two in seconds[one]}


def _adjective(texts: Sequence[str], at: int) -> bool:
    """Whether two words can only be an adjective: "forward looking statements"."""
    after = texts[at + 2 : at + 3]
    return texts[at + 1].lower() == "looking" and bool(after) and _content(after[0])


def _content(word: str) -> bool:
    """Whether a word can be the noun of a compound: "first quarter 2024" is a noun by itself."""
    return word.isalpha() and word not in STOP_WORDS


def _is_name(text: str, forms: Forms) -> bool:
    """Whether the closed form is a name of its own: "RealTime" is not "real-time"."""
    closed = {text[span.start : span.end] for span in forms.get("", ())}
    rest = {text[span.start : span.end] for joint in forms if joint for span in forms[joint]}
    return any(_camel(form) for form in closed) and all(form.islower() for form in rest)


def _camel(word: str) -> bool:
    return word[0].isupper() and word[1:] != word[1:].lower() and not word.isupper()
