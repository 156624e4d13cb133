"""What kind of release a headline announces; every one is invented."""

import pytest

from relaudit import genre, parse

HEADLINES = {
    "results": ("Tarn Optics Reports Third Quarter 2023 Results", "Fiscal Year Revenue Rises at Tarn Optics"),
    "event": (
        "Tarn Optics to Report Third Quarter on May 4",
        "Tarn Optics to Present at Lens Days",
    ),
    "dividend": ("Tarn Optics Raises Its Dividend", "Tarn Optics Declares a Dividend of Ten Pence"),
    "appointment": ("Tarn Optics Names Ada Moss Chief Executive", "Ada Moss Joins the Board of Tarn Optics"),
    "offering": (
        "Tarn Optics Prices Its Public Offering",
        "Tarn Optics Closes a Private Placement",
    ),
    "acquisition": ("Tarn Optics Acquires Fell Lamps", "Fell Lamps and Tarn Optics Agree on a Merger"),
    "agreement": ("Tarn Optics Secures Loan From a Bank", "Tarn Optics and Moss Mills Partner on Glass"),
    "launch": ("Tarn Optics Launches a Lens", "Tarn Optics Unveils Its Telescope"),
    "award": ("Tarn Optics Wins an Award", "Tarn Optics Recognized for Its Lenses"),
    "news": ("A Good Year for Lenses", "Tarn Optics Moves House"),
}


@pytest.mark.parametrize(
    ("headline", "expected"), [(text, name) for name, texts in HEADLINES.items() for text in texts]
)
def test_the_headline_tells_the_kind(headline: str, expected: str) -> None:
    text = f"{headline}\n\nKENDAL, England, May 3, 2024 -- Tarn Optics plc said so today in Kendal.\n"
    assert genre.of(parse(text)) == expected


def test_where_there_is_no_headline_the_first_words_tell() -> None:
    text = "The Lens Committee decided today to keep the focal length where it is.\n\nLenses are still round."
    assert genre.of(parse(text)) == "statement"
