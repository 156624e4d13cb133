"""Phones, e-mail and web addresses, and tickers."""

import re
from collections.abc import Iterator

from relaudit.model import Claim, ClaimKind

EMAIL = re.compile(
    r"[\w.%+'-]{1,64}@(?:\[\d{1,3}(?:\.\d{1,3}){3}\]|(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w-])"
)
LINK = re.compile(
    r"(?:https?|ftp)://|www\."
    r"|\.(?:com|org|net|edu|gov|int|info|biz|io|co|ai|uk|eu|de|fr|jp|cn|au|ca|tv|tech|health|energy|bio|app|dev)"
    r"(?![a-z\d_@-]|\.[a-z\d-]{1,63}@)"
)
HOST_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")
REST = re.compile(r"(?:\.[a-z]{2}(?![\w.-]))?(?::\d{2,5})?(?:[/?#][^\s<>\"'’”()\[\]{}|]{0,500})?")
WHOLE = re.compile(r"[^\s<>\"'’”()\[\]{}|]{1,500}")
HOST = re.compile(
    r"(?:(?:https?|ftp)://(?:[\w%:]{1,80}@)?(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]{1,63}\.){1,8}[a-z\d]{2,24})"
    r"|www\.(?:[\w-]{1,63}\.){1,6}[a-z]{2,24})(?=[/:?#.,;!]|$)"
)
CLOSING = ".,;:!?*…"

GAP = r"(?:[ \u00a0.\u2010\u2011–-]{1,3}|[ -]?\r?\n {0,12})"
PHONE = re.compile(
    rf"(?<![\w.,/$€£+-])\+?\d{{0,4}}{GAP}?(?:\(\+?\d{{1,5}}\){GAP}?)?"
    rf"\d{{1,14}}(?:{GAP}\d{{2,8}}){{0,5}}(?![\d$%/]|[.,:-]\d)"
)
"""Country code, area code in brackets, groups of digits; any of them may be missing."""

PHONE_START = re.compile(r"(?<![\w.,/$€£-])(?:\+ ?\(?\d|\(\+?\d{1,4}\)|\d)")
EXTENSION = re.compile(r",?\s{0,3}(?:x|ext\.?|extension)\s{0,2}(\d{1,6})(?!\w)", re.I)
AMERICAN = re.compile(r"(?:\+?1\D{0,3})?\(?\d{3}\D{1,3}\d{3}\D{1,3}\d{4}")
CALLED = re.compile(
    r"\b(?:(?:tele)?phones?|tel|t|fax|facsimile|call|dial(?:ing)?|mobile|cell|ph|contact|toll[- ]free"
    r"|u\.?s|canada|international(?:ly)?)\b[.)]?"
    r"(?:\s{1,3}(?:number|us|me|at|is|no|toll[- ]free|line)\b\.?){0,3}[\s:.–()-]{0,8}$"
)
CALLED_WIDTH = 40
"""Code points before a row of digits in which the word stands that makes it a telephone number."""

EXCHANGE = re.compile(
    r"\(?\b(nasdaq|nyse|amex|otc|pink sheets|tsxv?|lse|aim|asx|cse|fra|fse|euronext|six|hkex|tse|sgx|neo|jse)"
)
BOARD = re.compile(
    r"(?i:qb|qx|bb|pk|[ -]?v|gs|gm|cm| (?:global select market|global select|global market|capital market|"
    r"markets|pink|venture|american|arca|mkt|paris|growth))?(?:®|™)?(?:\s{0,3}[:–-]\s{0,40}|\s{1,40})"
    r"([A-Z][A-Z\d]{0,5}(?:[.-][A-Z]{1,3})?)\b"
)
"""What may stand between an exchange and the symbol, and the symbol."""


def contact(
    kind: ClaimKind, text: str, span: tuple[int, int], value: str, reading: str, unit: str | None = None
) -> Claim:
    """A claim whose value is an address or a row of digits."""
    return Claim(kind, span[0], span[1], text[span[0] : span[1]], value, reading, unit=unit)


def emails(text: str, low: str) -> Iterator[Claim]:
    """E-mail addresses; the value has its domain in lower case."""
    done, at = 0, text.find("@")
    while at >= 0:
        found = EMAIL.search(text, max(done, at - 64), at + 254)
        if found and found.start() < at < found.end():
            name, _, domain = found[0].rpartition("@")
            yield contact("email", text, found.span(), f"{name}@{domain.lower()}", "e-mail address")
            done = found.end()
        at = text.find("@", max(at + 1, done))


def links(text: str, low: str) -> Iterator[Claim]:
    """Web addresses with a scheme, with www or a well-known end; the value has its host in lower case."""
    done = 0
    for hint in LINK.finditer(low):
        start = hint.start()
        if start < done:
            continue
        if hint[0][0] == ".":
            while start > done and low[start - 1] in HOST_CHARACTERS and hint.start() - start < 100:
                start -= 1
            if low[start - 1 : start] in ("@", "/") or not low[start : hint.start()].strip(".-"):
                continue
            rest = REST.match(low, hint.end())
            end = rest.end() if rest else hint.end()
        else:
            found = WHOLE.match(low, start)
            if not found or not HOST.match(low, start, found.end()):
                continue
            end = found.end()
        while text[end - 1] in CLOSING:
            end -= 1
        scheme, mark, address = (
            text[start:end].rpartition("://") if hint[0][0] != "." else ("", "", text[start:end])
        )
        host, slash, path = address.partition("/")
        yield contact("url", text, (start, end), f"{scheme}{mark}{host.lower()}{slash}{path}", "web address")
        done = end


def tickers(text: str, low: str) -> Iterator[Claim]:
    """An exchange with a symbol, after a colon or in brackets; the unit is the exchange."""
    for exchange in EXCHANGE.finditer(low):
        found = BOARD.match(text, exchange.end())
        if found and (
            low[exchange.start()] == "(" or re.search("[:–-]", found[0][: found.start(1) - found.start()])
        ):
            span = exchange.start(1), found.end()
            yield contact("ticker", text, span, found[1], "exchange and symbol", exchange[1].upper())


def phones(text: str, low: str) -> Iterator[Claim]:
    """Telephone numbers, told by their shape or by the word that calls for one; the value is the digits."""
    done = 0
    for hint in PHONE_START.finditer(text):
        if hint.start() < done:
            continue
        found = PHONE.match(text, hint.start())
        if not found:
            continue
        digits = "".join(filter(str.isdigit, found[0]))
        if not 7 <= len(digits) <= 15:
            continue
        shaped = (
            found[0][0] == "+"
            or (found[0][0] == "(" and found[0][1:3] != "19" and len(digits) >= 9)
            or (len(digits) in (10, 11) and AMERICAN.fullmatch(found[0]))
        )
        called = None if shaped else CALLED.search(low, max(0, hint.start() - CALLED_WIDTH), hint.start())
        if not shaped and not called:
            continue
        end = found.end()
        if extension := EXTENSION.match(text, end):
            end, digits = extension.end(), f"{digits}x{extension[1]}"
        yield contact("phone", text, (found.start(), end), digits, "telephone number")
        done = end
