"""One abbreviation with two expansions."""

from collections.abc import Iterator

from relaudit.model import Side
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._abbreviations import Definition, definitions
from relaudit.rules._say import quoted


@release_rule("warning")
def abbreviation_conflict(release: Release) -> Iterator[Hit]:
    """One abbreviation is expanded in two ways, here or here and in the prior release.

    Why: the reader no longer knows which of the two every later use means.
    Fires: "National Lens Association (NLA)", then "National Lens Alliance (NLA)".
    Silent: "a Letter of Intent (LOI)" and "letters of intent (LOI)"; an expansion said twice.
    Limits: only expansions whose initials are the abbreviation, printed right before it.
    """
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for found in definitions(release.document.text):
        other = first.setdefault(found.short, found)
        if found.key != other.key and found.short not in told:
            told.add(found.short)
            yield _hit(release, found, other, "new")
    if release.prior:
        before = {found.short: found for found in definitions(release.prior.text)}
        for short, found in first.items():
            if short in before and before[short].key != found.key and short not in told:
                yield _hit(release, found, before[short], "old")


def _hit(release: Release, one: Definition, two: Definition, side: Side) -> Hit:
    other, label = (
        (release.document, "") if side == "new" or not release.prior else (release.prior, "prior release")
    )
    words = [quoted(release.document.text_of(one.span)), quoted(other.text_of(two.span))]
    where = ", in the prior release" if label else " and"
    places = (Place("new", one.span), Place(side, two.span, label))
    message = f"{quoted(one.short)} is expanded in two ways: {words[0]}{where} {words[1]}."
    return Hit(message, places, None, (one.short, *sorted(" ".join(found.key) for found in (one, two))))
