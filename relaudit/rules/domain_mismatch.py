"""Two domains in one release that nearly agree."""

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from relaudit.model import Claim, ClaimKind, Severity
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import key, located
from relaudit.rules._say import quoted

SORTS: tuple[ClaimKind, ...] = ("email", "url")

SHORTEST = 6
"""Letters of a domain that one wrong letter does not turn into another one's."""

LONG = 9
"""Letters from which two wrong ones are still a slip."""

LONGEST_ENDING = 5
"""Letters of an ending ("co.uk"); a longer one has the next word run into it ("comEmail")."""

ADDED = frozenset("inc corp co group usa global online hq ag plc ltd gmbh".split())
"""What a second domain of one issuer has more."""

SECOND_LEVEL = frozenset("co com org net gov ac edu ltd".split())
"""What stands before a country's ending: the name of "oban.co.uk" is "oban"."""


@release_rule("note")
def domain_mismatch(release: Release) -> Iterator[Hit]:
    """Two addresses of one release have nearly the same domain: another ending, a hyphen, a letter.

    Why: one of them may be an old domain or a slip; mail to it reaches nobody, or somebody else.
    Fires: "ir@oban.example" beside "press@oban-inc.example"; as a warning "obanglas" beside "obanglass".
    Silent: "ir@oban.example" beside "www.oban.example/news"; an agency's address.
    Limits: "ir@oban-inc.example" beside "www.oban.example" is not told, since many issuers write from one
    domain and publish on another; where an issuer owns both, allow them in the settings (`domains`).
    """
    found: dict[tuple[str, str], dict[ClaimKind, Claim]] = {}
    for kind in SORTS:
        for claim, *_ in located(release.document, kind):
            domain = _parts(key(claim).rpartition("@")[2].rstrip(".\u200b"))
            found.setdefault(domain, {}).setdefault(kind, claim)
    allowed = {_parts(domain) for domain in release.settings.domains}
    for one, two in combinations(found, 2):
        relation = None if {one, two} <= allowed else _relation(one, two)
        same = [kind for kind in SORTS if kind in found[one] and kind in found[two]]
        if relation == "slip" or (relation and same):
            first, second = (next(claims[k] for k in (*same, *claims)) for claims in (found[one], found[two]))
            message = f"Domains nearly agree: {quoted(first.text)} and {quoted(second.text)}."
            places = (Place("new", second.span), Place("new", first.span))
            severity: Severity = "warning" if relation == "slip" else "note"
            yield Hit(message, places, severity, tuple(sorted(map(".".join, (one, two)))))


def _parts(domain: str) -> tuple[str, str]:
    """The label of a domain that somebody chose, and the ending after it.

    >>> _parts("news.oban.co.uk"), _parts("oban-glass.example")
    (('oban', 'co.uk'), ('oban-glass', 'example'))
    """
    labels = domain.split(".")
    at = -3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else -2
    return labels[max(at, -len(labels))], ".".join(labels[max(at, -len(labels)) + 1 :])


def _relation(one: tuple[str, str], two: tuple[str, str]) -> str | None:
    """How two domains (name, ending) nearly agree; None where they are one, or nothing to each other."""
    (name, ending), (other, its_ending) = one, two
    if ending != its_ending and (
        max(len(ending), len(its_ending)) > LONGEST_ENDING
        or ending.startswith(its_ending)
        or its_ending.startswith(ending)
    ):
        return None
    if name == other:
        return "ending"
    short, long = sorted((name.replace("-", ""), other.replace("-", "")), key=len)
    if short == long or (long.startswith(short) and long[len(short) :] in ADDED):
        return "form"
    allowed = 2 if len(short) >= LONG else 1
    return "slip" if len(short) >= SHORTEST and OSA.distance(short, long) <= allowed else None
