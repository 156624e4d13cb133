"""A place to be filled in that never was."""

import re
from collections.abc import Iterator

from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

FIELD = (
    r"company|client|spokesperson|executive|contact|product|event|city|state|month|day|date|year|time|name|title"
    r"|first|last|full|quote|link|url|phone|e-?mail|web ?site|amount|number|percent|figure|location|venue|xx+"
)
ORDER = (
    r"insert|tb[acd]|placeholder|fill in|to (?:come|confirm|verify|check)"
    r"|to be (?:added|confirmed|determined|provided|supplied|updated|verified)"
    r"|(?:add|confirm|verify|check) (?:with|figure|date|name|title|number|quote|spelling|link|source)"
    r"|pending (?:approval|confirmation|review)"
)
UNFILLED = (
    # (what must stand in the text for the pattern to be tried at all, the pattern)
    ("[", r"\[(?:[\s●•·_.…?-]{1,20}|[xX]{1,9}|TK|0{2,9})\](?!\()"),
    ("[", rf"(?i)\[(?:(?:{FIELD})[ ,/-]{{0,2}}){{1,4}}\](?!\()"),
    ("[", rf"(?i)\[[^\[\]\n]{{0,60}}?\b(?:{ORDER})\b[^\[\]\n]{{0,60}}\](?!\()"),
    ("TB", r"\bTB[CD]\b"),
    ("TKTK", r"\b(?:TK){2,9}\b"),
    ("X", r"[$€£¥]\s?X{1,9}(?:[.,]X{1,9}){0,3}\b(?:\s[mb]illion\b)?"),
    ("X", r"\bX{1,9}(?:\.X{1,9})?\s?(?:%|percent\b|million\b|billion\b)"),
    ("XX", r"(?:\b[a-z]+ |\b(?!Bowl|Volume)[A-Z][a-z]+ (?=XX+, ))(XX+)\b(?! chromosome)"),
    ("xx", r"(?i)(?<!\w)\(?xxx\)?[-. ]xxx[-. ]xxxx\b"),
    ("__", r"[$€£]\s?__+|\b__+\s?(?:%|percent\b|million\b|billion\b)|[a-z] __+,? (?:19|20)\d\d\b"),
    ("orem ipsum", r"(?i)\blorem ipsum(?: dolor sit amet)?\b"),
    ("{{", r"\{\{[^{}\n]{1,60}\}\}"),
    ("<<", r"<<[A-Za-z][A-Za-z _-]{1,40}>>"),
)
"""Capitals only where capitals tell: "xx" and "tbd" stand in names and addresses, "XX" hardly ever."""


@release_rule("error")
def placeholder_left(release: Release) -> Iterator[Hit]:
    """A place to be filled in was left open: TBD, [●], $X.X million, XX%, [insert quote].

    Why: a draft that went out; readers quote nothing else of it.
    Fires: "revenue of $X.X million", "Hall 17, Stand XX, April 22", "[legal to confirm]".
    Silent: "[sic]", "“[the company] grew”", "Super Bowl XX", a link "[name](https://…)".
    Limits: words in brackets count only where they name a field or give an order.
    """
    text = release.document.text
    found: list[Span] = []
    for needle, pattern in UNFILLED:
        if needle in text:
            found += [Span(*match.span(match.lastindex or 0)) for match in re.finditer(pattern, text)]
    last = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield Hit(f"Placeholder left in the text: {quoted(text[slice(*span)])}.", (Place("new", span),))
