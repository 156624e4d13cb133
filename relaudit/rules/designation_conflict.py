"""One named thing under two numbers: an edition, an award year, the number of a standard."""

import re
from collections import defaultdict
from collections.abc import Iterator

from relaudit.model import Span
from relaudit.rules import Hit, Release, release_rule
from relaudit.rules._say import spots, variants

SAME_PART = 3
"""Words that are enough where one mention says more: "2025 River City Festival Award Winners"."""

PROSE = frozenset({"headline", "subhead", "dateline", "body", "quote", "list-item", "table", "about"})

NUMBERED = re.compile(
    r"""
    (?<![\w$.,/-]) (?P<number> \d{1,3}(?:st|nd|rd|th) | (?:19|20)\d\d )
    (?P<name> (?: \s+ (?: (?:and|of|for|the|&) \s+ )? [A-Z][\w’'&.-]{1,30}[®™]? ){2,9} )
    """,
    re.X,
)
DIGIT = re.compile(r"\d")
CODE = re.compile(r"(?P<before>[A-Za-z/]{3,30})\s+(?P<code>[A-Z]{1,6}-?\d{3,6}[A-Z]?)(?![\w/]|[.,]\d)")
PERIODS = frozenset(
    """
    january february march april may june july august september october november december quarter fiscal
    annual full first second third fourth results earnings net sales revenue guidance outlook the q1 q2 q3 q4
    """.split()
)
"""Words that open a period or a table, not a name: "2025 First Quarter Results"."""

Names = dict[tuple[str, ...], dict[str, list[Span]]]
"""By the words of a name, and by the number before it, where it stands."""


@release_rule("note")
def designation_conflict(release: Release) -> Iterator[Hit]:
    """One named edition, award or standard stands with two numbers.

    Why: last year's number left in one place sends readers to the wrong event or document.
    Fires: "10th Harbor Lights Expo", twice, and once "9th Harbor Lights Expo"; "ISO ST108", then "ISO ST180".
    Silent: "27th Lighting Fair" beside "10th Outdoor Expo"; "2025 First Quarter" beside "2024 First Quarter".
    Limits: a release may speak of two editions; it is a warning only where one of them stands once alone.
    """
    document = release.document
    names: Names = defaultdict(lambda: defaultdict(list))
    told: set[int] = set()  # where the text itself says it: the headings of a table alone are no conflict
    codes: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in document.paragraphs:
        if paragraph.kind not in PROSE or not DIGIT.search(document.text, paragraph.start, paragraph.end):
            continue
        for match in NUMBERED.finditer(document.text, paragraph.start, paragraph.end):
            words = tuple(word.strip(".,’'®™").lower() for word in match["name"].split())
            if words[0] not in PERIODS:
                if paragraph.kind != "table":
                    told.add(match.start("number"))
                names[words][match["number"]].append(Span(match.start("number"), match.end()))
        for match in CODE.finditer(document.text, paragraph.start, paragraph.end):
            digits = "".join(sorted(filter(str.isdigit, match["code"])))
            told.add(match.start("code"))
            codes[match["before"].lower(), digits][match["code"]].append(Span(*match.span("code")))
    for numbers in [*_joined(names), *codes.values()]:
        if len(numbers) == 2 and any(span.start in told for spans in numbers.values() for span in spans):
            yield _hit(document.text, numbers)


def _joined(names: Names) -> Iterator[dict[str, list[Span]]]:
    """Mentions of one name, those that begin or end alike together."""
    for words, longer in names.items():
        yield {number: spans for number, spans in longer.items() if _like(number, longer)}
        for cut in range(SAME_PART, len(words)):
            for part in (words[:cut], words[-cut:]):
                shorter = names.get(part, {})
                numbers = {
                    number: [*shorter.get(number, ()), *longer.get(number, ())]
                    for number in {**shorter, **longer}
                }
                if shorter:
                    yield {number: spans for number, spans in numbers.items() if _like(number, numbers)}


def _like(number: str, numbers: dict[str, list[Span]]) -> bool:
    """Whether another of the numbers is of the same sort: a year beside a year, "9th" beside "10th"."""
    return any(other != number and other.isdigit() == number.isdigit() for other in numbers)


def _hit(text: str, numbers: dict[str, list[Span]]) -> Hit:
    groups = sorted(numbers.values(), key=len)
    shown = [(" ".join(text[spans[0].start : spans[0].end].split()), len(spans)) for spans in groups]
    alone = len(groups[0]) == 1 and len(groups[1]) > 1
    return Hit(
        f"Inconsistent numbers for one thing: {variants(shown)}.",
        spots(groups),
        severity="warning" if alone else None,
    )
