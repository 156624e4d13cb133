"""One company under two names: another legal form, or a word less."""

from collections.abc import Iterator
from itertools import combinations

from relaudit.model import Document
from relaudit.rules import Hit, Place, Release
from relaudit.rules._entities import Entity, entities
from relaudit.rules._say import quoted

SHORTEST = 5
"""Letters of a name that two companies rarely share: "Acme Inc." and "Acme Ltd." may be two."""

LONGEST = 15
"""Letters of a word; longer ones are two run together by a lost line break: "CorporationHesta"."""

LISTED = 5
"""Code points between a name and its symbol: "Acme, Inc. (NYSE: ACM)"."""

KIN = ("subsidiar", "parent", "affiliate", "formerly", "renamed", "name change", "rebrand")
"""Words beside a name that say that two legal forms are two companies, or an old name and a new one."""


def company_names(release: Release) -> Iterator[Hit]:
    """One name with two legal forms, or two names before one symbol, here or here and before."""
    yield from _legal_forms(release)
    yield from _listed_names(release)


def _legal_forms(release: Release) -> Iterator[Hit]:
    """One name with two legal forms, or with a word left out of a longer name."""
    here = entities(release.document.text)
    for one, two in combinations({entity[:2]: entity for entity in here}.values(), 2):
        apart = any(
            word in release.document.text[e.start - 60 : e.end + 30].lower()
            for word in KIN
            for e in (one, two)
        )
        if _conflict(one, two) and not apart:
            places = (Place("new", two.span), Place("new", one.span))
            said = [quoted(release.document.text_of(entity.span)) for entity in (one, two)]
            yield Hit(f"Inconsistent name: {said[0]} and {said[1]}.", places, None, _evidence(one, two))
    if release.prior and here:
        forms = {entity.key: entity for entity in entities(release.prior.text)}
        known = {entity[:2] for entity in here}
        for one in {entity[:2]: entity for entity in here}.values():
            two = forms.get(one.key, one)
            if two.form != one.form and two[:2] not in known:
                places = (Place("new", one.span), Place("old", two.span, "prior release"))
                new, old = quoted(release.document.text_of(one.span)), quoted(release.prior.text_of(two.span))
                message = f"Inconsistent name: {new} here, {old} in the prior release."
                yield Hit(message, places, None, _evidence(one, two))


def _conflict(one: Entity, two: Entity) -> bool:
    """Whether two names are one company's: another legal form, or a word of a longer name left out."""
    if one.form == two.form:
        short, long = sorted((one.words, two.words), key=len)
        return len(short) >= 2 and len(long) == len(short) + 1 and long[: len(short)] == short
    return one.key == two.key and len(one.key) >= SHORTEST


def _evidence(one: Entity, two: Entity) -> tuple[str, ...]:
    return tuple(sorted(f"{entity.key} {entity.form}" for entity in (one, two)))


def _listed_names(release: Release) -> Iterator[Hit]:
    """A name with a word more or less than the one that stands with the same symbol.

    "Hesta, Inc. (NYSE: HST)", and "Hesta Labs, Inc. (NYSE: HST)", or "Hesta Labs, Inc." in its About section.
    """
    document, prior = release.document, release.prior
    renamed = any(word in document.text.lower() for word in KIN)
    for symbol, (one, *rest) in _listed(document).items():
        near = [entity for entity in (*rest, *_about(document)) if _akin(one, entity)]
        before = _listed(prior).get(symbol, []) if prior and not renamed else []
        new = quoted(document.text_of(one.span))
        if near:
            places = (Place("new", one.span), Place("new", near[0].span))
            message = f"Inconsistent name: {new} and {quoted(document.text_of(near[0].span))}."
            yield Hit(message, places, None, _evidence(one, near[0]))
        elif prior and before and all(_akin(one, two) for two in before):
            places = (Place("new", one.span), Place("old", before[0].span, "prior release"))
            old = quoted(prior.text_of(before[0].span))
            message = f"Inconsistent name: {new} here, {old} in the prior release."
            yield Hit(message, places, None, _evidence(one, before[0]))


def _listed(document: Document) -> dict[str, list[Entity]]:
    """By its symbol, every company whose symbol stands right after its name."""
    found: dict[str, list[Entity]] = {}
    tickers = [claim for claim in document.claims if claim.kind == "ticker"]
    for entity in entities(document.text) if tickers else ():
        for claim in tickers:
            if 0 < claim.start - entity.end <= LISTED and "(" in document.text[entity.end : claim.start]:
                found.setdefault(claim.value, []).append(entity)
    return found


def _about(document: Document) -> list[Entity]:
    """The companies that the About sections name."""
    spans = [paragraph.span for paragraph in document.paragraphs if paragraph.kind == "about"]
    return [entity for entity in entities(document.text) if any(span.overlaps(entity.span) for span in spans)]


def _akin(one: Entity, two: Entity) -> bool:
    """Whether one name is the other with a word more: "Hesta, Inc.", "Hesta Labs, Inc."."""
    short, long = sorted((tuple(map(str.lower, one.words)), tuple(map(str.lower, two.words))), key=len)
    if one.form != two.form or len(long) != len(short) + 1 or max(map(len, long)) > LONGEST:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
