"""Which releases are one issuer's; every issuer here is invented."""

import random

import pytest

from relaudit.grouping import groups
from relaudit.issuers import Card, key


def card(name: str, *marks: str, folder: str = "mixed", number: int = 0) -> Card:
    return Card(f"{folder}/{name}{number}.txt", name or None, key(name), "2020-01-01", False, "news", marks)


TARN = card("Tarn Optics plc", "ticker TVO", "site tarnoptics.example")


@pytest.mark.parametrize(
    ("others", "together"),
    [
        ([card("TARN OPTICS")], True),
        ([card("The Tarn Optics Company, Inc.")], True),
        ([card("Tarn", "ticker TVO")], True),
        ([card("Tarn")], False),
        ([card("Tarn Foods", "ticker TFO")], False),
        ([card("LensPro 5", "ticker TVO", "site tarnoptics.example")], True),
        ([card("LensPro 5", "ticker TVO")], False),
        ([card("Glassblowers", "site tarnoptics.example")], True),
        ([card("Fell Lamps", "site tarnoptics.example", "site felllamps.example")], False),
        ([card("Fell Lamps", "site agency.example"), card("Agency Two", "site other.example")], False),
        ([card("", folder="mixed")], True),
        ([card("", folder="elsewhere")], False),
        ([card("", folder="mixed"), card("Fell Lamps"), card("Moss Mills")], False),
    ],
)
def test_releases_are_one_issuers(others: list[Card], together: bool) -> None:
    home = next(group for group in groups([TARN, *others]) if TARN in group.cards)
    assert (others[0] in home.cards) is together


def test_names_that_a_person_gives_are_one_issuers() -> None:
    cards = [TARN, card("Ullswater Glass")]
    assert len(groups(cards)) == 2
    (group,) = groups(cards, ["Tarn Optics", "Ullswater Glass"])
    assert (group.issuer, group.aliases) == ("Tarn Optics plc", ("Ullswater Glass",))


def test_the_order_of_the_releases_does_not_matter() -> None:
    cards = [
        TARN,
        card("Tarn", "ticker TVO"),
        card("LensPro 5", "ticker TVO", "site tarnoptics.example"),
        card(""),
    ]
    cards += [card(f"Issuer {number % 7}", number=number) for number in range(40)]
    expected = groups(cards)
    rng = random.Random(1)
    for _ in range(5):
        rng.shuffle(cards)
        assert groups(cards) == expected
