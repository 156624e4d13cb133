"""A count that announces a list, held against the items that follow: "four contracts:" and its bullets."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Check, Document, Paragraph, Side, Span
from relaudit.reconcile.sentences import Figure, Sentence

SMALLEST, LARGEST = 2, 20
ANNOUNCES = 9
"""Words from the count to the colon: "four contracts in the north:" announces what follows."""
NOT_ITEMS = frozenset("years year months weeks days hours million percent quarters people employees".split())


def checks(document: Document, side: Side, sentences: list[Sentence]) -> Iterator[Check]:
    """Count the list items after each sentence that ends in a colon and says how many come."""
    for sentence in sentences:
        if sentence.text.rstrip()[-1:] != ":":
            continue
        figure = _announced(sentence)
        items = _items(document, sentence.paragraph + 1) if figure else []
        if figure and len(items) >= SMALLEST:
            yield _check(side, figure, items)


def _announced(sentence: Sentence) -> Figure | None:
    last = sentence.figures[-1]
    plain = (
        last.claim.kind == "count" and not last.claim.unit and last.bound == "exact" and not last.claim.high
    )
    whole = last.value == int(last.value) and SMALLEST <= last.value <= LARGEST
    if not plain or not whole or len(last.after) > ANNOUNCES or NOT_ITEMS & set(last.after):
        return None
    plural = any(word.endswith("s") for word in last.after[:4])
    return last if plural and not {"of", "in", "for"} & set(last.after[:1]) else None


def _items(document: Document, index: int) -> list[Paragraph]:
    items = []
    for paragraph in document.paragraphs[index:]:
        if paragraph.kind != "list-item":
            break
        items.append(paragraph)
    return items


def _check(side: Side, stated: Figure, items: list[Paragraph]) -> Check:
    count = Decimal(len(items))
    wrong = count != stated.value
    working = f"{len(items)} items follow"
    return Check(
        side, "count", stated.span, tuple(Span(item.start, item.end) for item in items), count, count, count,
        None, "inconsistent" if wrong else "consistent", working, "value" if wrong else None,
    )  # fmt: skip
