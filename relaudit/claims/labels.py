"""Digits that are no figures: exhibits and forms, footnote marks, list numbers, addresses, names, times."""

from relaudit.claims.lazy import compiled
from relaudit.model import Span

BEFORE = frozenset(
    "exhibit exhibits form forms section sections item items note notes rule rules regulation no nos page "
    "pages figure figures table chapter part article version suite room box p.o floor unit building bldg "
    "highway route phase type series tier level grade class model mark appendix schedule paragraph "
    "clause line step amendment code passcode password pin id asc asu sfas fas ifrs ias iso en cusip isin "
    "topic subtopic windows fortune s&p russell nasdaq ftse nikkei stoxx dax cac boeing airbus covid "
    "sars web industry mp usb bluetooth wi-fi wifi gen generation chapter title reel lot hall booth stand "
    "gate zone interstate apartment apt ste pier dock flight channel act ein reg registration conference "
    "confirmation issue vol volume module number tables exhibit category cat mil-std std grade hole holes "
    "area file layer scope inc district season episode basel".split()
)
"""Words after which a bare number is a label ("Exhibit 99.1", "Phase 3", "Suite 400")."""

_STREETS = """
    street st avenue ave road rd drive dr boulevard blvd lane ln way parkway pkwy place pl plaza square sq
    highway hwy court ct circle terrace trail broadway center centre floor campus turnpike row quay walk
    crescent close mews gardens park rue
"""
STREETS = frozenset(_STREETS.split())
PUNCTUATION = ".,;:”’\"')"
STREET_WORDS = 6
"""Words of a street's name behind its number, the last one of `STREETS`."""

ISIN = r"\b[a-z]{2}[a-z\d]{9}\d\b"
LIST_NUMBER = r"\d{1,2}(?:[.)](?=[\sa-z]|$)|\s{0,2}[–-]\s)"
AFTER = r"-(?:[a-z]\b|for-\d)|[a-z]|:\d|/\d|\.\d|-\d{1,9}-|,\d{3}| ?\([a-z]\)|\(\d{1,3}\)"
"""What goes on a name: "10-K", "2-for-1", "v2.1.3", "401(k)"."""

HOUR_AFTER = (
    r"\s?(?:[ap]\.m|[ap]m\b)|\s{1,40}o.clock"
    r"|\s{0,3}(?:[-–—]|to|and|until)\s{0,3}\d{1,2}(?::\d\d)?\s?[ap](?:\.m\b|m\b)"
)
"""What makes a number an hour: "10 a.m.", "4 to 8 p.m.", "4 o'clock"."""

CLOCK = r"\d{1,2}(?::[0-5]\d){1,2}"
SIGNS_BEFORE = frozenset("#/_@&=§%")
SIGNS_AFTER = frozenset("_@=")
BRACKETS = {"(": ")", "[": "]"}
MARKS = '.,:;(#–-“"‘[®™'
ZIP = r"\b(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.|[A-Z][a-z]{2,12}\.?),?\s{1,40}$"
VERSION = r"[A-Z][\w™®-]{1,20}(?:\s{1,2}[A-Z][\w™®-]{1,20}){0,2}\s{1,2}$"
BLANKS = frozenset(" \t$()")
JOINING = frozenset({"and", "or", "to", "through", "&"})
CELL_BEFORE = r"(?<![\d,.])(?!(?:19|20)\d\d\s)\d(?:[\d,.]{0,14}\d)?%?\)?[ \t]{1,40}[$(-]{0,2}$"
CELL_AFTER = r"%?\)?[ \t]{1,40}[$(-]{0,3} ?\d(?!\d{0,9}[-/]\d)[\d,.]{0,15}\)?%?(?=\s|$)"
"""A number that only blanks part from the next one is the cell of a table."""
ASIDE = r"%?\)(?: [a-z]|[.,;])"
"""After these a bracket was an aside of the prose: "of 88 patients, 44 (50%) responded"."""

FUNCTION_WORDS = frozenset(
    "the a an in of for with over on at by to from and or its our all about between than more up least most "
    "next last first top some nearly another every these those under above below since until "
    "through after".split()
)
NEAR = 44
"""Code points before a number in which the words stand that make it a label."""


def is_label(text: str, low: str, span: Span) -> bool:
    """Whether the bare number at a span names something instead of counting it, or is the cell of a table."""
    start, end = span
    return (
        low[end : end + 1] in SIGNS_AFTER
        or compiled(AFTER).match(low, end) is not None
        or fills_line(low, start, end)
        or is_cell(low, start, end)
        or tells_nothing(text, low, span)
    )


def tells_nothing(text: str, low: str, span: Span) -> bool:
    """Whether a number is part of a name, an address, a list or a time of day: no figure at all."""
    start, end = span
    before, after = low[start - 1 : start], text[end : end + 1]
    return (
        before in SIGNS_BEFORE
        or (before.isalpha() and end - start <= 2)
        or (before.isalpha() and is_security(low, start))
        or (after.isupper() and end - start == 1)
        or after + low[end + 1 : end + 5] == "-for-"
        or (":" in low[start:end] and compiled(CLOCK).fullmatch(low, start, end) is not None)
        or (end - start < 3 and compiled(HOUR_AFTER).match(low, end) is not None)
        or is_name(low, span)
        or marks_note(text, start, end)
        or names_place_or_version(text, start, end)
        or follows_name(text, start, end)
    )


def is_security(low: str, start: int) -> bool:
    """Whether a number stands inside the twelve characters of an ISIN: "AT0000X0B9W5"."""
    return any(compiled(ISIN).match(low, at) for at in range(max(0, start - 11), start - 1))


