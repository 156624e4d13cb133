"""Phones, e-mail and web addresses, and tickers."""

from collections.abc import Iterator

from relaudit.claims.lazy import compiled
from relaudit.model import Claim, ClaimKind

EMAIL = (
    r"[\w.%+'-]{1,64}@(?:\[\d{1,3}(?:\.\d{1,3}){3}\]|(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})"
    r"(?![A-Za-z_-]|\d{1,2}(?!\d))"
)
NAME_MARKS = tuple("_.%+'-")
"""What may stand before the sign of an address beside letters and digits."""

DOMAIN = (
    r"\.(?:com|org|net|edu|gov|int|info|biz|io|co|ai|uk|eu|de|fr|jp|cn|au|ca|tv|tech|health|energy|bio|app|dev)"
    r"(?![a-z\d_@-]|\.[a-z\d-]{1,63}@)"
)
SCHEMES = ("https", "http", "ftp")
HOST_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")
REST = r"(?:\.[a-z]{2}(?![\w.-]))?(?::\d{2,5})?(?:[/?#][^\s<>\"'’”()\[\]{}|]{0,500})?"
WHOLE = r"[^\s<>\"'’”()\[\]{}|]{1,500}"
HOST = (
    r"(?:(?:https?|ftp)://(?:[\w%:]{1,80}@)?(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]{1,63}\.){1,8}[a-z\d]{2,24})"
    r"|www\.(?:[\w-]{1,63}\.){1,6}[a-z]{2,24})(?=[/:?#.,;!]|$)"
)
GLUED = r"\.(?:com|org|net|edu|gov|ca|io|co)(?=[A-Z]|http|www\.|\.[A-Z]|\d{3})"
GLUED_BEFORE = (
    r"(?<![\w.%+'-])(?:[\d.-]{4,}|x\d{2,4}|(?<=\d )\d{2,3})(?=[A-Za-z])"
    r"|\d{3}[.-]?\d{3}[.-]?\d{4}(?=[A-Za-z])|[A-Z][a-z]{4,}(?=[A-Z]{2,4}@)"
    r"|(?<![\w.%+'-])(?:(?:Inc|Ltd|Corp)\.|LLC|C[EF]O|Officer|President|Director|Chairman|Manager|Relations)"
    r"{1,3}(?=[a-z]{2})|(?<![\w.%+'-])[A-Z][A-Za-z]+(?=(?:info|press|media|investors?|contact|hello)@)"
)
"""What a lost line break has left before an address: "248-3900press@", "x12press@", "Roe508-248-3900jroe@",
"RelationsIR@", "Officerjroe@", "Roepress@"."""
CLOSING = ".,;:!?*…"

GAP = r"(?:[ \u00a0.\u2010\u2011–-]{1,3}|[ -]?\r?\n {0,12})"
GLUED_PHONE = (
    r"(?<=[A-Za-z.])(?=\(?\d{3}\)?[ .-]\d{3}[.-]\d{4})|(?<=\d)(?=\(\d{3}\) ?\d{3}[.-]\d{4})"
    r"|(?<=\w)(?=\(\+\d{1,3}\) ?\d)"
)
"""What the end of a line before a number has run into: "Treasurer508-248-3900", "MA 01562(508) 248-3900",
"Oban 608526(+65) 5550 0134"."""

PHONE = (
    rf"(?:(?<![\w.,/$€£+-])|{GLUED_PHONE})\+?\d{{0,4}}{GAP}?(?:\(\+?\d{{1,5}}\){GAP}?)?"
    rf"\d{{1,14}}(?:{GAP}\d{{2,8}}){{0,5}}(?![\d$%/]|[.,:-]\d)"
)
"""Country code, area code in brackets, groups of digits; any of them may be missing."""

EXTENSION = r",?\s{0,3}(?:x|ext\.?|extension)\s{0,2}(\d{1,6})(?!\d)"
AMERICAN = r"(?:\+?1\D{0,3})?\(?\d{3}\D{1,3}\d{3}\D{1,3}\d{4}"
CALLED = (
    r"\b(?:(?:tele)?phones?|tel|t|fax|facsimile|call|dial(?:ing)?|mobile|cell|ph|contact|toll[- ]free"
    r"|u\.?s|canada|international(?:ly)?)\b[.)]?"
    r"(?:\s{1,3}(?:number|us|me|at|is|no|toll[- ]free|line)\b\.?){0,3}[\s:.–()-]{0,8}$"
)
CALLED_WIDTH = 40
"""Code points before a row of digits in which the word stands that makes it a telephone number."""

TICKER = (
    r"(?P<exchange>[A-Za-z]{3,8})(?i:[ -]v|[ -]?(?:gs|gm|cm)| (?:global select market|global select"
    r"|global market|capital market|markets|pink|venture|american|arca|mkt|paris|growth))?[®™]?"
    r"(?P<mark>\s{0,3}[:–-]\s{0,40}|\s{1,40})(?P<symbol>[A-Z\d]{1,6}(?:[.-][A-Z]{1,3})?)\b"
)
"""An exchange, its board, a mark, the symbol."""


