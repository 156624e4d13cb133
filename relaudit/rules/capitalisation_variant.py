"""One term with and without its capital."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from relaudit.model import RECURRING, Document, Kind, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted, spots, variants
from relaudit.rules._terms import Word, words
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

Forms = dict[str, list[Span]]
"""By the printed form of a term, where it stands so."""


@release_rule("note")
def capitalisation_variant(release: Release) -> Iterator[Hit]:
    """One term stands with a capital and without it, in the same surroundings.

    Why: a defined term has its capital everywhere; "the Company" and "the company" may be two.
    Fires: "(the “Company”)", then "the company’s"; "the Spring Forum", then "the Spring forum".
    Silent: sentence starts, headings and job titles; "a company", "company-wide".
    Limits: only terms that the release defines, names whose last word has lost its capital, and two
    words that have lost both before the same third.
    """
    document = release.document
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
    before = _names(prior.text, _prose(prior, RECURRING))
    for key in here.keys() & before.keys():
        if here[key].keys().isdisjoint(before[key]):
            (new, spans), (old, places) = next(iter(here[key].items())), next(iter(before[key].items()))
            message = f"Inconsistent capitals: {quoted(new)} here, {quoted(old)} in the prior release."
            at = (Place("new", spans[0]), Place("old", places[0], "prior release"))
            yield Hit(message, at, None, (new, old))


def _prose(document: Document, kinds: Container[Kind] = PROSE) -> list[Word]:
    """The words of the paragraphs of some kinds that are no headings."""
    every = words(document.text)
    found: list[Word] = []
    at = 0
    for paragraph in document.paragraphs:
        first = at
        while at < len(every) and every[at].end <= paragraph.end:
            at += 1
        run = every[first:at]
        capitals = sum(word.text[0].isupper() for word in run)
        if paragraph.kind in kinds and capitals < TITLE_SHARE * len(run):
            found += run
    return found


def _defined(document: Document, every: list[Word]) -> Iterator[Hit]:
    """Terms that the release defines with a capital and uses without one."""
    found = DEFINED.finditer(document.text) if "he " in document.text.lower() else ()
    terms = {(match[1] or match[2]).title() for match in found} | {"Company"}
    for term in sorted(terms):
        forms: Forms = defaultdict(list)
        for before, word in pairwise(every):
            if before.text.lower() == "the" and word.text in (term, term.lower()) and not word.opens:
                forms[word.text].append(word.span)
        if len(forms) > 1:
            yield _hit(document.text, forms)


def _names(text: str, every: list[Word]) -> dict[str, Forms]:
    """Two words of which the first has a capital that no sentence start gives it.

    A longer name is another name: "Oban Glass Works" is no variant of "Oban glass".
    """
    found: dict[str, Forms] = defaultdict(dict)
    for one, two, three in zip(every, every[1:], (*every[2:], *every[-1:]), strict=False):
        if one.opens or not one.text[0].isupper() or two.opens or text[one.start - 1 : one.start] == "\n":
            continue
        if _content(one.text) and len(two.text) > 3 and _content(two.text):
            longer = three.text[0].isupper() and not three.opens and text[two.end : three.start].isspace()
            if not longer and text[one.end : two.start].isspace() and not two.text.isupper():
                form = f"{one.text} {two.text}"
                found[form.lower()].setdefault(form, []).append(Span(one.start, two.end))
    return found


def _phrases(text: str, every: list[Word]) -> dict[str, Forms]:
    """Two words, both with a capital or both without, before the same small word.

    Those with capitals come first: most texts have few, and only what they name can be a variant.
    """
    found: dict[str, Forms] = {}
    for capital in (True, False):
        for one, two, three in zip(every, every[1:], every[2:], strict=False):
            if (
                one.text[0].isupper() != capital
                or two.text[0].isupper() != capital
                or three.text[0].isupper()
            ):
                continue
            form = f"{one.text} {two.text}"
            key = f"{form} {three.text}".lower()
            if (capital or key in found) and _is_phrase(text, (one, two, three)):
                found.setdefault(key, {}).setdefault(form, []).append(Span(one.start, two.end))
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
