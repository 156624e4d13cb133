"""The issuer of a release, as its lead, its headline and its About sections name it."""

import re
from collections import Counter
from collections.abc import Iterator

from relaudit.claims import dates
from relaudit.model import Paragraph, Source

HEAD = 4000
"""Code points of the lead that are read: the issuer stands at its beginning."""

SHORTEST_LEAD = 60
"""Characters of a paragraph that is the lead; a day on a line of its own is shorter."""

LONGEST_HEADING = 100
"""Characters of a heading that names whom its section is about."""

OPENING = 160
"""Characters in which a dateline ends."""

LEGAL_FORMS = frozenset(
    """
    ag bv co company corp corporation gmbh inc incorporated limited llc llp lp ltd nv plc pty sa se
    the
    """.split()
)

OBJECTS = frozenset("against with by of from to in at for and acquire acquired acquires include".split())
"""Words before a name of whom the news speaks, who did not issue it: `suits against Tarn Ltd. (LSE: TRN)`."""

WORD = re.compile(r"\w+")
WORDS = r"[\w.&'’+-]*"
NAME = (
    rf"(?:[a-z]{{0,2}}[A-Z]|\d){WORDS}"
    rf"(?:,? (?:(?:of|and|for|de|du|y|&|–) )?[A-Z0-9]{WORDS}|,? (?:plc|eG)\b){{0,8}}"
)
ORDINAL = r"\d+(?:st|nd|rd|th)?\b"
DEFINED = rf"\b({NAME}),? ?\((?:[A-Z][\w -]{{1,20}}: ?[A-Z]|(?:the )?[\"“][A-Z])"
DASH = r"(?:--|[—–]| - |/-) ?"
INTRODUCED = (
    r"(?i:(?:today|yesterday|the|an?|at|in|as|about|law (?:firm|offices?) of|.{0,30}on behalf of),? ){0,3}"
)
SUBJECT = r",? (?:\(|an? |one |the |today|announce|is (?:pleased|proud|excited|delighted))"
"""What follows the name of who speaks, but of no event: `, a maker of`, ` (LSE: TRN)`, ` today announced`."""

ABOUT = r"\W{0,4}(?i:about) (?:the )?([A-Z0-9][^!?:]{1,80}?)[ :\]]*$"


def issuer(source: Source, paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Name the issuer as its lead or its About section does; None where neither names anyone.

    Of several candidates the one wins that the headline names, that opens the lead, that the lead
    defines ("(the “Company”)", "(Nasdaq: ABCD)"), and that has an About section.
    """
    if source.issuer:
        return source.issuer
    found = list(_candidates(source.text, paragraphs))
    if not found:
        return None
    headline = next((source.text[p.start : p.end].lower() for p in paragraphs if p.kind == "headline"), "")
    whole = " ".join(source.text.split())
    low = whole.lower()
    scores: Counter[str] = Counter()
    for weight, name in found:
        if low.count(_stem(name)) < 2 or _is_common(name, whole):
            continue
        known = next((other for other in scores if _key(other) == _key(name)), name)
        named = 2 * (known not in scores and name.split()[0].lower() in headline)
        scores[known] += weight + named
    return max(scores, key=lambda name: scores[name], default=None)


def _candidates(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[int, str]]:
    """Names with what each place is worth: first the lead's, then those of the About sections."""
    leads = {p.kind: p for p in reversed(paragraphs) if p.end - p.start >= SHORTEST_LEAD}
    first = leads.get("dateline") or leads.get("body")
    lead = " ".join(text[first.start : first.end][:HEAD].split()) if first else ""
    start = _news(lead)
    opened = re.compile(NAME).match(lead, start)
    if opened:
        yield 3 if re.match(SUBJECT, lead[opened.end() :]) else 1, opened[0].strip(" ,")
    defined = re.search(DEFINED, lead[start:])
    if defined:
        before = lead[start : start + defined.start()].lower().split() or [""]
        spoken_of = before[-1] in OBJECTS or defined.start() > OPENING
        yield 1 if spoken_of else 2, defined[1].strip(" ,")
    weight = 2
    for part in paragraphs:
        if part.kind in ("about", "body", "subhead") and part.end - part.start <= LONGEST_HEADING:
            found = re.match(ABOUT, " ".join(text[part.start : part.end].split()))
            if found:
                yield weight, found[1] if text.count(found[1]) > 1 else re.split(r" (?:and|&) ", found[1])[0]
                weight = 1


def _news(lead: str) -> int:
    """Where the news begins, behind places, wires and days: `OSLO - (Newsline) - May 6, 2030 - `."""
    start = 0
    for dash in re.compile(DASH).finditer(lead, 0, OPENING):
        place = lead[start : dash.start()]
        if place.count("(") > place.count(")") or sum(word[0].islower() for word in place.split()) > 1:
            break
        start = dash.end()
    introduced = re.compile(INTRODUCED).match(lead, start)
    return introduced.end() if introduced else start


def _is_common(name: str, whole: str) -> bool:
    """Whether a name is a word that only opens sentences ("Despite a wet spring"), or a day."""
    if not name.isalpha():
        return re.match(ORDINAL, name) is not None or any(True for _ in dates.items(name, name.lower()))
    if re.search(rf"(?<![^\s(]){name.lower()}[,;:]?(?!\S)", whole):
        return True
    return not name.isupper() and not re.search(rf"[\w,] {name}\b", whole)


def _stem(name: str) -> str:
    """The first two words of a name in small letters, without the legal form."""
    words = [word.strip(",.") for word in name.lower().split()[:2]]
    return words[0] if words[-1] in LEGAL_FORMS else " ".join(words)


def _key(name: str) -> str:
    """What the names of one issuer have in common: no case, marks or legal form."""
    return "".join(word for word in WORD.findall(name.lower()) if word not in LEGAL_FORMS)