def contact(
    kind: ClaimKind, text: str, span: tuple[int, int], value: str, reading: str, unit: str | None = None
) -> Claim:
    """A claim whose value is an address or a row of digits."""
    return Claim(kind, span[0], span[1], text[span[0] : span[1]], value, reading, unit=unit)


def unglued(text: str, start: int, end: int) -> int:
    """Where an address ends that a lost line break has glued to the next words ("acme.comPhone")."""
    found = compiled(GLUED).search(text, start, end)
    return found.end() if found and "/" not in text[start : found.end()].partition("://")[2] else end


def emails(text: str) -> Iterator[Claim]:
    """E-mail addresses; the value has its domain in lower case."""
    done, at = 0, text.find("@")
    while at >= 0:
        found = compiled(EMAIL).search(text, max(done, at - 64), at + 254) if is_named(text, at) else None
        if found and found.start() < at < found.end():
            done = unglued(text, found.start(), found.end())
            glued = compiled(GLUED_BEFORE).search(text, found.start(), at + 1)
            start = glued.end() if glued else found.start()
            name, _, domain = text[start:done].rpartition("@")
            yield contact("email", text, (start, done), f"{name}@{domain.lower()}", "e-mail address")
        at = text.find("@", max(at + 1, done))


def is_named(text: str, at: int) -> bool:
    """Whether a name can end before the sign at a position: a cheap test before a pattern."""
    return text[at - 1 : at].isalnum() or text[at - 1 : at] in NAME_MARKS


def links(text: str, low: str) -> Iterator[Claim]:
    """Web addresses with a scheme, www or a well-known end; the value has its host in lower case."""
    done = 0
    for start, end in sorted({*addressed(low), *domains(low)}):
        if start < done:
            continue
        end = unglued(text, start, end)
        while text[end - 1] in CLOSING:
            end -= 1
        scheme, mark, address = text[start:end].rpartition("://")
        host, slash, path = address.partition("/")
        yield contact("url", text, (start, end), f"{scheme}{mark}{host.lower()}{slash}{path}", "web address")
        done = end


def addressed(low: str) -> Iterator[tuple[int, int]]:
    """The addresses that begin with a scheme or with www."""
    for mark in ("://", "www."):
        at = low.find(mark)
        while at >= 0:
            start = at
            if mark == "://":
                start -= next((len(scheme) for scheme in SCHEMES if low.endswith(scheme, 0, at)), 0)
            found = compiled(WHOLE).match(low, start)
            if found and (start < at or mark == "www.") and compiled(HOST).match(low, start, found.end()):
                yield start, found.end()
            at = low.find(mark, found.end() if found else at + 1)


def domains(low: str) -> Iterator[tuple[int, int]]:
    """The addresses that only their end tells ("acme.com/news")."""
    for hint in compiled(DOMAIN).finditer(low) if "." in low else ():
        start = hint.start()
        while start > 0 and low[start - 1] in HOST_CHARACTERS and hint.start() - start < 100:
            start -= 1
        name = low[start : hint.start()]
        if low[start - 1 : start] in ("@", "/") or not name.strip(".-") or name.startswith("www."):
            continue
        rest = compiled(REST).match(low, hint.end())
        yield start, rest.end() if rest else hint.end()


def tickers(text: str, places: list[int]) -> Iterator[Claim]:
    """An exchange with a symbol, after a colon or in brackets; the unit is the exchange."""
    for at in places:
        found = compiled(TICKER).match(text, at)
        spelled = found and found["symbol"][0].isalpha()  # "FSE: 49Q" is one, "NYSE 500" is none
        marked = found and ((found["mark"].strip() and spelled) or ":" in found["mark"])
        if found and (marked or (spelled and text[at - 1 : at] == "(")):
            exchange = found["exchange"].upper()
            yield contact("ticker", text, found.span(), found["symbol"], "exchange and symbol", exchange)


def phones(text: str, low: str, places: list[int]) -> Iterator[Claim]:
    """Telephone numbers, told by their shape or by the word that calls for one; the value is the digits."""
    done = 0
    for at in places:
        glued = text[at - 1 : at] in ("-", ".") and text[at - 4 : at - 1].isdigit() and text[at - 5].isalpha()
        start = at - 4 if glued else at
        while start > done and text[start - 1] in "(+" and at - start < 2:
            start -= 1
        if start < done or not text[at].isdigit():
            continue
        found = compiled(PHONE).match(text, start)
        digits = "".join(filter(str.isdigit, found[0])) if found else ""
        if not found or not 7 <= len(digits) <= 15:
            continue
        shaped = (
            found[0][0] == "+"
            or (found[0][0] == "(" and found[0][1:3] != "19" and len(digits) >= 9)
            or (len(digits) in (10, 11) and compiled(AMERICAN).fullmatch(found[0]))
        )
        if not shaped and not compiled(CALLED).search(low, max(0, start - CALLED_WIDTH), start):
            continue
        end = found.end()
        if "x" in low[end : end + 6] and (extension := compiled(EXTENSION).match(low, end)):
            end, digits = extension.end(), f"{digits}x{extension[1]}"
        yield contact("phone", text, (start, end), digits, "telephone number")
        done = end
