"""An e-mail address that spells its owner's name otherwise."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import located
from relaudit.rules._names import names
from relaudit.rules._say import quoted

BEFORE, AFTER = 200, 60
"""Code points before and after an address in which its owner is named."""

SHORTEST = 5
"""Letters of a surname that can be told from another one letter away."""


@release_rule("warning")
def email_name_mismatch(release: Release) -> Iterator[Hit]:
    """An e-mail address spells the surname beside it with a letter or two other.

    Why: one of the two is wrong; if it is the address, no mail arrives.
    Fires: "Jane Smythe, jsmithe@oban.example".
    Silent: "Jane Smythe, press@oban.example"; "Jane Smythe, janes@oban.example".
    Limits: only addresses with a surname in them; surnames of four letters and fewer are left alone.
    """
    document = release.document
    mentions = names(document.text).mentions if "@" in document.text else ()
    for claim, *_ in located(document, "email"):
        local = claim.value.partition("@")[0].lower()
        near = [n for n in mentions if claim.start - BEFORE <= n.start and n.end <= claim.end + AFTER]
        if any(part.lower() in local for name in near for part in name.parts if len(part) > 2):
            continue
        forms = [form for part in re.split(r"[\W\d_]+", local) for form in (part, part[1:], part[:-1])]
        for name in near:
            surname = name.surname.lower()
            if any(_slip(surname, form) for form in forms):
                message = f"{quoted(claim.text)} spells {quoted(document.text_of(name.span))} otherwise."
                yield Hit(message, (Place("new", claim.span), Place("new", name.span, "name")))
                break


def _slip(surname: str, form: str) -> bool:
    allowed = 2 if len(surname) > SHORTEST and form[:2] == surname[:2] else 1
    return min(len(surname), len(form)) >= SHORTEST and 0 < OSA.distance(surname, form) <= allowed
