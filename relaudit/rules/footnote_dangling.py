"""A footnote mark without its note."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Document, Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")

SIGNS = ("†", "‡", "*", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "(1)", "[1]")
"""What must stand in a text for its marks to be looked for: notes are counted from 1."""

MOST = 40
"""The highest number of a footnote; a higher one is a year, a power or a reference."""


@cache
def _signs() -> re.Pattern[str]:
    """A dagger, an asterisk, a raised digit, or one in brackets, glued to the word or mark before it."""
    return re.compile(
        r"""
        (?<=[a-z.,;”)])[†‡]+
        | (?<=[a-z]{3}[.,;”)])[¹²³⁴-⁹] | (?<=[a-z]{4})[¹²³⁴-⁹]
        | (?<=[A-Za-z0-9)”%.])\*{1,3}(?=[\s.,;:)]|$)
        | (?<=[a-z]{3})\(\d{1,2}\)(?!\w) | (?<=[a-z.,”%)])\[\d{1,2}\](?!\()
        """,
        re.VERBOSE,
    )


@cache
def _note() -> re.Pattern[str]:
    """A mark that opens a line, a cell or a sentence, with words after it."""
    return re.compile(
        r"(?m)(?:^|[|\t]|\s\(|[.:;)”]\s)[ \t(\[]{0,9}([\d¹²³⁴-⁹]{1,2}|[†‡*]{1,3})[)\].:]?[ \t]*[^\s*]"
    )


@release_rule("error")
def footnote_dangling(release: Release) -> Iterator[Hit]:
    """A footnote mark in the text has no note anywhere in the release.

    Why: the reader is promised a source or a condition, and finds neither.
    Fires: "the fastest lens¹" and no line or sentence that begins with "¹" or "(1)".
    Silent: "m²", "10⁶"; a note in a table or at the end; an asterisk in Markdown.
    Limits: a mark must be raised, or glued to the word before it: "deposits*", "results(1)", "growth.[2]".
    """
    document = release.document
    marks = list(_marks(document))
    notes = {match[1].translate(RAISED) for match in _note().finditer(document.text)} if marks else set()
    told = set()
    for mark, span in marks:
        if mark not in notes and mark not in told:
            told.add(mark)
            message = f"The footnote mark {quoted(document.text_of(span))} has no note."
            yield Hit(message, (Place("new", span),), evidence=(mark,))


def _marks(document: Document) -> Iterator[tuple[str, Span]]:
    """Every mark that closes a word, by its value ("1", "†")."""
    raised = document.source.superscripts if document.source else ()
    found = []
    if any(sign in document.text for sign in SIGNS):
        found = [Span(*match.span()) for match in _signs().finditer(document.text)]
    for span in sorted({*raised, *found}):
        mark = document.text_of(span).translate(RAISED).strip(" ()[]")
        before = document.text[max(0, span.start - 3) : span.start]
        unit = before[-1:].isdigit() or re.search(r"(?:^|\W)(?:[mk]?m|ft|CO|cm|in)$", before)
        number = mark.isdigit() and 0 < int(mark) <= MOST and not unit
        sign = mark and set(mark) <= set("†‡*") and not _is_emphasis(document.text, span)
        if number or sign:
            yield mark, span


def _is_emphasis(text: str, span: Span) -> bool:
    """Whether asterisks close what others open in the same line, as Markdown does ("*first*")."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return re.search(r"(?:^|[\s(“\"])\*{1,3}[^\s*]", line) is not None
