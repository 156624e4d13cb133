"""The rule number-format-variant."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from relaudit.model import Claim, Document, Kind, Span
from relaudit.reconcile.sentences import sentences
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import spots, variants

SILENT: frozenset[Kind] = frozenset({"table", "contact", "furniture"})
TITLES: frozenset[Kind] = frozenset({"headline", "subhead"})
SIZES = frozenset("million billion thousand".split())

BARE = "without its zero"

Form = tuple[str, str, str] | None
"""What is written, which one of it, and how: ("unit", "km", "kilometer")."""


@release_rule("note")
def number_format_variant(release: Release) -> Iterator[Hit]:
    """One unit, currency, percentage or quarter is written in two ways.

    Why: every house style settles for one; two in one release show two hands.

    Fires: "65 km", then "163 kilometers"; "US$5 million", then "$6 million"; "86 percent", then "7%" or
    "seven percent"; "3rd quarter", then "third quarter"; "$.02", with or without a "$0.05" beside it.

    A warning: "from 2.318 to 2,750", where the full stop stands for a comma.

    Silent: "%" and "M" in headlines, where they save space; tables and contacts; "76-metre" beside
    "76 metres".

    Limits: numbers spelled out or not are looked at only in percentages and quarters.
    """
    document = release.document
    found: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for claim, kind in _placed(document):
        for form in FORMS:
            told = form(document, claim, kind)
            if told:
                what, which, how = told
                found[what, which][how].append(claim.span)
    for (what, _), forms in found.items():
        if len(forms) > 1:
            shown = [(document.text_of(spans[0]), len(spans)) for spans in forms.values()]
            yield Hit(f"One {what} is written in two ways: {variants(shown)}.", spots(forms.values()))
        elif BARE in forms:
            words = " ".join(document.text_of(forms[BARE][0]).split())
            yield Hit(f'"{words}" is printed without its zero.', (Place("new", forms[BARE][0], "amount"),))
    yield from _separators(document)


def _separators(document: Document) -> Iterator[Hit]:
    """A full stop where the figure beside it has the comma of thousands: "from 2.318 to 2,750"."""
    for sentence in sentences(document):
        for figure in sentence.figures:
            if figure.step == 1 and figure.claim.step == "0.001":
                said = f"{figure.claim.text} stands for {figure.value.normalize():f}"
                place = Place("new", figure.span, "full stop")
                yield Hit(f"{said}, as the figure beside it shows.", (place,), severity="warning")


def _placed(document: Document) -> Iterator[tuple[Claim, Kind]]:
    """The claims of the prose, each with the kind of its paragraph."""
    at = 0
    for claim in document.claims:
        while at < len(document.paragraphs) and document.paragraphs[at].end <= claim.start:
            at += 1
        if at < len(document.paragraphs) and document.paragraphs[at].kind not in SILENT:
            yield claim, document.paragraphs[at].kind


@cache
def _unit_word() -> re.Pattern[str]:
    return re.compile(r"\d[\s-]{0,3}([^\W\d][^\d]{0,20})$")


@cache
def _scale_word() -> re.Pattern[str]:
    return re.compile(r"\d\s?(million|billion|thousand|[mbk]n?|mm)\b", re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"^[(-]?([A-Za-z]{0,3}\s?[$€£]|[A-Z]{3}(?=\s?\d))")


def _unit(document: Document, claim: Claim, kind: Kind) -> Form:
    found = _unit_word().search(claim.text) if claim.kind == "quantity" else None
    if not found or document.text[claim.end : claim.end + 2].strip() == "(":  # "100 megawatts (MW)" defines
        return None
    words = [word for word in found[1].lower().replace("-", " ").split() if word not in SIZES]
    return ("unit", claim.unit or "", " ".join(words).rstrip("s.")) if words else None


def _percent(document: Document, claim: Claim, kind: Kind) -> Form:
    if claim.kind != "percent" or claim.unit or kind in TITLES or not claim.text[:1].isdigit():
        return None
    how = "".join(char for char in claim.text.lower() if char.isalpha() or char == "%")
    return ("percentage", "sign", how) if how in ("%", "percent") else None


def _numeral(document: Document, claim: Claim, kind: Kind) -> Form:
    """Whether a percentage is in digits; at the head of a sentence words are right."""
    if claim.kind != "percent" or claim.unit or "%" in claim.text:
        return None
    before = document.text[max(0, claim.start - 3) : claim.start].strip()
    opens = not before or before[-1] in '.:;•*“"'
    return None if opens else ("percentage", "number", str(claim.text[:1].isdigit()))


def _currency(document: Document, claim: Claim, kind: Kind) -> Form:
    found = _sign().match(claim.text) if claim.kind == "money" else None
    return ("currency", claim.unit or "", " ".join(found[1].split())) if found else None


def _scale(document: Document, claim: Claim, kind: Kind) -> Form:
    found = _scale_word().search(claim.text) if claim.kind == "money" and kind not in TITLES else None
    return ("order of magnitude", found[1][0].lower(), found[1]) if found else None


def _zero(document: Document, claim: Claim, kind: Kind) -> Form:
    if claim.kind != "money" or abs(float(claim.value)) >= 1:
        return None
    digits = claim.text.lstrip("($-€£ USCAD")
    if digits[:1] not in (".", "0"):
        return None
    return "amount below one", "zero", BARE if digits.startswith(".") else "with its zero"


def _quarter(document: Document, claim: Claim, kind: Kind) -> Form:
    words = claim.text.lower().split()
    if claim.kind != "date-range" or "quarter" not in words:
        return None
    return (
        ("quarter", "ordinal", str(words[0][:1].isdigit()))
        if words[0][-2:] in ("st", "nd", "rd", "th")
        else None
    )


FORMS: tuple[Callable[[Document, Claim, Kind], Form], ...] = (
    _unit, _percent, _numeral, _currency, _scale, _zero, _quarter,
)  # fmt: skip
