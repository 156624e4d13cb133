"""One telephone number or web address printed in two ways."""

import re
from collections.abc import Iterator

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import key, located
from relaudit.rules._say import listed, quoted

NATIONAL = 10
"""Digits of a number of North America; of other countries two numbers have no style in common."""

Styles = dict[str, Claim]
"""By the shape of a number ("000-000-0000"), the first number printed so."""


@release_rule("note")
def contact_format_variant(release: Release) -> Iterator[Hit]:
    """Telephone numbers are printed in two styles, or one web address in two spellings.

    Why: two styles in one text, or a style changed since the last release, look like two editors.
    Fires: "(508) 248-3900" and "508-248-5588"; "HestaFund.example" and "hestafund.example".
    Silent: numbers of two countries; "OBAN.example" beside a link, "https://oban.example/news".
    Limits: of a changed style only the first number is told; extensions do not count.
    """
    document = release.document
    styles = _styles(document)
    if len(styles) > 1:
        yield _hit(document, list(styles.values()), "telephone numbers", tuple(sorted(styles)))
    elif release.prior and styles:
        yield from _against(release, styles)
    yield from _country_codes(document)
    yield from _spellings(document)


def _styles(document: Document) -> Styles:
    found: Styles = {}
    for claim, *_ in located(document, "phone"):
        if len(key(claim)) == NATIONAL and ("+" not in claim.text or claim.value[0] == "1"):
            found.setdefault(_shape(claim), claim)
    return found


def _shape(claim: Claim) -> str:
    """How a number is printed, whatever its digits, country code and extension.

    >>> _shape(Claim("phone", 0, 0, "+1 (508)\\n248-3900 x12", "15082483900", ""))
    '(000) 000-0000'
    """
    digits = list(re.finditer(r"\d", claim.text))
    first = len(claim.value) - NATIONAL if claim.value[0] == "1" else 0
    start, end = digits[first].start(), digits[first + NATIONAL - 1].end()
    if claim.text[start - 1 : start] == "(":
        start -= 1
    return re.sub(r"\d", "0", " ".join(claim.text[start:end].split()))


def _against(release: Release, styles: Styles) -> Iterator[Hit]:
    """The style of the prior release, where it had one and this release has another."""
    assert release.prior
    before = _styles(release.prior)
    if len(before) != 1 or before.keys() == styles.keys():
        return
    (new,), (old,) = styles.values(), before.values()
    message = (
        f"Telephone numbers are printed as {quoted(new.text)}, in the prior release as {quoted(old.text)}."
    )
    places = (Place("new", new.span), Place("old", old.span, "prior release"))
    yield Hit(message, places, evidence=(*styles, *before))


def _country_codes(document: Document) -> Iterator[Hit]:
    """One number with and without its country code."""
    found: dict[str, Styles] = {}
    for claim, *_ in located(document, "phone"):
        found.setdefault(key(claim), {}).setdefault(claim.value, claim)
    for number, claims in found.items():
        if len(claims) > 1:
            yield _hit(document, list(claims.values()), "a telephone number", (number,))


def _spellings(document: Document) -> Iterator[Hit]:
    """Web sites with and without capitals; links ("https://…") and upper-case lines prove nothing."""
    forms: dict[str, dict[str, Claim]] = {}
    for claim, *_ in located(document, "url"):
        site = claim.text.removeprefix("www.")
        if site.lower() == key(claim) and not site.isupper():
            forms.setdefault(site.lower(), {}).setdefault(site, claim)
    for spellings in forms.values():
        if len(spellings) > 1:
            yield _hit(document, list(spellings.values()), "a web address", tuple(sorted(spellings)))


def _hit(document: Document, claims: list[Claim], what: str, evidence: tuple[str, ...]) -> Hit:
    said = listed(quoted(claim.text) for claim in claims)
    return Hit(
        f"Inconsistent printing of {what}: {said}.",
        tuple(Place("new", c.span) for c in claims),
        None,
        evidence,
    )
