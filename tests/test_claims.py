"""Every phrasing of the claims corpora is read as its heading says, alone and inside other sentences."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from relaudit import claims
from relaudit.model import Claim, Source

CORPORA = Path(__file__).parent / "claims"
DATE = "2002-01-14"
CARRIERS = (
    "{}",
    "The company said {}.",
    "It was {} for this, according to Acme Fiber.",
    "(The board, “{}”, agreed; nothing else.)",
    "Nobody\nexpected {}\nof that.",
)


def phrasings() -> Iterator[tuple[str, str, str]]:
    """File, heading and phrasing of every bullet; a bullet may run over indented lines."""
    for path in sorted(CORPORA.glob("*.md")):
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
