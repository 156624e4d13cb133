"""An e-mail address that spells its owner's name otherwise."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import located
from relaudit.rules._names import Name, names
from relaudit.rules._say import quoted
from relaudit.rules._slips import misspelt

BEFORE, AFTER = 200, 60
"""Code points before and after an address in which its owner is named."""

SHORTEST = 5
"""Letters of a surname that can be told from another one letter away."""


@release_rule("warning")
def email_name_mismatch(release: Release) -> Iterator[Hit]:
    """An e-mail address spells the surname beside it with a letter or two other, or has another initial.

    Why: one of the two is wrong; if it is the address, no mail arrives.
    Fires: "Jane Smythe, jsmithe@oban.example"; as a note "Jane Smythe, jane.d@oban.example".
    Silent: "Jane Smythe, press@oban.example"; "Jane Smythe, janes@oban.example".
    Limits: only addresses with a surname in them, or a given name and a letter; surnames of four letters and
    fewer are left alone.
    """
    document = release.document
    mentions = names(document.text).mentions if "@" in document.text else ()
    for claim, *_ in located(document, "email"):
        local = claim.value.partition("@")[0].lower()
        owners = [n for n in mentions if claim.start - BEFORE <= n.start and n.end <= claim.end + AFTER]
        parts = [part for part in re.split(r"[\W\d_]+", local) if part]
        owner = next((name for name in owners if [name.parts[0].lower()] == parts[:-1]), None)
        if owner and len(parts[-1]) == 1 and not any(name.surname[0].lower() == parts[-1] for name in owners):
            yield _hit(document, claim, owner)._replace(severity="note")
        elif not any(name.surname.lower() in local for name in owners if len(name.surname) > 2):
            given = {part.lower() for name in owners for part in name.parts[:-1]}
            forms = _forms(local, parts, given)
            wrong = [name for name in owners if any(_slip(name.surname, form) for form in forms)]
            yield from (_hit(document, claim, name) for name in wrong[:1])


def _forms(local: str, parts: list[str], given: set[str]) -> set[str]:
    """What may be a surname in an address: "jroe", "roej", "jane.roe", "janeroe"."""
    forms = {form for part in parts if part not in given for form in (part, part[1:], part[:-1])}
    return forms | {local.removeprefix(name) for name in given if local.startswith(name)}


def _hit(document: Document, claim: Claim, name: Name) -> Hit:
    message = f"{quoted(claim.text)} spells {quoted(document.text_of(name.span))} otherwise."
    return Hit(message, (Place("new", claim.span), Place("new", name.span, "name")))


def _slip(surname: str, form: str) -> bool:
    """Whether an address has a surname misspelt; of a longer one also the ending: "Handle", "handall"."""
    surname = surname.lower()
    ending = min(len(surname), len(form)) > SHORTEST and surname[:2] == form[:2]
    return misspelt(surname, form, SHORTEST) or (ending and 0 < OSA.distance(surname, form) <= 2)
