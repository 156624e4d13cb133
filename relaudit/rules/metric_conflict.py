"""The rule metric-conflict."""

from collections.abc import Iterator

from relaudit.model import Document
from relaudit.reconcile.sentences import Sentence, sentences, words
from relaudit.rules import Hit, Place, Release, _checks, release_rule

FEWEST_WORDS = 9
"""Shorter sentences may repeat with other figures, as the items of a list do."""
FEWEST_FIGURES = 2
"""One figure must agree to prove that the sentences speak of the same; reports say much of each segment."""


@release_rule("error")
def metric_conflict(release: Release) -> Iterator[Hit]:
    """One measure has two values for one period: in the text and in its table, or in two sentences.

    Why: one of them is wrong, and the reader finds both.

    Fires: "gross margin was 21.7% versus 23.9% last year" beside a table with 21.7 and 22.9 in
    these columns; the same sentence twice with another figure in it.

    Silent: a figure that the table rounds; other periods, other segments; tables whose columns
    cannot be told apart.

    Limits: in tables only comparisons of which one value is tied to its row; in the text only
    sentences that agree in all other words.
    """
    for check in release.checks:
        if check.relation == "tie" and check.verdict == "inconsistent":
            said = _checks.words(release.document, check)
            yield _checks.hit(check, f"The text says {said}, the table {check.working}.")
    yield from _repeated(release)


def _repeated(release: Release) -> Iterator[Hit]:
    """The same statement twice, with one figure changed."""
    listed = {part.index for part in release.document.paragraphs if part.kind == "list-item"}
    known: dict[frozenset[str], Sentence] = {}
    for sentence in sentences(release.document):
        if sentence.paragraph in listed or len(sentence.figures) < FEWEST_FIGURES:
            continue
        said = frozenset(word for word in words(_worded(sentence)) if len(word) > 1 and not word.isdigit())
        if len(said) >= FEWEST_WORDS and known.setdefault(said, sentence) is not sentence:
            yield from _changed(release.document, known[said], sentence)


def _worded(sentence: Sentence) -> str:
    """The sentence without its figures."""
    text = sentence.text
    for figure in reversed(sentence.figures):
        text = text[: figure.span.start - sentence.start] + " " + text[figure.span.end - sentence.start :]
    return text


def _changed(document: Document, one: Sentence, two: Sentence) -> Iterator[Hit]:
    pairs = list(zip(one.figures, two.figures, strict=False))
    differing = [(a, b) for a, b in pairs if a.unit != b.unit or a.value != b.value]
    if (
        len(one.figures) != len(two.figures)
        or len(differing) != 1
        or _dates(document, one) != _dates(document, two)
    ):
        return
    first, second = differing[0]
    if first.unit == second.unit:
        said = [" ".join(figure.claim.text.split()) for figure in (first, second)]
        places = (Place("new", second.span, "here"), Place("new", first.span, "there"))
        yield Hit(f"The same statement is made with {said[0]} and with {said[1]}.", places)


def _dates(document: Document, sentence: Sentence) -> list[str]:
    return [
        claim.value
        for claim in document.claims
        if claim.kind in ("date", "date-range", "ordinal") and sentence.start <= claim.start < sentence.end
    ]
