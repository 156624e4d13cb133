"""What sort of difference an edit is: its class, and how much it weighs.

`judge` sees the words of both sides and says class and weight, or None where only the layout differs.
"""

import re
import unicodedata
from collections import Counter

from relaudit.details import without_trunk
from relaudit.model import EditClass, Weight
from relaudit.words import LIGATURES, STOP_WORDS, alike, bare, collapse, tokens, unlinked, without_notes

Judgement = tuple[EditClass, Weight]

_DATES = """
january february march april june july august september october november december jan feb mar apr jun
jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday quarter year month
week q1 q2 q3 q4 first second third fourth today yesterday tomorrow
"""
DATE_WORDS = frozenset(_DATES.split())

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
billion trillion half dozen double triple
"""
NUMBER_WORDS = frozenset(_NUMBERS.split())

_QUALIFIERS = """
not no never neither nor cannot may might could should will would shall must can approximately about
around nearly almost over under exceeding exactly roughly least most more less than only expects expect
expected intends intend intended anticipates anticipate anticipated believes believe plans plan planned
aims seeks likely unlikely certain potentially possibly generally typically substantially significantly
materially solely any all some if unless except subject
"""
QUALIFIERS = frozenset(_QUALIFIERS.split())

PHONE_LABELS = frozenset({"tel", "telephone", "phone", "ph"})
"""What stands before a telephone number; which of them is chosen says nothing."""

SHORT = 8
"""Words that differ up to which one of them, a date word or a qualifier, is what the edit is about."""

FEW = 3
"""Content words that may be replaced by others before the edit is called substantive for that alone."""

YEAR = re.compile(r"(?:19|20)\d\d")
MONTH_BESIDE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*$"
)
OTHER_LETTER = r"[^\x00-\x7f]"
LIGATURE = r"(?:[^\x00-\x7f]|ffi|ffl|fi|fl|ff)"
PRINTED = 2
"""Letters of a damaged word that must have come through."""

BREAK = re.compile(r"-[^\S\n]*\n")
LETTERS = re.compile(r"[^\W\d_]")
FIGURE = r"[$€£¥]?\d[\d,.]*%?"
HOST = re.compile(r"(?:@|https?://|\bwww\.)([\w.-]*\w)")
DIGIT = re.compile(r"\d")
ADDRESS = re.compile(
    r"@[\w-]|\bwww\.|https?:|[a-z0-9]\.(?:com|org|net|io|ai|gov|edu|co|ca|us|eu|de|uk)\b", re.I
)
PHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[\s.-]{1,3}\d{3}[\s.-]\d{4}\b|\+\d{1,3}[\s(.-]{0,2}\d")


def judge(old: str, new: str, before: str = "") -> Judgement | None:
    """Class and weight of the edit from `old` to `new`; either may be empty, `before` is what precedes.

    >>> judge("multi-mode", "multimode"), judge("(508) 248-3900", "508-248-3900")
    (('hyphenation', 'format'), ('punctuation', 'format'))
    >>> judge("will", "may"), judge("47%", "46%"), judge("FBCE -news", "FBCE - news")
    (('qualifier', 'substantive'), ('number', 'substantive'), None)
    >>> judge("conÞdent", "confident")
    ('spelling', 'format')
    """
    one, two = (alike(collapse(unlinked(without_notes(text)))) for text in (old, new))
    if _squeezed(one) == _squeezed(two):
        return _spacing(one, two) if one != two else _style(old, new)
    if _same_but_for_hyphens_at_breaks(old, new):
        return None
    if _squeezed(without_trunk(before + one)) == _squeezed(without_trunk(before + two)):
        return "contact", "format"
    return _format(one, two) or _content(one, two, before)


def of_words(old: str, new: str) -> Judgement | None:
    """Judge two plain words, one of which may be empty, quickly; None if they are not that plain.

    >>> of_words("may", "will"), of_words("", "not"), of_words("12", "13")
    (('qualifier', 'substantive'), ('qualifier', 'substantive'), None)
    """
    both = old + new
    if not both.isalpha() or not both.isascii():
        return None
    if old.lower() == new.lower():
        return "case", "format"
    return _of_letters([word for word in (old, new) if word], bool(old and new))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _style(old: str, new: str) -> Judgement | None:
    """Nothing, unless the quotes or dashes are printed otherwise."""
    old, new = (_squeezed(collapse(text)).translate(LIGATURES) for text in (old, new))
    return ("punctuation", "format") if old != new else None


def _spacing(one: str, two: str) -> Judgement | None:
    """A blank more or less is layout, but not inside a word: `health care`, `healthcare`."""
    if ADDRESS.search(one) or ADDRESS.search(two):
        return None
    fewer, more = sorted((one, two), key=lambda text: text.count(" "))
    at = 0
    for character in more:
        if character == " " and fewer[at : at + 1] != " ":
            if fewer[at - 1 : at].islower() and fewer[at : at + 1].islower():
                return "hyphenation", "format"
        elif character != " ":
            at = fewer.find(character, at) + 1
    return None


def _same_but_for_hyphens_at_breaks(old: str, new: str) -> bool:
    """Whether a hyphen more or less stands only where a line breaks: `manufac-` / `turing`."""
    for one, two in ((old, new), (new, old)):
        if BREAK.search(one):
            kept, dropped = (_squeezed(BREAK.sub(hyphen, two)) for hyphen in ("-", ""))
            parts = "-?".join(re.escape(_squeezed(part)) for part in BREAK.split(one))
            if re.fullmatch(parts, kept) or re.fullmatch(parts, dropped):
                return True
    return False


def _format(one: str, two: str) -> Judgement | None:
    """The class of a difference that leaves the words as they are; None where it does not."""
    folded = one.casefold(), two.casefold()
    if bare(one) == bare(two):
        if not bare(one):
            signs = set("~$€£¥%<>±").intersection(set(one) ^ set(two))
            if signs:
                return ("qualifier" if signs <= set("~<>±") else "number"), "substantive"
            return "punctuation", "format"
        if DIGIT.search(one) and not PHONE.search(one + " " + two) and _figures(one) != _figures(two):
            return "number", "substantive"
        if _squeezed(folded[0]) == _squeezed(folded[1]):
            return "case", "format"
        if _hosts(one) != _hosts(two):
            return "contact", "substantive"
        joined = [_squeezed(text).replace("-", "") for text in folded]
        if joined[0] == joined[1] and LETTERS.search(one):
            return "hyphenation", "format"
        return "punctuation", "format"
    if _plain(folded[0]) == _plain(folded[1]) or _is_damaged(one, two) or _is_damaged(two, one):
        return "spelling", "format"
    if _host(folded[0]) == _host(folded[1]) and ADDRESS.search(one + " " + two):
        return "contact", "format"
    return None


def _figures(text: str) -> list[str]:
    """The figures of a text, without the commas that group their digits."""
    return [re.sub(r",(?=\d{3})", "", figure).rstrip(",.") for figure in re.findall(FIGURE, text)]


def _hosts(text: str) -> list[str]:
    return [host.lower().removeprefix("www.") for host in HOST.findall(text)]


def _plain(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_damaged(one: str, two: str) -> bool:
    """Whether only a ligature went wrong on the way out of a PDF: `conÞdent`, `confident`, `conÝdent`."""
    if one.isascii() or " " in one:
        return False
    parts = [re.escape(part) for part in re.split(OTHER_LETTER, one)]
    return len("".join(parts)) >= PRINTED and bool(re.fullmatch(LIGATURE.join(parts), two))


def _host(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).strip(" /.,;:")


def _content(one: str, two: str, before: str) -> Judgement:
    """Class and weight of a difference in the words themselves."""
    ours, theirs = _words(one), _words(two)
    gone, come = ours - theirs, theirs - ours
    shown = " ".join(gone + come)
    if ADDRESS.search(shown) or PHONE.search(one + " ") or PHONE.search(two + " "):
        return "contact", "substantive"
    if DIGIT.search(shown):
        return ("date" if _is_date(gone + come, one, two, before) else "number"), "substantive"
    return _of_letters(list(gone + come), bool(one and two))


def _of_letters(tokens: list[str], replaced: bool) -> Judgement:
    """Class and weight by the words that only one side has; none of them is a figure or an address."""
    delta = {bare(token) for token in tokens} - {""}
    heavy = delta - STOP_WORDS
    short = len(heavy) <= SHORT
    if short and not heavy.isdisjoint(NUMBER_WORDS):
        return "number", "substantive"
    if short and (not delta.isdisjoint(DATE_WORDS) or "May" in tokens):
        return "date", "substantive"
    if short and not delta.isdisjoint(QUALIFIERS):
        return "qualifier", "substantive"
    if not heavy:
        return ("wording", "wording") if delta else ("punctuation", "format")
    if replaced and heavy <= PHONE_LABELS:
        return "wording", "wording"
    if all(token[:1].isupper() for token in tokens if bare(token) in heavy):
        return "name", "substantive"
    if replaced and len(delta) == 2 and _is_slip(*sorted(delta)):
        return "spelling", "wording"
    return "wording", "wording" if replaced and len(heavy) <= FEW else "substantive"


def _words(text: str) -> "Counter[str]":
    return Counter(token for token in tokens(text) if not token.isspace())


def _is_date(delta: "Counter[str]", one: str, two: str, before: str) -> bool:
    """Whether the figures that differ belong to a date: a year, or a day after its month."""
    figures = [token for token in delta if DIGIT.search(token)]
    return all(
        YEAR.fullmatch(figure)
        or (
            re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", figure)
            and any(MONTH_BESIDE.search(_before(text, figure, before).lower()) for text in (one, two))
        )
        for figure in figures
    )


def _before(text: str, figure: str, before: str) -> str:
    at = text.find(figure)
    return before[-16:] + text[:at] if at >= 0 else ""


def _is_slip(one: str, two: str) -> bool:
    """Whether two words differ by one or two letters that are not an ending."""
    if min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1:
        return False
    return sorted(one) == sorted(two) or sum(a != b for a, b in zip(one, two, strict=False)) == 1
