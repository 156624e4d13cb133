"""The rule transposed-digits."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from relaudit.model import Document, Span
from relaudit.reconcile.measures import stems
from relaudit.reconcile.sentences import Figure, Sentence, sentences, words
from relaudit.reconcile.vocabulary import FILLERS, PERIOD
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.words import STOP_WORDS

NEAR = 7
"""Words on either side of a figure that say what it is of."""
SHARED = 2
"""So many words beside both figures make them the same; one does for an amount in a headline."""
RESTATES = 4
"""With fewer words between two figures the one restates the other."""
MOST = 12
"""More figures of the same digits than this are a table or a list, and no slip."""


class Mention(NamedTuple):
    """A figure with its sentence's place and the words beside it.

    `amount` is the figure before it in the sentence where it restates that one ("$91 million, or $0.21");
    `title` says that it stands in a headline.
    """

    figure: Figure
    sentence: int
    beside: frozenset[str]
    amount: str
    title: bool


@release_rule("warning")
def transposed_digits(release: Release) -> Iterator[Hit]:
    """One figure is printed twice in nearly the same words, its digits in another order.

    Why: fingers swap digits, and spelling checkers pass every number.

    Fires: headline "$461 Million in Orders", text "$416 million in orders"; "shops in 46 towns",
    further down "shops in 64 towns".

    Silent: "rose from 12 to 21"; figures with other words beside them; figures that both stand more than
    once; the shares of a survey, unless a headline has one of them; tables.

    Limits: only the same digits in another order, of the same unit and as many decimals.
    """
    mentions: dict[tuple[str, int, str], list[Mention]] = defaultdict(list)
    for mention in _mentions(release.document):
        figure = mention.figure
        digits = str(abs(figure.value / figure.step).to_integral_value())
        if len(set(digits)) > 1:
            mentions[figure.unit, figure.step.adjusted(), "".join(sorted(digits))].append(mention)
    for same in mentions.values():
        if len({one.figure.value for one in same}) > 1 and len(same) <= MOST:
            yield from _swapped(same)


def _mentions(document: Document) -> Iterator[Mention]:
    kinds = {part.index: part.kind for part in document.paragraphs}
    for sentence in sentences(document):
        title = kinds[sentence.paragraph] in ("headline", "subhead")
        before = ""
        for figure in sentence.figures:
            amount = before if len(figure.before) < RESTATES else ""
            before = figure.claim.value
            if figure.step and not figure.claim.high:
                beside = _beside(sentence, figure.span)
                yield Mention(figure, sentence.start, beside, amount, title)


def _beside(sentence: Sentence, span: Span) -> frozenset[str]:
    """The words of the sentence near a figure that say what it is of."""
    before = sentence.text[: span.start - sentence.start].split()[-NEAR:]
    after = sentence.text[span.end - sentence.start :].split()[:NEAR]
    near = words(" ".join((*before, "", *after)))
    return stems(word for word in near if len(word) > 2 and word.isalpha()) - STOP_WORDS - PERIOD - FILLERS


def _swapped(same: list[Mention]) -> Iterator[Hit]:
    """The first two mentions of one thing with two values, of which one stands only there."""
    for one, two in combinations(same, 2):
        titled = one.title or two.title
        if abs(one.figure.value) == abs(two.figure.value) or one.sentence == two.sentence:
            continue
        if not titled and ("percent" in one.figure.unit or one.amount != two.amount):
            continue
        once = any(
            sum(other.figure.value == mention.figure.value for other in same) == 1 for mention in (one, two)
        )
        needed = 1 if titled and one.figure.claim.kind == "money" else SHARED
        if once and len(one.beside & two.beside) >= needed:
            first, second = (" ".join(mention.figure.claim.text.split()) for mention in (one, two))
            places = (Place("new", two.figure.span, "here"), Place("new", one.figure.span, "there"))
            yield Hit(f"{second} here and {first} there, in nearly the same words: digits swapped?", places)
            return
