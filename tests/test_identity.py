"""Whose release it is, as its text says; every issuer here is invented."""

import pytest

import relaudit

LEAD = (
    "{} announced today that it will open a second lens works in Kendal, the first outside Oban since 1994."
)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Tarn Valley Opens a Works\n\nKENDAL, England, Oct. 21, 2024 -- "
            + LEAD.format("Tarn Valley Optics plc (LSE: TVO)")
            + "\n\nTarn Valley Optics plc grinds lenses.",
            "Tarn Valley Optics plc",
        ),
        (
            "Partner News\n\n"
            + LEAD.format("Hesta Fund, Inc. (the “Company”)")
            + "\n\nAbout Oban Glass\n\nOban Glass melts.\n\nAbout Hesta Fund, Inc.\n\nIt saves.",
            "Hesta Fund, Inc.",
        ),
        (
            "Brackenridge Wins\n\n"
            + LEAD.format("The company")
            + "\n\nAbout Brackenridge\n\nBrackenridge bakes.",
            "Brackenridge",
        ),
        ("Nobody is named here.", None),
    ],
)
def test_the_issuer_is_the_one_that_lead_headline_and_about_name(text: str, issuer: str | None) -> None:
    assert relaudit.parse(text).issuer == issuer
