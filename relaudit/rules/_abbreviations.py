"""Abbreviations and the words they stand for, as a text itself defines them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from relaudit.model import Span
from relaudit.rules._terms import stem
from relaudit.words import STOP_WORDS

KNOWN = frozenset(
    """
    AI AM API ASX ATM BTC CAD CBD CD CEO CES CFO CIO CMO CNBC CNN COO COVID CPA CPU CRM CRO CSO CTO DJ
    DNA DVD EBIT EBITDA EDGAR EDT ESG EPS ESPN EST ET ETF ETFs ETH EU EUR EV EVP EVs FAQ FAX FBI FDA
    FINRA FTC FX FY GAAP GDP GMT GPS GPU HIV HK HQ HR HTML IBM ID IFRS II III IP IPO IQ IR IRA IRS
    ISIN ISO IT IV JV KPI LED LLC LLM LLP LNG LP LSE LTD MBA MD MIT MOU MRI NASA NASDAQ NATO NBA
    NCAA NDA NFL NFT NHL NIH NYSE OECD OEM OTC OTCQB OTCQX PC PDF PDT PHD PLC PM POS PR PST PT PTO
    QR RAM RNA ROI ROW SA SAAS SEC SEDAR SMB SME SMS SPAC SUV SVP TSX TSXV TV UAE UK UN UPS URL US USA USB
    USD USPTO UTC UV UX VAT VIP VP VR WHO WIFI XML YTD ZIP
    """.split()
)
"""What needs no spelling out in a business text."""


class Definition(NamedTuple):
    """An abbreviation with its expansion as printed; the span covers both."""

    short: str
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)

    @property
    def key(self) -> tuple[str, ...]:
        """The expansion without case, plural and small words."""
        return tuple(stem(word) for word in self.words if word.lower() not in STOP_WORDS)


@cache
def _bracket() -> re.Pattern[str]:
    """An abbreviation in brackets, with the words before it to be read backwards."""
    return re.compile(r"\((?:the )?[“\"']?([A-Z][A-Za-z&]{0,6}[A-Z])s?[”\"']?[),;]")


LONGEST = 90
"""Code points before a bracket in which the expansion stands."""


@lru_cache(maxsize=8)
def definitions(text: str) -> tuple[Definition, ...]:
    """Every "Expansion Of Words (EOW)" whose initials are the abbreviation, in order."""
    found = []
    for short, words, end in _before_brackets(text):
        first = _expansion([word[0] for word in words], [letter for letter in short if letter.isupper()])
        if first is not None and (words[first][0][1:].islower() or words[first][0].isupper()):
            expansion = tuple(word[0] for word in words[first:])
            found.append(Definition(short, expansion, words[first].start(), end))
    return tuple(found)


def misfits(text: str) -> Iterator[tuple[Definition, str]]:
    """Every "Expansion Of Words (EAW)" with a wrong letter or two swapped, and what the initials give."""
    for short, words, end in _before_brackets(text):
        content = [word for word in words if word[0].lower() not in STOP_WORDS][-len(short) :]
        initials = "".join(word[0][0] for word in content)
        if len(content) == len(short) > 2 and initials.isupper() and OSA.distance(initials, short) == 1:
            expansion = tuple(word[0] for word in content)
            yield Definition(short, expansion, content[0].start(), end), initials


def _before_brackets(text: str) -> Iterator[tuple[str, list[re.Match[str]], int]]:
    """Every abbreviation in brackets, the words before it, and where it ends."""
    for match in _bracket().finditer(text):
        words = list(re.compile(r"\w+").finditer(text, max(0, match.start() - LONGEST), match.start()))
        yield match[1], words, match.end()


def _expansion(words: list[str], letters: list[str]) -> int | None:
    """Where the words start whose initials are the letters, small words between them left out."""
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at].lower() in STOP_WORDS and words[at][0].upper() != letter:
            at -= 1
        if at < 0 or words[at][0].upper() != letter:
            return None
    return at if len(letters) > 1 else None


def bracketed(text: str, letters: str) -> bool:
    """Whether brackets explain it, in whatever words: "small and mid-sized firms (SMFs)"."""
    return bool(re.search(rf"\([“\"‘']?{letters}|\b{letters}s?[”\"’']? ?\(", text))
