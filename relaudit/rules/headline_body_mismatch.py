"""The rule headline-body-mismatch."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Document
from relaudit.reconcile.measures import stems
from relaudit.reconcile.sentences import Figure, sentences
from relaudit.rules import Hit, Place, Release, release_rule

COMMON = frozenset(
    """
    with from that this will have were been over more than company million billion year quarter first second
    third fourth announc report result today increase percent approximately about
    """.split()
)
"""Word stems that stand beside figures of every kind."""
SHORTEST = 4
"""Letters of a stem that tells what a figure measures."""
AROUND = 5
"""Words around a figure in which its noun stands."""
NEAR = Decimal("0.5")
"""A figure of the text within this share of the headline's may be meant for it; others are not."""


@release_rule("error")
def headline_body_mismatch(release: Release) -> Iterator[Hit]:
    """A figure of the headline stands nowhere in the text, which gives another value for the same thing.

    Why: the headline is what is quoted, and the text is what it is checked against.

    Fires: headline "$54 Million in Revenues", text "revenues of $45 million".

    Silent: the text or a table has the headline's figure too, if only rounded; the text gives several
    values, of quarters or segments.

    Limits: a word beside the figure must be the same in both; a headline figure that the text does not
    repeat at all is not told.
    """
    document = release.document
    titles = {part.index for part in document.paragraphs if part.kind in ("headline", "subhead")}
    if not titles:
        return
    said = list(sentences(document))
    text = [figure for sentence in said if sentence.paragraph not in titles for figure in sentence.figures]
    for sentence in said:
        for figure in sentence.figures:
            if sentence.paragraph in titles and figure.claim.kind in ("money", "percent"):
                yield from _hits(document, figure, text)


def _hits(document: Document, headline: Figure, text: list[Figure]) -> Iterator[Hit]:
    noun = _named(headline)
    if not noun or headline.claim.high or _told(document, headline, text):
        return
    same = [figure for figure in text if figure.unit == headline.unit and noun & _named(figure)]
    values = {figure.value for figure in same}
    if len(values) != 1 or headline.value <= 0:
        return
    other = same[0]
    if abs(other.value - headline.value) <= NEAR * headline.value and not other.claim.high:
        one, two = (" ".join(figure.claim.text.split()) for figure in (headline, other))
        places = (Place("new", headline.span, "headline"), Place("new", other.span, "text"))
        yield Hit(f"The headline says {one}, the text says {two}.", places)


def _named(figure: Figure) -> frozenset[str]:
    """The stems of the words around a figure; none where it is a share of something."""
    if figure.after[:1] == ("of",) and figure.claim.kind == "percent":
        return frozenset()
    around = stems((*figure.before[-AROUND:], *figure.after[:AROUND]))
    return frozenset(_bare(word) for word in around if len(word) >= SHORTEST and word.isalpha()) - COMMON


def _bare(word: str) -> str:
    """A word without its ending: "seeking" and "seek" are one."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def _told(document: Document, headline: Figure, text: list[Figure]) -> bool:
    """Whether the headline's figure stands in the text or a table, there perhaps with more digits."""
    reach = headline.widest
    if any(reach.meets(figure.interval) for figure in text if figure.claim.kind == headline.claim.kind):
        return True
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells if cell)
    return any(reach.low <= abs(cell.value) <= reach.high for cell in cells)
