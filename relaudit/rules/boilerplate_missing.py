"""A recurring passage of the prior release is gone."""

from collections.abc import Iterator

from relaudit.model import Change, Document, Kind, Paragraph, Severity, Span
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._forward import has_legend, outlooks
from relaudit.rules._recurring import SECTION
from relaudit.rules._say import quoted
from relaudit.words import fold

RUN = 5
"""Words in a row by which a passage is found again wherever it moved."""

GONE = 0.3
"""Share of a passage's runs that may still stand in a release that has dropped it."""

PAIRED = 0.3
"""Similarity below which a paragraph of NEW is not what became of one of OLD."""

SHORTEST = 12
"""Words of a paragraph that can be missed; shorter ones are headings."""

Runs = set[tuple[str, ...]]


@comparison_rule("error")
def boilerplate_missing(comparison: Comparison) -> Iterator[Hit]:
    """The issuer's About text or the forward-looking legend of the prior release is gone.

    Why: without its legend a forward-looking statement has no safe harbor; nobody misses it in proof.
    Fires: the prior release closes with a safe-harbor paragraph, this one "expects" and has none.
    Silent: the passage moved, was re-wrapped or rewritten; a partner's section that is not here.
    Limits: a legend gone from a release that says nothing of the future, and an About text from what has
    neither headline nor dateline, are a warning; so are single paragraphs, and a partner's About text, that
    an older release has too. Such legal paragraphs, often of one deal, are a note; others are not told.
    """
    old, new = comparison.old, comparison.new
    gone = {at for change in comparison.changes if _is_gone(comparison, change) for at in change.old}
    lost = [p for p in old.paragraphs if p.index in gone and p.kind in SECTION and _size(old, p) >= SHORTEST]
    if not lost:
        return
    here = _runs(new.text)
    lost = [paragraph for paragraph in lost if _share(old, paragraph, here) < GONE]
    earlier = _runs(comparison.archive[-1].text) if comparison.archive else set()
    for kind in dict.fromkeys(paragraph.kind for paragraph in lost):
        passages = [paragraph for paragraph in lost if paragraph.kind == kind]
        own = [passage for passage in passages if _is_own(old, passage)]
        if own and not _stands(comparison, kind):
            said = f"The {SECTION[kind]} of the prior release is gone"
            yield _hit(old, own, said, _severity(comparison, kind))
            passages = [passage for passage in passages if passage not in own]
        settled = [passage for passage in passages if _share(old, passage, earlier) > 1 - GONE]
        if settled:
            what, verb = (f"{len(settled)} paragraphs", "are") if len(settled) > 1 else ("A paragraph", "is")
            said = f"{what} of the {SECTION[kind]} that the prior releases have {verb} gone"
            yield _hit(old, settled, said, "note" if kind in ("legal", "non-gaap") else "warning")


def _severity(comparison: Comparison, kind: Kind) -> Severity:
    """How bad it is that a section is gone; a text without headline and dateline may be no release."""
    if kind == "forward-looking":
        return "error" if any(True for _ in outlooks(comparison.new)) else "warning"
    return (
        "error" if any(p.kind in ("headline", "dateline") for p in comparison.new.paragraphs) else "warning"
    )


def _is_own(old: Document, passage: Paragraph) -> bool:
    """Whether a text is a legend, or the issuer's About text: it or the heading above opens with its name.

    Where no issuer was recognised, any heading will do.
    """
    if passage.kind != "about":
        return passage.kind == "forward-looking"
    name = _first_word(old) or "about"
    above = old.paragraphs[passage.index - 1] if passage.index else passage
    for text in (old.text_of(passage), old.text_of(above)):
        opening = text.lower().lstrip("#* ")
        titled = opening.removeprefix("about ").removeprefix("the ")
        if opening.startswith(name) or titled.startswith(name):
            return True
    return False


def _is_gone(comparison: Comparison, change: Change) -> bool:
    """Whether nothing became of paragraphs of OLD, or only something of another kind, hardly like them.

    What was written anew in its section is boilerplate-changed's to tell.
    """
    kinds = {comparison.old.paragraphs[at].kind for at in change.old}
    same = any(comparison.new.paragraphs[at].kind in kinds for at in change.new)
    return change.similarity < PAIRED and (not same or _unheaded(comparison))


def _stands(comparison: Comparison, kind: Kind) -> bool:
    """Whether NEW has the section: paragraphs that were of its kind, or new ones of the issuer's own."""
    old, new = comparison.old, comparison.new
    if kind == "forward-looking":
        return has_legend(new)
    if kind == "about" and _unheaded(comparison):
        return False
    issuer = _first_word(old)
    for change in comparison.changes:
        if any(new.paragraphs[at].kind == kind for at in change.new):
            texts = [new.text_of(new.paragraphs[at]).lower().removeprefix("the ") for at in change.new]
            own = any(text.startswith(issuer) for text in texts)
            paired = change.old if change.similarity >= PAIRED else ()
            if any(old.paragraphs[at].kind == kind for at in paired) or (own and not paired):
                return True
    return False


def _first_word(document: Document) -> str:
    """The word by which an issuer's name is known; empty where no issuer was recognised."""
    return (document.issuer or "").lower().removeprefix("the ").split(" ")[0]


def _unheaded(comparison: Comparison) -> bool:
    """Whether OLD has a heading over its About text and NEW none: what it has then may be news."""
    return _headed(comparison.old) and not _headed(comparison.new)


def _headed(document: Document) -> bool:
    about = (document.text_of(p).lower().lstrip("#* ") for p in document.paragraphs if p.kind == "about")
    return any(text.startswith("about ") for text in about)


def _size(document: Document, paragraph: Paragraph) -> int:
    return document.text_of(paragraph).count(" ") + 1


def _runs(text: str) -> Runs:
    words = fold(text).split()
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def _share(document: Document, paragraph: Paragraph, runs: Runs) -> float:
    """How much of a paragraph stands among the runs of another text, 0 to 1."""
    own = _runs(document.text_of(paragraph))
    return len(own & runs) / len(own) if own else 1.0


def _hit(old: Document, passages: list[Paragraph], said: str, severity: Severity) -> Hit:
    texts = [old.text_of(passage) for passage in passages]
    places = tuple(Place("old", Span(p.start, p.end), "prior release") for p in passages)
    return Hit(f"{said}: {quoted(texts[0])}.", places, severity, (said, *texts))
