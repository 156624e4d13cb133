"""The same sentence or paragraph twice, or a word typed twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise
from operator import eq, or_

from relaudit.model import RECURRING, Document, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted
from relaudit.rules._sentences import Sentence, sentences
from relaudit.rules._terms import Word, columns

SHORTEST = 9
"""Words that a sentence needs to be a copy: "All amounts are in U.S. dollars." may stand twice."""

OPENING = 5
"""Words at the start of a sentence that two copies share."""

LONG = 14
"""Words at which a copy with other figures is a copy: shorter ones are parallel statements."""

UNCLOSED = 20
"""Words from which a passage is a sentence without its full stop; shorter ones are headings and rows."""

LEFT_OUT = ("headline", "subhead", "dateline", "non-gaap")
"""Kinds whose sentences the text may take up again word for word: titles, and notes to each period."""

REPEATABLE = frozenset("that had very is so really many much no yes ha bye hear".split())
"""What may stand twice on purpose: "that that", "had had", "very very"."""

TITLES = frozenset(
    """
    CEO CFO COO CTO CMO President Chairman Director Founder Treasurer Secretary
    """.split()
)

COMMON = 2
"""Passages of news beyond which it repeats itself on purpose, as a statement of several divisions does."""

BACK = ("This ", "These ", "Such ")
"""Words that take up the sentence before: "These effects were offset by prices." is true of two things."""

_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\(?[\w*]\)|\d|\*|Note\b|See\b|Please\b|Source\b")


@release_rule("warning")
def duplicated_text(release: Release) -> Iterator[Hit]:
    """A sentence or a paragraph stands twice, or a word is typed twice in a row.

    Why: the mark of a paste that went wrong; where the copies differ in a figure, one of them is old.
    Fires: a listing sentence at both ends of the About section; "continue to track to track costs".
    Silent: a headline taken up by the first sentence; a highlight in a list told again in the text.
    Limits: the same thing said in other words is not seen, nor are sentences below nine words, notes
    to tables, what stands three times (a page's own text), and three such passages in the news, which
    are its way of telling. Copies with other figures count only in recurring text, where no two
    sentences are parallel on purpose.
    """
    yield from _copies(release.document)
    yield from _doubled(release.document)


def _copies(document: Document) -> Iterator[Hit]:
    """Passages that stand twice; neighbouring sentences that are copies of neighbours are one passage."""
    every = [s for s in sentences(document.text, document.paragraphs) if s.kind not in LEFT_OUT]
    openings = [_opening(document, sentence) for sentence in every]
    common = Counter(openings)
    places: dict[tuple[object, ...], list[int]] = {}
    for at, sentence in enumerate(every):
        key = _key(document, sentence) if common[openings[at]] > 1 else None
        if key:
            places.setdefault(key, []).append(at)
    passages: list[list[int]] = []
    for first, again in sorted(found for found in places.values() if len(found) == 2):
        if not _is_copy(document, every[first], every[again]):
            continue
        if passages and passages[-1][1] == first - 1 and passages[-1][3] == again - 1:
            passages[-1][1::2] = first, again
        else:
            passages.append([first, first, again, again])
    news = [one for one in passages if RECURRING.isdisjoint((every[one[0]].kind, every[one[2]].kind))]
    for passage in passages:
        first, end, again, stop = passage
        text = document.text_of(every[again].span)
        back = first == end and text.startswith(BACK) and len(text.split()) < UNCLOSED
        if passage in news and (back or len(news) > COMMON):
            continue
        one = Span(every[first].start, every[end].end)
        yield _copy(document, one, Span(every[again].start, every[stop].end))


def _opening(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The first words of a sentence: most differ from all others there already."""
    words = islice(_WORD.finditer(document.text, sentence.start, sentence.end), OPENING)
    return tuple("#" if word[0].isdigit() else word[0].lower() for word in words)


def _key(document: Document, sentence: Sentence) -> tuple[object, ...] | None:
    """What two copies have in common, or None where a sentence may stand as often as it likes."""
    text = document.text_of(sentence.span)
    key = _WORD.findall(text.lower())
    closed = text[-1] in '.!?”"’):' or len(key) >= UNCLOSED
    if len(key) < SHORTEST or not closed or _NOTE.match(text):
        return None
    if len(key) >= LONG:
        key = ["#" if word.isdigit() else word for word in key]
    return (sentence.kind == "list-item", *key)


def _is_copy(document: Document, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences of one shape have one content, or stand where none is parallel on purpose."""
    if one.kind in RECURRING or two.kind in RECURRING:
        return True
    return _WORD.findall(document.text_of(one.span)) == _WORD.findall(document.text_of(two.span))


def _copy(document: Document, one: Span, two: Span) -> Hit:
    figures = [re.findall(r"\d[\d.,]*\d|\d", document.text_of(span)) for span in (one, two)]
    other = [f"{new} for {old}" for old, new in zip(*figures, strict=False) if old != new]
    differ = f", with {', '.join(other[:3])}" if other else ""
    message = f"The same text stands twice{differ}: {quoted(document.text_of(two))}."
    evidence = " ".join(_WORD.findall(document.text_of(two).lower()))
    return Hit(message, (Place("new", two, "again"), Place("new", one, "first")), evidence=(evidence,))


def _doubled(document: Document) -> Iterator[Hit]:
    """A word or two typed twice in a row ("to track to track"), a title joined to itself."""
    every = columns(document.text)
    texts = every.texts
    tables = [p for p in document.paragraphs if p.kind in ("table", "furniture")]
    again = map(or_, map(eq, texts, texts[1:]), map(eq, texts, [*texts[2:], ""]))
    last = 0
    for at in compress(range(len(texts)), again):
        word = texts[at]
        if word == texts[at + 1]:
            size = 2 if len(word) > 1 and _is_slip(at, texts) else 0
        elif texts[at : at + 2] == texts[at + 2 : at + 4]:
            size = 4 if word.isalpha() and word.islower() and texts[at + 1].isalpha() else 0
        else:
            size = 3 if word in TITLES and texts[at + 1 : at + 3] == ["and", word] else 0
        run = [every.word(place) for place in range(at, at + size)]
        if not run or run[0].start < last or not _one_line(document.text, run):
            continue
        last = run[-1].end
        span = Span(run[0].start, last)
        if not any(table.span.overlaps(span) for table in tables):
            yield Hit(f"Typed twice: {quoted(document.text_of(span))}.", (Place("new", span),))


def _is_slip(at: int, texts: Sequence[str]) -> bool:
    """A name may be a double by itself ("Baden Baden"), but not where it also stands alone."""
    word = texts[at]
    if not word.isalpha() or word.lower() in REPEATABLE:
        return False
    return word.islower() or (at > 0 and texts[at - 1].islower() and texts.count(word) > 2)


def _one_line(text: str, run: list[Word]) -> bool:
    """Whether only space stands between the words: a heading above a text is no double."""
    gaps = [text[a.end : b.start] for a, b in pairwise(run)]
    return all(gap.isspace() and gap.count("\n") < 2 for gap in gaps)
