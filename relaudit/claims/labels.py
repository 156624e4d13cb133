"""Digits that are no figures: exhibits and forms, footnote marks, list numbers, addresses, names, times."""

import re

from relaudit.model import Span

BEFORE = frozenset(
    "exhibit exhibits form forms section sections item items note notes rule rules regulation no nos page "
    "pages figure figures table chapter part article version suite room box p.o floor unit building bldg "
    "highway route phase type series tier level grade class model mark appendix schedule paragraph clause "
    "line step amendment code passcode password pin id asc asu sfas fas ifrs ias iso en cusip isin topic "
    "subtopic windows fortune s&p russell nasdaq ftse nikkei stoxx dax cac boeing airbus covid sars web "
    "industry mp usb bluetooth wi-fi wifi gen generation chapter title reel lot hall booth stand gate zone "
    "interstate apartment apt ste pier dock flight channel act ein reg registration conference confirmation "
    "issue vol volume category cat mil-std std grade hole holes area file".split()
)
"""Words after which a bare number is a label ("Exhibit 99.1", "Phase 3", "Suite 400")."""

STREET = re.compile(
    r"(?:\s{1,40}(?:[NSEW]\.?|[A-Z0-9][\w.'’-]{0,20})){1,5}?\s{1,40}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|"
    r"Lane|Ln|Way|Parkway|Pkwy|Place|Pl|Plaza|Square|Sq|Highway|Hwy|Court|Ct|Circle|Terrace|Trail|Broadway|"
    r"Center|Centre|Floor|Campus|Turnpike|Row|Quay|Walk|Crescent|Close|Mews|Gardens|Park)\b"
)
LIST_NUMBER = re.compile(r"\d{1,2}(?:[.)](?=\s|$)|\s{0,2}[–-]\s)")
AFTER = re.compile(
    r"(?:-(?:[a-z]\b|for-\d)|[a-z]|:\d|/\d|\.\d|\s?(?:a\.m|p\.m|am\b|pm\b)|\s{1,40}o.clock|-\d{1,9}-|,\d{3})"
)
FOOTNOTES = {"(": ")", "[": "]"}
STATE_ZIP = re.compile(r"\b[A-Z]{2}\.?\s{1,40}$")


def is_label(text: str, low: str, span: Span) -> bool:
    """Whether the bare number at a span names something instead of counting it."""
    start, end = span
    before, after = low[start - 1 : start], low[end : end + 1]
    if (
        before in ("#", "/", "_", "@", "&", "=", "§")
        or after in ("_", "@", "=")
        or low[end : end + 2] == "/7"
    ):
        return True
    if FOOTNOTES.get(before) == after and end - start <= 2:
        return True
    if before == "-" and low[start - 2 : start - 1].isalpha():
        return True
    if AFTER.match(low, end):
        return True
    line = low.rfind("\n", 0, start) + 1
    if not low[line:start].strip(" \t*•(") and LIST_NUMBER.match(low, start) and start - line < 40:
        return True
    words = low[max(0, start - 24) : start].split()
    if words and words[-1].strip('.,:;(#–-“"‘[') in BEFORE:
        return True
    if not text[end : end + 2].strip()[:1].isalnum():
        return end - start == 5 and STATE_ZIP.search(text, max(0, start - 44), start) is not None
    return STREET.match(text, end) is not None
