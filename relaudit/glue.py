"""Tokens of one hunk, cut apart where a lost blank or line break glued two of them.

Invariant: the tokens of a side stay in order and print the same characters.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from relaudit.words import alike, bare, unlinked

GLUE = 1_000
"""Characters of a hunk up to which glued words are looked for; contact blocks are shorter."""

JOINT = re.compile(r"[^\W_A-Z](?=[A-Z])|[.,;:)\d](?=[^\W\d])|[^\W\d](?=[\d(+])|\w(?=www\.|https?:|[.,;:()])")
"""Where two words may have been glued: `PresidentPhone`, `Inc.(646)`, `comPhone`, `atwww.`"""

LABEL = re.compile(r"(?<=[^\W_A-Z])(?:Tel|Phone|Telephone|Fax|Mobile|E-?[Mm]ail)(?=[.:])")
"""What is cut off a name although both sides have it glued: `RelationsTel:`, `RelationsPhone:`."""

LINK = "](mailto:"
"""Inside a link the address stands twice: it is never cut."""

ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?")


class Token(NamedTuple):
    """A token inside a hunk: its place, and the key it is compared by."""

    start: int
    end: int
    key: str


def key(token: str) -> str:
    """What a token is compared by: its letters and figures; an address without `http://www.`.

    >>> key("http://www.halden.example/ir"), key("Multi-Mode"), key("–")
    ('haldenexampleir', 'multimode', '-')
    """
    if token.startswith(("http", "www.")):
        token = ADDRESS.sub("", token, count=1)
    return bare(unlinked(token)) or alike(token)


def unglued(ours: list[Token], theirs: list[Token], old: str, new: str) -> tuple[list[Token], list[Token]]:
    """Cut tokens that lost the blank or line break between them where the other side still has it.

    Conversion glues lines: `Jane DoeChief ExecutivePhone: 5`. The letters of both sides are laid over
    each other, and a token is cut where the other side begins one, if the joint looks like one.
    """
    one = "".join([old[token.start : token.end] for token in ours])
    two = "".join([new[token.start : token.end] for token in theirs])
    if not (JOINT.search(one) or JOINT.search(two)) or max(len(one), len(two)) > GLUE:
        return ours, theirs
    cuts_one, cuts_two = (
        set(accumulate(token.end - token.start for token in side)) for side in (ours, theirs)
    )
    more_one, more_two = ({label.start() for label in LABEL.finditer(side)} for side in (one, two))
    for code in Indel.opcodes(one, two):
        if code.tag == "equal":
            shift = code.src_start - code.dest_start
            more_one |= {cut + shift for cut in cuts_two if code.dest_start <= cut <= code.dest_end}
            more_two |= {cut - shift for cut in cuts_one if code.src_start <= cut <= code.src_end}
    cut = _cut(ours, one, more_one), _cut(theirs, two, more_two)
    if len(cut[0]) + len(cut[1]) > len(ours) + len(
        theirs
    ):  # a cut in one side may show where to cut the other
        return unglued(*cut, old, new)
    return cut


def _cut(side: list[Token], letters: str, cuts: set[int]) -> list[Token]:
    found = []
    at = 0
    for token in side:
        start, end = token.start, at + token.end - token.start
        inside = [] if LINK in letters[at:end] else range(at + 1, end)
        for cut in [*(c for c in inside if c in cuts and JOINT.match(letters, c - 1)), end]:
            shown = letters[at:cut]
            found.append(Token(start, start + len(shown), key(shown)))
            start, at = start + len(shown), cut
    return found
