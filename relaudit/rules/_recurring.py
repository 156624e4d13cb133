"""The edits in recurring text, each for the one rule that speaks of it, and how they are told."""

import re
from collections.abc import Callable, Iterator, Sequence

from relaudit.model import Change, Document, Edit, Span
from relaudit.rules import Comparison, Place
from relaudit.rules._say import quoted
from relaudit.words import STOP_WORDS, fold

TOLD = 4
"""Edits that a message quotes; the redline of the report shows all."""

SECTION = {
    "about": "About text",
    "forward-looking": "forward-looking legend",
    "non-gaap": "non-GAAP text",
    "legal": "legal text",
}
"""What a message calls each kind of recurring text but contacts."""

QUALIFIERS = frozenset(
    """
    about almost approximately around can cannot could less may might more must nearly never no
    not over only roughly should solely substantially materially under up will would
    """.split()
)
"""Words that limit or widen a statement by themselves; "most" mostly makes a superlative."""

FEW = 3
"""Words on either side of an edit of a qualifier: "will not" for "may", not a sentence with a "may" in it."""

OTHERS = 1
"""Other words of weight in such an edit: more of them, and it is a phrase written anew."""

QUOTE = re.compile(r'["“”]')

TEMPLATE = 0.85
"""Similarity from which two states are one text; below it they are texts for two occasions."""

REACH = 12
"""Releases before the prior one in which an older state is looked for."""

PASSAGE = 20
"""Words of an edit that a message quotes whole; of a longer one it quotes the first few."""

OPENING = 12
"""Words by which a long passage is named."""

BESIDE = 3
"""Words on either side of a gap by which its place is shown."""

NEAR = 80
"""Characters in which so many words stand."""

FEWEST = 8
"""Blanks in a paragraph of prose; shorter ones are headings and rows of tables."""


def recurring_edits(
    comparison: Comparison, wanted: Callable[[Edit, str, str], bool]
) -> Iterator[tuple[Change, tuple[Edit, ...]]]:
    """The edits that are more than format and that a rule wants, by the recurring paragraph of prose.

    `wanted` sees an edit with its words in OLD and in NEW. Contact texts are left out: they have a rule.
    """
    for change in comparison.changes:
        if change.kind in SECTION and change.edits and _is_prose(comparison, change):
            edits = tuple(edit for edit in change.edits if edit.weight != "format")
            edits = tuple(edit for edit in edits if wanted(edit, *words(comparison, edit)))
            if edits:
                yield change, edits


def reverted(comparison: Comparison) -> Iterator[tuple[Change, list[Document]]]:
    """Changed recurring paragraphs that are older releases', with those releases, newest first.

    Text that stood in OLD's state before that too goes to and fro, and is no reused template.
    """
    archive = comparison.archive[-REACH:]
    states = [{fold(older.text_of(p)) for p in older.paragraphs if p.kind in SECTION} for older in archive]
    for change in comparison.changes if states else ():
        if change.kind not in SECTION or len(change.new) != 1 or len(change.old) != 1:
            continue
        if change.similarity < TEMPLATE or change.kind == "non-gaap" or not _is_prose(comparison, change):
            continue
        if all(edit.weight == "format" for edit in change.edits):
            continue
        old = fold(comparison.old.text_of(comparison.old.paragraphs[change.old[0]]))
        new = fold(comparison.new.text_of(comparison.new.paragraphs[change.new[0]]))
        held = [at for at, texts in enumerate(states) if new in texts]
        if held and not any(old in texts for texts in states[: held[-1]]):
            yield change, [archive[at] for at in reversed(held)]


def is_qualifier(edit: Edit, old: str, new: str) -> bool:
    """Whether an edit is a qualifier and little more: one that comes with a new sentence is wording.

    So is one among quoted words: legends list the verbs that they mean, “plans,” “will”.
    """
    sides = [old.split(), new.split()]
    if edit.edit_class != "qualifier" or max(map(len, sides)) > FEW or QUOTE.search(old + new):
        return False
    bare = [{word.strip(".,;:()").lower() for word in side} - STOP_WORDS for side in sides]
    others = (bare[0] ^ bare[1]) - QUALIFIERS
    said = [{word.strip(".,;:()").lower() for word in side} & QUALIFIERS for side in sides]
    return said[0] != said[1] and len(others) <= OTHERS


def _is_prose(comparison: Comparison, change: Change) -> bool:
    text = " ".join(comparison.old.text_of(comparison.old.paragraphs[at]) for at in change.old)
    sentence = re.search(r"[a-z]{2}[)”\"]?[.;:]", text) is not None
    return text.count(" ") >= (FEWEST if sentence else 3 * FEWEST)


def words(comparison: Comparison, edit: Edit) -> tuple[str, str]:
    """What an edit says in OLD and in NEW; empty on the side where nothing stands."""
    old = comparison.old.text_of(edit.old) if edit.old else ""
    return old, comparison.new.text_of(edit.new) if edit.new else ""


def told(comparison: Comparison, edits: Sequence[Edit]) -> str:
    """The edits in words, the first few quoted."""
    said = [_told(comparison, edit) for edit in edits[:TOLD]]
    more = len(edits) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")


def _told(comparison: Comparison, edit: Edit) -> str:
    old = edit.old and _passage(comparison.old.text_of(edit.old))
    new = edit.new and _passage(comparison.new.text_of(edit.new))
    if old and new:
        return f"{old} is now {new}"
    return f"{new} was added" if new else f"{old} is gone"


def _passage(text: str) -> str:
    """The words quoted; of a long passage how it begins, and how long it is."""
    words = text.split()
    if len(words) <= PASSAGE:
        return quoted(text)
    return f"{quoted(' '.join(words[:OPENING]) + ' …')} ({len(words)} words)"


def places(comparison: Comparison, change: Change, edits: Sequence[Edit]) -> tuple[Place, ...]:
    """Where the edits stand, NEW before OLD; where words are only gone, also the gap that they left."""
    new = [Place("new", edit.new) for edit in edits if edit.new]
    old = [Place("old", edit.old, "prior release") for edit in edits if edit.old]
    if not new and old and change.new:
        old.append(Place("new", _gap(comparison, change, old[0].span), "where it stood"))
    return tuple(new + old)


def _gap(comparison: Comparison, change: Change, gone: Span) -> Span:
    """The words of NEW on either side of what is gone; the whole paragraph where they were not found."""
    old, new = comparison.old, comparison.new
    before = old.text[max(0, gone.start - NEAR) : gone.start].split()[-BESIDE:]
    after = old.text[gone.end : gone.end + NEAR].split()[:BESIDE]
    around = re.compile(r"\s+".join(map(re.escape, before + after)))
    for paragraph in (new.paragraphs[at] for at in change.new):
        if found := around.search(new.text, paragraph.start, paragraph.end):
            return Span(*found.span())
    return new.paragraphs[change.new[0]].span


def evidence(comparison: Comparison, edits: Sequence[Edit]) -> tuple[str, ...]:
    """What makes the same edits the same finding: the words on both sides."""
    return tuple("→".join(words(comparison, edit)) for edit in edits)
