"""Whose release it is and of which day, as its text says; every issuer here is invented."""

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
        (
            "Tarn Valley Wins a Prize of the Society for Lenses, Which Honours Works That Have Ground Them "
            "for Longer Than a Hundred Years\n\nKENDAL - (Newsline) - May 6, 2030 - "
            + LEAD.format("Tarn Valley, Inc. (LSE: TVO - news), a maker of lenses,"),
            "Tarn Valley, Inc.",
        ),
        (
            "Oban Glass Investors: A Deadline\n\nKENDAL - May 6, 2030 - The law firm of Byrne & Lien, LLP "
            "(www.byrne.example) tells investors of a suit against Oban Glass, Inc. (“Oban”) (LSE: OBG).\n\n"
            "Contact Byrne & Lien, LLP.",
            "Byrne & Lien, LLP",
        ),
        (
            "Lenses Fair Opens\n\nKENDAL, May 6, 2030 - "
            + LEAD.format("The 17th Kendal Lenses Fair, which Oban Glass organises,")
            + "\n\nThe 17th Kendal Lenses Fair closes on Friday.\n\n[ About Oban Glass ]\n\nOban melts.",
            "Oban Glass",
        ),
        (
            "Despite Rain, Lenses Sell\n\nKENDAL, May 6, 2030 — Despite a wet spring lenses sell, a study by "
            "Lens.example finds. Despite it, all sell.\n\nAbout Lens.example and the Lens Hall\n\nSold.",
            "Lens.example",
        ),
        (
            "Rain Ends\n\nKENDAL, May 6, 2030 -- "
            + LEAD.format("eLens Inc. today")
            + "\n\nContact: eLens, 12 Mill Lane",
            "eLens Inc.",
        ),
        ("Nobody is named here.", None),
        ("Information received since March shows that lenses sell. " * 3 + "The information is new.", None),
    ],
)
def test_the_issuer_is_the_one_that_lead_headline_and_about_name(text: str, issuer: str | None) -> None:
    assert relaudit.parse(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tarn Opens\n\nKENDAL, England, Oct. 21, 2024 -- Tarn Optics plc opened a works.", "2024-10-21"),
        ("Tarn Opens\n\n(Newsline) - April 14, 2025 - Kendal. Tarn Optics plc opened a works.", "2025-04-14"),
        ("Tarn Opens\n\nRelease date: June 4, 2024\n\nTarn Optics plc opened a works.", "2024-06-04"),
        ("Tarn Opens\n\nJune 4, 2024\n\nTarn Optics plc opened a works.", "2024-06-04"),
        ("Tarn Opens\n\nTarn Optics plc closed the sale on June 28, 2024 (the “Closing Date”).", None),
        ("Tarn Opens\n\nStarting January 13th, the grinder of lenses will open – for all.", None),
        ("Tarn Opens\n\nLaunch date: April 18, 2024\n\nTarn Optics plc opens a works.", None),
        ("Tarn Opens\n\n- Date: April 18, 2024\n\nTarn Optics plc opens a works.", None),
        ("Tarn Opens\n\nTarn Optics plc opens.\n\nMonday Jan 13th - Two lenses for one", None),
        ("Tarn Opens\n\nTarn Optics plc has 400 lenses.\n\n1 As of December 31, 2024", None),
    ],
)
def test_the_date_is_the_one_a_release_bears_not_one_it_speaks_of(text: str, date: str | None) -> None:
    assert relaudit.parse(text).date == date
