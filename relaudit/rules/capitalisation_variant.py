"""One term with and without its capital."""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import compress

from relaudit.model import RECURRING, Document, Kind, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._entities import entities
from relaudit.rules._say import quoted, spots, variants
from relaudit.rules._terms import Columns, Word, columns
from relaudit.words import STOP_WORDS

PROSE: tuple[Kind, ...] = ("dateline", "body", "quote", "list-item", "about", "forward-looking", "legal")
"""Kinds in which capitals are not a matter of layout."""

TITLE_SHARE = 0.5
"""Share of capitalised words from which a paragraph is a heading, whatever its kind."""

DEFINED = re.compile(
    r"\((?:[^()]{0,60}[^\w()])?[Tt](?:he|HE) [“\"]?([A-Z][A-Za-z]{3,14})[,.]?[”\"]"
    r"|[“\"][Tt](?:he|HE) ([A-Z][A-Za-z]{3,14})[,.]?[”\"]"
)
"""A defined term: (the “Company”), ("the Fund"), (“Hesta” or the “Company”)."""

BACK = 200
"""Code points before "the company" in which the company may be named: the sentence before."""

Forms = dict[str, list[Span]]
"""By the printed form of a term, where it stands so."""


@release_rule("note")
def capitalisation_variant(release: Release) -> Iterator[Hit]:
    """One term stands with a capital and without it, in the same surroundings.

    Why: a defined term has its capital everywhere; "the Company" and "the company" may be two.
    Fires: "(the “Company”)", then "the company’s"; "the Spring Forum", then "the Spring forum".
    Silent: sentence starts, headings and job titles; "a company", "company-wide".
    Limits: only terms that the release defines, names whose last word has lost its capital, and two
    words that have lost both before the same third; "the company" after another company's name is that one.
    """
    document = release.document
    if 1 not in columns(document.text).capitals:
        return
    every = _prose(document)
    yield from _defined(document, every)
    here = (*_names(document.text, every).values(), *_phrases(document.text, every).values())
    for forms in here:
        if len(forms) > 1:
            yield _hit(document.text, forms)
    if release.prior:
        yield from _since(release, release.prior)


def _since(release: Release, prior: Document) -> Iterator[Hit]:
    """Names of the recurring text that have lost or won a capital since the prior release."""
    document = release.document
    here = _names(document.text, _prose(document, RECURRING))
    before = _names(prior.text, _prose(prior, RECURRING)) if here else here
    for key in here.keys() & before.keys():
        if here[key].keys().isdisjoint(before[key]):
            (new, spans), (old, places) = next(iter(here[key].items())), next(iter(before[key].items()))
            message = f"Inconsistent capitals: {quoted(new)} here, {quoted(old)} in the prior release."
            at = (Place("new", spans[0]), Place("old", places[0], "prior release"))
            yield Hit(message, at, None, (new, old))


def _prose(document: Document, kinds: Container[Kind] = PROSE) -> Columns:
    """The words of the paragraphs of some kinds that are no headings."""
    every = columns(document.text)
    kept = bytearray(len(every.texts))
    first = 0
    for paragraph in document.paragraphs:
        stop = bisect_right(every.starts, paragraph.end, first)
        if stop > first and every.word(stop - 1).end > paragraph.end:
            stop -= 1
        titled = every.capitals.count(1, first, stop)
        if paragraph.kind in kinds and titled < TITLE_SHARE * (stop - first):
            kept[first:stop] = b"\1" * (stop - first)
        first = stop
    texts, starts = list(compress(every.texts, kept)), array("I", compress(every.starts, kept))
    opens, capitals = bytes(compress(every.opens, kept)), bytes(compress(every.capitals, kept))
    return Columns(texts, starts, opens, capitals, every.known)


