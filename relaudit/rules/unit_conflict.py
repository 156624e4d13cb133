"""One quantity in two units that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from relaudit.model import Claim, Document
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted
from relaudit.words import STOP_WORDS, fold

SIZES = {
    "length": "km 1000 m 1 cm 0.01 mm 0.001 mile 1609.344 ft 0.3048 yard 0.9144 in 0.0254 nmi 1852",
    "area": "m² 1 km² 1e6 sq_ft 0.09290304 acre 4046.8564224 ha 1e4 sq_mi 2589988.110336 sq_yd 0.83612736",
    "mass": "kg 1 g 0.001 mg 1e-6 lb 0.45359237 oz 0.028349523125 tonne 1000 short_ton 907.18474",
    "volume": "L 1 mL 0.001 m³ 1000 gal 3.785411784 barrel 158.987294928",
    "information": "kB 8e3 MB 8e6 GB 8e9 TB 8e12 kbit 1e3 Mbit 1e6 Gbit 1e9 Tbit 1e12",
    "rate": "kbit/s 1e3 Mbit/s 1e6 Gbit/s 1e9 Tbit/s 1e12 kB/s 8e3 MB/s 8e6 GB/s 8e9 TB/s 8e12",
    "power": "W 1 kW 1e3 MW 1e6 GW 1e9",
    "energy": "kWh 1 MWh 1e3 GWh 1e6 TWh 1e9",
}
"""By dimension, the size of a unit in the first one: NIST Special Publication 811, appendix B."""

FACTORS = {
    unit.replace("_", " "): (dimension, Decimal(factor))
    for dimension, table in SIZES.items()
    for unit, factor in zip(table.split()[::2], table.split()[1::2], strict=True)
}

TELLING = 3
"""Digits that make a figure its own evidence: two areas of 175 are the same area, two of 20 are not."""

BESIDE = 60
"""Characters on either side of a short figure in which two distant mentions must share a word."""

CONVERSION = frozenset({"(", "/", "(or", ", or", "or", "[", "(approximately", "(about", "(~", "(approx."})
"""What stands between a quantity and itself in another unit."""


@release_rule("error")
def unit_conflict(release: Release) -> Iterator[Hit]:
    """One quantity stands in two units that cannot both be right.

    Why: a hectare is two and a half acres, a byte eight bits; readers act on the wrong one.
    Fires: "167 km²", then "167 hectares"; "10 gigabits/sec" and "10 gigabytes/sec"; "500 km (250 miles)".
    Silent: "5,200 feet (1,585 meters)"; "a 20-foot container" beside "a 20 m tower".
    Limits: a figure of one or two digits counts only where distant mentions share a word, and is a warning.
    """
    quantities = [
        claim for claim in release.document.claims if claim.kind == "quantity" and claim.unit in FACTORS
    ]
    yield from _wrong_conversions(release.document, quantities)
    places: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in (one for one in quantities if not one.high):
        places[FACTORS[claim.unit or ""][0], claim.value].append(claim)
    for same in places.values():
        if len({claim.unit for claim in same}) == 2:
            yield from _two_units(release.document, same)


def _two_units(document: Document, same: list[Claim]) -> Iterator[Hit]:
    """The first two mentions of one figure in different units that speak of the same thing."""
    for one, two in combinations(same, 2):
        if one.unit == two.unit:
            continue
        digits = len(one.value.replace(".", "").strip("0"))
        apart = two.start - one.end > 2 * BESIDE
        if digits >= TELLING or (apart and _around(document, one) & _around(document, two)):
            yield _hit(
                f"Inconsistent units: {quoted(one.text)} and {quoted(two.text)}.", one, two, digits >= TELLING
            )
            return


def _around(document: Document, claim: Claim) -> set[str]:
    before = document.text[max(0, claim.start - BESIDE) : claim.start]
    after = document.text[claim.end : claim.end + BESIDE]
    words = {word.strip(".,;:()\"'") for word in (*fold(before).split()[1:], *fold(after).split()[:-1])}
    return {word for word in words - STOP_WORDS if len(word) > 3 and word.isalpha()}


def _wrong_conversions(document: Document, quantities: list[Claim]) -> Iterator[Hit]:
    for one, two in pairwise(quantities):
        (dimension, here), (other, there) = FACTORS[one.unit or ""], FACTORS[two.unit or ""]
        between = " ".join(document.text[one.end : two.start].split())
        if dimension != other or one.unit == two.unit or between not in CONVERSION:
            continue
        given, stated = Decimal(one.value) * here / there, Decimal(two.value)
        slack = _roundness(one) * here / there / 2 + _roundness(two)
        if abs(given - stated) > slack:
            message = (
                f"Inconsistent conversion: {quoted(one.text)} is {given:.4g} {two.unit}, not {two.text}."
            )
            yield _hit(message, one, two, True)


def _roundness(claim: Claim) -> Decimal:
    """The place to which a figure is evidently rounded: 4,400 to hundreds, 1.5 to tenths."""
    value = Decimal(claim.value).normalize()
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _hit(message: str, one: Claim, two: Claim, sure: bool) -> Hit:
    places = (Place("new", one.span), Place("new", two.span))
    return Hit(message, places, severity=None if sure else "warning")
