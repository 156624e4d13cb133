"""No shape of text makes the audit's time grow faster than the text, but for a generous margin."""

import time
from collections.abc import Callable
from random import Random

import pytest

import relaudit

SMALL = 5_000
FACTOR = 8
"""Letters of the smaller text, and how many times larger the larger one is."""

MARGIN = 3
"""How far beyond FACTOR the time may grow: time that grows with the square would take FACTOR times more."""

LEAST = 0.02
"""Seconds below which a time is mostly noise."""


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def names(size: int) -> str:
    """Capitalised words in one paragraph, with a few that make persons of their neighbours."""
    draw = Random(1)
    letters = "aeinorst"
    words = ["".join(draw.choices(letters, k=draw.randint(3, 9))).title() for _ in range(size // 7)]
    return " ".join("Dr" if number % 50 == 0 else word for number, word in enumerate(words))


def paragraphs(size: int) -> str:
    """Paragraphs of one word each, most of them different."""
    return names(size).replace(" ", "\n\n")


SHAPES: dict[str, Callable[[int], str]] = {
    "one letter": repeated("a"),
    "one capital": repeated("A"),
    "one digit": repeated("7"),
    "lone digits": repeated("7 "),
    "at signs": repeated("@"),
    "open brackets": repeated("("),
    "one word": repeated("word "),
    "days on one line": repeated("May 5, 2020 "),
    "money on one line": repeated("up 12% to $12.4 million from $11.1 million in 2019. "),
    "rows of a table": repeated("Net sales      1,234.5    1,111.2    12.0%\n"),
    "equal paragraphs": repeated("The lens left the works on time and as planned before the year ended.\n\n"),
    "names in one paragraph": names,
    "paragraphs of one word": paragraphs,
}


def seconds(text: str) -> float:
    """Processor time of a comparison with itself: other processes do not count."""
    start = time.process_time()
    relaudit.compare(text, text)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_text(shape: Callable[[int], str]) -> None:
    seconds(shape(SMALL // FACTOR))  # loads what this shape needs
    small, large = seconds(shape(SMALL)), seconds(shape(SMALL * FACTOR))
    assert large < max(small, LEAST) * FACTOR * MARGIN