def _defined(document: Document, every: Columns) -> Iterator[Hit]:
    """Terms that the release defines with a capital and uses without one."""
    found = DEFINED.finditer(document.text) if "he " in document.text.lower() else ()
    terms = {(match[1] or match[2]).title() for match in found} | {"Company"}
    for term in sorted(terms):
        forms: Forms = defaultdict(list)
        both = (term, term.lower()) if {term, term.lower()} <= every.known else ()
        for at, text in enumerate(every.texts if both else ()):
            used = text in both and at and every.texts[at - 1].lower() == "the" and not every.opens[at]
            if used and not (text == "company" and _is_anothers(document, every.starts[at])):
                forms[text].append(every.word(at).span)
        if len(forms) > 1:
            yield _hit(document.text, forms)


def _is_anothers(document: Document, at: int) -> bool:
    """Whether "the company" is another one, as in "Hesta plc … The company" in a release of Oban Glass."""
    before = [entity for entity in entities(document.text) if at - BACK <= entity.start < at]
    issuer = (document.issuer or "").split()
    return bool(before and issuer) and before[-1].words[0].lower() != issuer[0].strip(",.").lower()


def _names(text: str, every: Columns) -> dict[str, Forms]:
    """Two words of which the first has a capital that no sentence start gives it.

    A longer name is another name: "Oban Glass Works" is no variant of "Oban glass".
    """
    found: dict[str, Forms] = defaultdict(dict)
    last = len(every.texts) - 1
    for at in compress(range(last), every.capitals):
        one, two, three = every.word(at), every.word(at + 1), every.word(min(at + 2, last))
        if one.opens or two.opens or _is_led(text, one.start) or text[two.end : two.end + 1] == ":":
            continue
        if _content(one.text) and len(two.text) > 3 and _content(two.text):
            # "Oban Lens and Glass Works" is no variant of "Oban lens"
            linked = three.text == "and" and every.capitals[at + 3 : at + 5] == b"\1\1"
            longer = (three.text[0].isupper() or (linked and two.text[0].isupper())) and not three.opens
            longer = longer and text[two.end : three.start].isspace()
            if not longer and text[one.end : two.start].isspace() and not two.text.isupper():
                form = f"{one.text} {two.text}"
                found[form.lower()].setdefault(form, []).append(Span(one.start, two.end))
    return found


def _is_led(text: str, at: int) -> bool:
    """Whether a word opens its line, a footnote's number before it or not: "1 Operating costs are"."""
    return not text[max(text.rfind("\n", 0, at), 0) : at].strip(" \n\t\xa0()*0123456789")


def _phrases(text: str, every: Columns) -> dict[str, Forms]:
    """Two words, both with a capital or both without, before the same small word.

    Those with capitals come first: most texts have few, and only what they name can be a variant.
    """
    found: dict[str, Forms] = {}
    for pattern in (b"\1\1\0", b"\0\0\0"):
        for at in every.runs(pattern) if found or pattern[0] else ():
            form = " ".join(every.texts[at : at + 2])
            key = f"{form} {every.texts[at + 2]}".lower()
            if pattern[0] or key in found:
                run = every.word(at), every.word(at + 1), every.word(at + 2)
                if _is_phrase(text, run):
                    found.setdefault(key, {}).setdefault(form, []).append(Span(run[0].start, run[1].end))
    return found


def _is_phrase(text: str, run: tuple[Word, Word, Word]) -> bool:
    """Whether three words stand together in the midst of a sentence and each says something."""
    one, two, three = run
    if any(word.opens or not _content(word.text) for word in run):
        return False
    apart = text[one.end : two.start] + text[two.end : three.start]
    return one.text[1:].islower() and three.text.islower() and apart.isspace()


def _content(word: str) -> bool:
    return word.isalnum() and not word.isdigit() and word.lower() not in STOP_WORDS


def _hit(text: str, forms: Forms) -> Hit:
    ordered = sorted(forms.values(), key=lambda spans: (len(spans), text[slice(*spans[0])].swapcase()))
    said = variants((text[slice(*spans[0])], len(spans)) for spans in ordered)
    return Hit(f"Inconsistent capitals: {said}.", spots(ordered), None, tuple(sorted(forms)))
