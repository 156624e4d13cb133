"""A footnote mark without its note."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Document, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")

MOST = 40
"""The highest number of a footnote; a higher one is a year, a power or a reference."""


@cache
def _signs() -> re.Pattern[str]:
    """A dagger or a raised digit, glued to the word or mark before it."""
    return re.compile(r"(?<=[a-z.,;”)])[†‡]+|(?<=[a-z]{3}[.,;”)])[¹²³⁴-⁹]|(?<=[a-z]{4})[¹²³⁴-⁹]")


@release_rule("error")
def footnote_dangling(release: Release) -> Iterator[Hit]:
    """A footnote mark in the text has no note anywhere in the release.

    Why: the reader is promised a source or a condition, and finds neither.
    Fires: "the fastest lens¹" and no paragraph that begins with "¹" or "(1)".
    Silent: "m²", "10⁶"; a note in a table or at the end; an asterisk in Markdown.
    Limits: only marks that are printed raised, and daggers; "*" and "(1)" on the line mean too much else.
    """
    document = release.document
    marks = list(_marks(document))
    if not marks:
        return
    notes = _notes(document, marks)
    told = set()
    for mark, span in marks:
        if mark not in notes and mark not in told:
            told.add(mark)
            message = f"The footnote mark {quoted(document.text_of(span))} has no note."
            yield Hit(message, (Place("new", span),), evidence=(mark,))


def _marks(document: Document) -> Iterator[tuple[str, Span]]:
    """Every raised mark that closes a word, by its value ("1", "†")."""
    raised = document.source.superscripts if document.source else ()
    found = []
    if any(sign in document.text for sign in "†‡¹²³⁴⁵⁶⁷⁸⁹"):
        found = [Span(*match.span()) for match in _signs().finditer(document.text)]
    for span in sorted({*raised, *found}):
        mark = document.text_of(span).translate(RAISED).strip(" ()[]")
        before = document.text[max(0, span.start - 3) : span.start]
        unit = before[-1:].isdigit() or re.search(r"(?:^|\W)(?:[mk]?m|ft|CO|cm|in)$", before)
        if (mark.isdigit() and 0 < int(mark) <= MOST and not unit) or (mark and set(mark) <= set("†‡*")):
            yield mark, span


def _notes(document: Document, marks: list[tuple[str, Span]]) -> set[str]:
    """The marks that begin a paragraph, a line or a cell, raised or not."""
    found = set()
    for match in re.finditer(
        r"(?m)(?:^|[|\t])[ \t(\[]{0,9}([\d¹²³⁴-⁹]{1,2}|[†‡*]{1,3})[)\].:]?[ \t]*\S", document.text
    ):
        found.add(match[1].translate(RAISED))
    return found
