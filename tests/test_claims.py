"""Every phrasing of the claims corpora is read as its heading says, alone and inside other sentences."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from relaudit import claims
from relaudit.model import Claim, Paragraph, Source
from relaudit.parse import parse

CORPORA = Path(__file__).parent / "claims"
CONTEXT = "context"
"""The corpus whose bullets are whole sentences with one figure in brackets."""

DATE = "2002-01-14"
SECONDS = 20.0
"""Far beyond what linear work takes; a pattern that runs away takes hours."""

CARRIERS = (
    "{}",
    "The company said {}.",
    "It was {} for this, according to Acme Fiber.",
    "(The board, “{}”, agreed; nothing else.)",
    "Nobody\nexpected {}\nof that.",
)


def phrasings(stem: str | None = None) -> Iterator[tuple[str, str, str]]:
    """File, heading and phrasing of every bullet; a bullet may run over indented lines."""
    for path in sorted(CORPORA.glob("*.md")):
        if (path.stem == CONTEXT) != (stem == CONTEXT):
            continue
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            heading, _, body = part.partition("\n")
            for bullet in re.findall(r"^- (.*(?:\n  .*)*)", body, re.M):
                yield path.stem, heading.strip(), bullet.replace("\n  ", "\n")


def told(claim: Claim, stem: str) -> str:
    """A claim in the form of its corpus' headings."""
    if stem == "dates":
        return claim.value
    if stem == "contacts":
        return f"{claim.kind} {claim.value}"
    value = claim.value if claim.high is None else f"{claim.value}..{claim.high}"
    bound = None if claim.bound == "exact" else claim.bound
    return " ".join(filter(None, (value, claim.unit, claim.step, bound)))


@pytest.mark.parametrize(("stem", "heading", "phrasing"), list(phrasings()))
def test_phrasing_is_read_as_its_heading_says(stem: str, heading: str, phrasing: str) -> None:
    for carrier in CARRIERS:
        text = carrier.format(phrasing)
        read = [told(claim, stem) for claim in claims.extract(Source("text", text), (), DATE)]
        assert read == ([] if heading == "nothing" else [heading]), text


@pytest.mark.parametrize(("stem", "heading", "sentence"), list(phrasings(CONTEXT)))
def test_a_figure_has_the_metric_and_period_that_its_sentence_gives(
    stem: str, heading: str, sentence: str
) -> None:
    at = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    found = next(c for c in claims.extract(Source("text", text), (), DATE) if c.start >= at)
    assert f"{found.period or '-'} | {found.metric or '-'}" == heading


WORST = [
    "1,", "1 ", "1/", "(1", "a@", "@.", ".com", "one ", "one-", "one hundred and ", "jan 1 to ", "first ",
    "2019 ", "q1 ", "( 555 ) ", "+1 ", "1 over ", "1\n", "1 and ", "$5 to ", "12% ", "half a ",
    "5 million ", "1 january ",
]  # fmt: skip
LONGEST = [
    "1",
    "1.",
    "1-",
    "$",
    "www.",
    "a.",
    "nasdaq: ",
    "2019-",
    "%",
    "over ",
    "\n",
    " ",
    "fiscal ",
    "I. ",
    "million ",
]
"""Worst characters of which a megabyte takes seconds only, and those of which thirty thousand do."""


@pytest.mark.parametrize(("worst", "size"), [(w, 30_000) for w in WORST] + [(w, 1_000_000) for w in LONGEST])
def test_no_extractor_runs_away(worst: str, size: int) -> None:
    text = (worst * (size // len(worst) + 1))[:size]
    paragraphs = (Paragraph(0, "body", 0, size, 1),)
    before = time.process_time()
    claims.extract(Source("text", text), paragraphs, DATE)
    claims.numbers_seen(text, paragraphs)
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Ada Byrne, Treasurer555-248-3900byrne@acme.com", ["5552483900", "byrne@acme.com"]),
        ("Acme, Inc.(555) 248-3900byrne@acme.com", ["5552483900", "byrne@acme.com"]),
        ("Oban 608526(+65) 5550 0134", ["6555500134"]),
        ("(555) 248-3900 x12ir@acme.com", ["5552483900x12", "ir@acme.com"]),
        ("Acme, Inc.ir@acme.com", ["ir@acme.com"]),
        ("Investor RelationsIR@acme.com", ["IR@acme.com"]),
        ("Chief Executive OfficerPresidentir@acme.com", ["ir@acme.com"]),
        ("ir@acme.com555-248-3900", ["ir@acme.com", "5552483900"]),
        ("ir@acme.comhttps://acme.com", ["ir@acme.com", "https://acme.com"]),
    ],
)
def test_contacts_run_together_by_a_lost_line_break_are_read_apart(printed: str, read: list[str]) -> None:
    assert [claim.value for claim in parse(printed).claims] == read


def test_the_digits_of_an_isin_are_no_numbers() -> None:
    text = "Hesta AG (ISIN AT0000X0B9W5, AT88160R1014, US0378331005) sold EUR500M of gauges."
    seen = claims.numbers_seen(text, (Paragraph(0, "body", 0, len(text), 1),))
    assert [text[span.start : span.end] for span in seen] == ["500"]