def is_name(low: str, span: Span) -> bool:
    """Whether a number is plainly a mark: of a footnote, of a list's entry, of an exhibit, of a product."""
    start, end = span
    before, earlier = low[start - 1 : start], low[max(0, start - 3) : start - 1]
    return (
        (BRACKETS.get(before) == low[end : end + 1] and end - start <= 2)
        or (low[end : end + 1] == ")" and end - start <= 2 and "(" not in low[max(0, start - NEAR) : start])
        or (before == "-" and earlier[-1:].isalpha() and not earlier[:1].isdigit())
        or opens_entry(low, start)
        or follows_label_word(low, start)
    )


def opens_entry(low: str, start: int) -> bool:
    """Whether a number opens the entry of a list: "1.", "2)", "3 -"."""
    before = _on_line(low, start)
    if before is None or before.strip(" \t*•("):
        return False
    return compiled(LIST_NUMBER).match(low, start) is not None


def is_street(text: str, end: int) -> bool:
    """Whether the words behind a number name a street: "12 Harbor Street", "400 S. 24th St."."""
    if text[end : end + 1] not in (" ", "\n") or not text[end + 1 : end + 2].isalnum():
        return False
    for word in text[end : end + NEAR + NEAR].split()[:STREET_WORDS]:
        if not word[0].isupper() and not word[0].isdigit():
            return False
        if word.rstrip(PUNCTUATION).lower() in STREETS:
            return True
    return False


def marks_note(text: str, start: int, end: int) -> bool:
    """Whether digits are the mark of a note ("rate.2", "1 Reflects the …") or a class's year ("MBA ’68")."""
    if end - start > 2:
        return False
    before = text[start - 1 : start]
    if before in ("’", "'"):
        return end - start == 2 and (before == "’" or text[start - 2 : start - 1].isalnum())
    if before in (".", ",", ")") and text[start - 2 : start - 1].isalpha():
        return True
    opens = not text[max(0, text.rfind("\n", 0, start)) : start].strip()
    return (
        opens and text[start:end] == "1" and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )


def fills_line(low: str, start: int, end: int) -> bool:
    """Whether a number fills a line below an empty one, as the cell of a flattened table does."""
    before = _on_line(low, start)
    if before is None or before.strip(" \t($-"):
        return False
    line = start - len(before)
    rest = low[end : end + NEAR].partition("\n")[0]
    return not rest.strip(" \t)%*") and line > 0 and low[line - 1 - (line > 1)] == "\n"


def _on_line(low: str, start: int) -> str | None:
    """What stands before a position on its line; None where that is much: a text may be one line."""
    line = low.rfind("\n", max(0, start - NEAR - 1), start) + 1
    return low[line:start] if start - line <= NEAR else None


def is_cell(low: str, start: int, end: int, digits: int | None = None) -> bool:
    """Whether only blanks part a number from another one, as the cells of a table's row.

    Where its digits begin tells a cell that fills a line below its currency's sign.
    """
    if digits and "\n" in low[start:digits]:
        stop = low.find("\n", end)
        return not low[end : stop if stop >= 0 else len(low)].strip(" \t\u00a0$)")
    if low[start - 1 : start] not in BLANKS and low[end : end + 1] not in BLANKS:
        return False
    if compiled(CELL_AFTER).match(low, end):
        return True
    if low[start - 1 : start] == "(" and compiled(ASIDE).match(low, end):
        return False
    line = low.rfind("\n", max(0, start - NEAR), start) + 1
    return compiled(CELL_BEFORE).search(low, max(line, start - NEAR), start) is not None


def follows_label_word(low: str, start: int) -> bool:
    """Whether a number follows a word that numbers things: "Exhibit 99.1", "Tables 2 and 3"."""
    words = low[max(0, start - NEAR) : start].split()
    while len(words) > 2 and words[-1] in JOINING and words[-2][:1].isdigit():
        words = words[:-2]
    while len(words) > 1 and words[-1].endswith(",") and words[-1][:1].isdigit():
        words = words[:-1]
    return bool(words) and words[-1].strip(MARKS).rpartition("/")[2] in BEFORE


def follows_name(text: str, start: int, end: int) -> bool:
    """Whether a small number goes on a name inside a sentence: "the Falcon 2 lens", "a Layer 3 network".

    A plural behind it says that it counts after all: "Acme Hires 200 Workers", not "the Studio 6 brands".
    """
    year = end - start == 4 and text[start : start + 2] in ("19", "20")
    if year or end - start > 4 or text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - NEAR) : start].split(" ")[:-1]
    if len(before) < 2 or not any(letter.isupper() for letter in before[-1]) or not before[-1][-1:].isalnum():
        return False
    if (
        not before[-2]
        or before[-2][-1] in ".!?:\n"
        or "\n" in before[-1]
        or before[-1].lower() in FUNCTION_WORDS
    ):
        return False
    if end - start == 1 and before[-2][:1].islower():  # in a sentence, below ten a count is spelled out
        return True
    following = text[end : end + NEAR].split(None, 1)[:1]
    return not following or len(following[0]) < 4 or following[0].rstrip(PUNCTUATION)[-1:] != "s"


def names_place_or_version(text: str, start: int, end: int) -> bool:
    """Whether a number is a house's, a postal code or the version of a product ("Suite 2.0")."""
    if is_street(text, end):
        return True
    digits = text[start:end]
    if len(digits) >= 5 and digits.isdigit():
        return compiled(ZIP).search(text, max(0, start - NEAR), start) is not None
    return digits.endswith(".0") and compiled(VERSION).search(text, max(0, start - NEAR), start) is not None
