"""One telephone number or web address printed in two ways."""

import re
from collections.abc import Iterator
from functools import cache

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._contacts import key, located
from relaudit.rules._say import listed, quoted

NATIONAL = 10
"""Digits of a number of North America; of other countries two numbers have no style in common."""

CALLED = 60
"""Code points beside a number in which it is said from where it is dialled."""

Styles = dict[str, Claim]
"""By the shape of a number ("000-000-0000"), the first number printed so."""


@release_rule("note")
def contact_format_variant(release: Release) -> Iterator[Hit]:
    """Telephone numbers are printed in two styles, or one web address in two spellings.

    Why: two styles in one text, or a style changed since the last release, look like two editors.
    Fires: "(508) 248-3900" and "508-248-5588"; "HestaFund.example" and "hestafund.example".
    Silent: numbers of two countries; "OBAN.example" beside a link, "https://oban.example/news".
    Limits: of the prior release only the same number printed otherwise is told, for another may be another
    party's; extensions do not count, nor do the numbers of a conference call for callers from abroad.
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
    """A number of the prior release in another style, where each release has one style."""
    assert release.prior
    before = _styles(release.prior)
    if len(before) != 1 or before.keys() == styles.keys():
        return
    earlier = {key(claim): claim for claim, *_ in located(release.prior, "phone")}
    for new, *_ in located(release.document, "phone"):
        if old := earlier.get(key(new)):
            said = f"{quoted(new.text)}, in the prior release as {quoted(old.text)}"
            places = (Place("new", new.span), Place("old", old.span, "prior release"))
            yield Hit(f"A telephone number is printed as {said}.", places, evidence=(*styles, *before))
            return


def _country_codes(document: Document) -> Iterator[Hit]:
    """One number with and without its country code."""
    found: dict[str, Styles] = {}
    for claim, *_ in located(document, "phone"):
        found.setdefault(key(claim), {}).setdefault(claim.value, claim)
    for number, claims in found.items():
        abroad = any(
            _abroad().search(document.text, c.start - CALLED, c.end + CALLED) for c in claims.values()
        )
        if len(claims) > 1 and not abroad:
            yield _hit(document, list(claims.values()), "a telephone number", (number,))


@cache
def _abroad() -> re.Pattern[str]:
    """What is said beside a number that is dialled with and without its country code."""
    return re.compile(r"(?i)\b(?:international|toll|countries|outside|dial)")


def _spellings(document: Document) -> Iterator[Hit]:
    """Web sites with capitals and without, or with "www." and without.

    Links ("https://…") and upper-case lines prove nothing of capitals, pages nothing of "www.".
    """
    forms: dict[str, dict[str, Claim]] = {}
    hosts: dict[str, dict[bool, Claim]] = {}
    for claim, *_ in located(document, "url"):
        site = claim.text.removeprefix("www.")
        if site.lower() == key(claim) and not site.isupper():
            forms.setdefault(key(claim), {}).setdefault(site, claim)
        host, _, page = (claim.value.partition("://")[2] or claim.value).partition("/")
        if not page:
            hosts.setdefault(key(claim), {}).setdefault(host.startswith("www."), claim)
    for site, prefixes in hosts.items():
        spellings = forms.get(site, {})
        if len(spellings) > 1:
            yield _hit(document, list(spellings.values()), "a web address", tuple(sorted(spellings)))
        elif len(prefixes) > 1:
            yield _hit(document, list(prefixes.values()), "a web address", (site, "www"))


def _hit(document: Document, claims: list[Claim], what: str, evidence: tuple[str, ...]) -> Hit:
    said = listed(quoted(claim.text) for claim in claims)
    return Hit(
        f"Inconsistent printing of {what}: {said}.",
        tuple(Place("new", c.span) for c in claims),
        None,
        evidence,
    )
