"""The rule date-format-variant."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Kind, Span
from relaudit.rules import Hit, Release, release_rule
from relaudit.rules._say import spots, variants

SILENT: frozenset[Kind] = frozenset({"table", "contact", "furniture"})
FORMS = (
    ("with the day before the month and after it", "day_first", "month_first"),
    ("with and without a zero before the day", "zero", "no_zero"),
    ("with and without letters after the day", "letters", "no_letters"),
    ("with and without a comma before the year", "no_comma", "comma"),
)
"""What is told of two named forms that stand side by side in one release."""


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<day_first>\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4})
      | (?P<month_first>\b[A-Z][a-z]{2,8}\.?\s+
          (?P<day>(?P<zero>0\d)|(?P<no_zero>[1-9](?!\d))|\d\d)
          (?:(?P<letters>st|nd|rd|th)|(?P<no_letters>))
          (?:(?P<comma>,\s*\d{4})|(?P<no_comma>\s+\d{4}))?)
        """,
        re.VERBOSE,
    )


@release_rule("note")
def date_format_variant(release: Release) -> Iterator[Hit]:
    """Dates are written in two ways: in another order, with a zero, letters or a comma more.

    Why: every house style settles for one; two in one release show two hands, or an old template.

    Fires: "July 23, 2026" beside "30 July 2026"; "November 02" beside "November 2"; "June 15 2026"
    beside "June 15, 2026"; "May 6th" beside "May 7".

    Silent: "Jan. 14" in the dateline and "January 20" in the text, as news agencies write; tables.

    Limits: dates in digits alone ("11/02/2022") are not compared with those in words.
    """
    document = release.document
    found: dict[str, list[Span]] = {}
    at = 0
    for claim in document.claims:
        while at < len(document.paragraphs) and document.paragraphs[at].end <= claim.start:
            at += 1
        prose = at < len(document.paragraphs) and document.paragraphs[at].kind not in SILENT
        match = _date().search(claim.text) if prose and claim.kind == "date" else None
        for name, text in match.groupdict().items() if match else ():
            if text is not None:
                found.setdefault(name, []).append(claim.span)
    for what, one, other in FORMS:
        if one in found and other in found:
            groups = (found[one], found[other])
            shown = [(document.text_of(spans[0]), len(spans)) for spans in groups]
            yield Hit(f"Dates are written {what}: {variants(shown)}.", spots(groups))
