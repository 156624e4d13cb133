"""The rule superlative-claim."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Kind
from relaudit.rules import Hit, Place, Release, release_rule

NEWS: frozenset[Kind] = frozenset({"headline", "subhead", "dateline", "body", "quote", "list-item"})
SHARED = frozenset({"of", "among", "track"})
"""After these words nobody claims to stand alone: "one of the largest", "a track record"."""
CAUSES = frozenset(
    "driver drivers factor factors contributor contributors part portion financial share impact difference "
    "effect challenge challenges".split()
)
"""The largest driver of a decline is no boast, and the biggest impact ranks nobody."""
HINTS = ("record", "first", "only", "largest", "all-time", "highest", "biggest", "fastest", "unprecedented")


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(
        r"""
          \b(?:all-time\s+(?:high|record)|new\s+record|record[\s-](?:high|low|setting|breaking))\b
        | (?<!on\s)(?<!of\s)(?<!the\s)\brecord\s+(?:[a-z-]+\s+){0,3}?
          (?:revenues?|sales|earnings|profits?|income|results?|orders?|bookings?|backlog|ebitda|margins?
            |volumes?|production|cash\s+flows?|deliveries|shipments|growth|quarter|year)\b
        | \bthe\s+(?:(?:world|industry|nation|country|company|region|market)(?:['’]s)\s+)?
          (?:only|largest|biggest|fastest|first[\s-]ever)\s+[a-z-]+
        | \b(?:world|industry|nation|country)['’]s\s+(?:first|only|largest|biggest|fastest)\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@release_rule("note")
def superlative_claim(release: Release) -> Iterator[Hit]:
    """The news says that something is a record, the first, the only or the largest of its kind.

    Why: such a word needs its proof at hand before the release goes out.

    Fires: "record revenues of approximately $54 million", "the only independent supplier".

    Silent: "the first quarter", "on record", "a leading manufacturer"; recurring text.

    Limits: listed for proof, not judged; other superlatives are not looked for.
    """
    document = release.document
    said = set()
    for paragraph in document.paragraphs:
        if paragraph.kind not in NEWS:
            continue
        text = document.text_of(paragraph)
        low = text.lower()
        if not any(hint in low for hint in HINTS):
            continue
        for found in _superlative().finditer(text):
            words = " ".join(found[0].split())
            before = text[max(0, found.start() - 8) : found.start()].lower().split()
            if words.lower() not in said and not SHARED & set(before) and words.split()[-1] not in CAUSES:
                said.add(words.lower())
                span = type(paragraph.span)(paragraph.start + found.start(), paragraph.start + found.end())
                yield Hit(f'"{words}" needs its proof.', (Place("new", span, "claim"),))
