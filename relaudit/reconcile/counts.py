"""A count that announces a list, held against the items that follow: "four contracts:" and its bullets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from relaudit.model import Check, Document, Paragraph, Side, Span
from relaudit.reconcile.sentences import Figure, Sentence

SMALLEST, LARGEST = 2, 20
ANNOUNCES = 9
"""Words from the count to the colon within which another number of items is a fault."""
PLURAL = 5
"""Words after the count in which the noun of the items stands."""
NOT_ITEMS = frozenset("years year months weeks days hours million percent quarters people employees".split())


def checks(document: Document, side: Side, sentences: Iterable[Sentence]) -> Iterator[Check]:
    """Count the list items after each sentence that ends in a colon, and the items that a sentence names."""
    for sentence in sentences:
        figure = next((figure for figure in reversed(sentence.figures) if _announces(figure)), None)
        if figure is None:
            continue
        if sentence.text.rstrip()[-1:] == ":":
            items = [Span(item.start, item.end) for item in _items(document, sentence.paragraph + 1)]
            if len(items) >= SMALLEST and (len(items) == figure.value or len(figure.after) <= ANNOUNCES):
                yield _check(side, figure, items)
        else:
            for named in (
                _enumerated(sentence, figure),
                _tickers(sentence, figure),
                _apposed(sentence, figure),
            ):
                if len(named) == figure.value:
                    yield _check(side, figure, named)
                    break


def _announces(figure: Figure) -> bool:
    plain = figure.claim.kind == "count" and not figure.claim.unit and figure.bound == "exact"
    whole = figure.value == int(figure.value) and SMALLEST <= figure.value <= LARGEST
    plural = any(word.endswith("s") for word in figure.after[:PLURAL])
    if not (plain and whole and plural) or figure.claim.high or NOT_ITEMS & set(figure.after[:PLURAL]):
        return False
    return not {"of", "in", "for"} & set(figure.after[:1])


def _enumerated(sentence: Sentence, figure: Figure) -> list[Span]:
    """What stands after a colon in the sentence, parted by semicolons, else by commas and "and"."""
    colon = sentence.text.find(":", figure.span.end - sentence.start)
    if colon < 0:
        return []
    parts = _parts(sentence.text, colon + 1, ";") if ";" in sentence.text[colon:] else []
    return [
        Span(sentence.start + start, sentence.start + end)
        for start, end in parts or _listed(sentence.text, colon + 1)
    ]


def _apposed(sentence: Sentence, figure: Figure) -> list[Span]:
    """The names in the apposition of the counted noun: "two new features, Timetable and Shared Notes"."""
    after = sentence.text[figure.span.end - sentence.start :]
    comma = after.find(", ")
    if comma < 0 or len(after[:comma].split()) > PLURAL or not after[:comma].endswith("s"):
        return []
    names = re.match(r"[^.;:()]{1,200}", after[comma + 2 :])
    found = list(re.finditer(r"[A-Z][^,]*?(?=,? and |, |[.;:()]|$)", names[0])) if names else []
    start = figure.span.end + comma + 2
    joined = names is not None and " and " in names[0]
    return [Span(start + one.start(), start + one.end()) for one in found] if joined else []


def _parts(text: str, start: int, mark: str) -> list[tuple[int, int]]:
    edges = [start - 1, *(at for at in range(start, len(text)) if text[at] == mark), len(text.rstrip(". \n"))]
    return [(one + 1, two) for one, two in pairwise(edges) if text[one + 1 : two].strip()]


def _listed(text: str, start: int) -> list[tuple[int, int]]:
    """The items before and after ", and", with the commas before it."""
    last = text.rfind(" and ", start)
    if last < 0:
        return []
    return [*_parts(text[:last].rstrip(", \n"), start, ","), (last + 5, len(text.rstrip(". \n")))]


def _tickers(sentence: Sentence, figure: Figure) -> list[Span]:
    """The symbols in brackets after the count: "the seven largest companies, including Acme Inc. (ACME)"."""
    after = figure.span.end - sentence.start
    found = re.finditer(r"\((?:[Tt]icker:\s{1,3})?([A-Z]{1,5})\)", sentence.text[after:])
    return [Span(figure.span.end + match.start(1), figure.span.end + match.end(1)) for match in found]


def _items(document: Document, index: int) -> list[Paragraph]:
    items = []
    for paragraph in islice(document.paragraphs, index, index + LARGEST + 1):
        if paragraph.kind != "list-item":
            break
        items.append(paragraph)
    return items


def _check(side: Side, stated: Figure, items: Sequence[Span]) -> Check:
    count = Decimal(len(items))
    wrong = count != stated.value
    return Check(
        side, "count", stated.span, tuple(items), count, count, count, None,
        "inconsistent" if wrong else "consistent", f"{len(items)} items follow", "value" if wrong else None,
    )  # fmt: skip
