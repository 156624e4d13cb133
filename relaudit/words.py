"""Lossless tokens, words freed of their layout, and folding for comparison only.

Invariants: joining `tokens(text)` gives the text back; `words` and `places` have the same length, and
re-wrapping a text at any width, at hyphens or not, leaves `words` as they are.
"""

import re
from itertools import accumulate, count
from operator import add, sub

TOKEN = re.compile(
    r"""
    \s+
    | (?:https?://|www\.)[^\s<>"“”()]{0,300}[\w/]                    # web address, without the final stop
    | \[[\w.+-]{1,64}@[\w.-]{1,254}\]\(mailto:[^\s()]{1,320}\)       # the same as a link in Markdown
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}                # e-mail address
    | (?:\+?\d{1,3}[\s.-]{1,2})?\(\d{3}\)\s{0,3}\d{3}[\s.-]\d{4}     # telephone number
    | (?:\+?\d{1,3}[.-])?(?<!\d)\d{3}[.-]\d{3}[.-]\d{4}(?!\d)
    | (?:[A-Z]{1,3})?[$€£¥]\s?\d(?:[\d,.]{0,30}\d)?                  # money
    | \d(?:[\d,.:/]{0,30}\d)?(?:-?[^\W\d_]{1,20}\b|[%°])?            # 4,465  47%  9:30  1/4  10-K  2nd
    | [^\W\d](?:\w|[-'’&/.](?=\w)){0,200}                            # word: multi-mode  company's  S&P  U.S
    | .
    """,
    re.X | re.S,
)

BROKEN = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")
"""A word broken at a line's hyphen: the hyphen stays, the break goes."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen and characters without width; they are layout like white space."""

LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
"""Letters drawn as one, as text out of a PDF has them; they are layout too."""

_REMOVE = str.maketrans(dict.fromkeys(INVISIBLE))
_ALIKE: dict[int, str | None] = str.maketrans(
    dict.fromkeys("‘’‚‛`´′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("•●▪■◦‣·", "•")
    | dict.fromkeys(INVISIBLE)
    | LIGATURES
    | {"…": "...", "\ufffd": "'"}
)

_STOP = """
a an the and or nor but if as at by for from in into of on onto to with within without that which who this
these those it its is are was were be been being has have had do does did our their his her your we they he
she you i also than then so such there here
"""
STOP_WORDS = frozenset(_STOP.split())
"""Words that carry no news of their own; a redline does not stop for one or two of them."""


def without_notes(text: str) -> str:
    """A text of the same length with blanks for raised footnote marks; powers stay.

    >>> without_notes("$12.4 million¹ for 3 km², 20KM² and 10⁶")
    '$12.4 million  for 3 km², 20KM² and 10⁶'
    """
    if text.isascii() or not any(mark in text for mark in "¹²³⁰⁴⁵⁶⁷⁸⁹"):
        return text
    begins = r"(?<![^\W\d])"  # a letter before it makes another word of it: "million¹", but "167KM²"
    power = rf"(?<!{begins}[mkc]m)(?<!{begins}m)(?<!{begins}ft)(?<!{begins}in)(?<!\b10)"
    return re.sub(rf"{power}[¹²³⁰⁴-⁹]+", lambda marks: " " * len(marks[0]), text, flags=re.I)


def unlinked(text: str) -> str:
    """Print an e-mail address that is a link to itself in Markdown as the address alone.

    >>> unlinked("[ir@oban.example](mailto:ir@oban.example)")
    'ir@oban.example'
    """
    if "](mailto:" not in text:
        return text
    return re.sub(r"\[([^\s\[\]()]{1,320})\]\(mailto:\1(?:\?[^\s()]{0,200})?\)", r"\1", text)


def tokens(text: str) -> list[str]:
    """Cut a text into tokens, white space included, so that joining them gives it back.

    One token each: `$36.9`, `47%`, `(508) 248-3900`, an e-mail or web address, a hyphenated word.

    >>> tokens("up 47% to $36.9 million.")
    ['up', ' ', '47%', ' ', 'to', ' ', '$36.9', ' ', 'million', '.']
    """
    return TOKEN.findall(text)


def collapse(text: str) -> str:
    """Undo the layout of a text: white space to single blanks, words broken at a line's hyphen to one.

    >>> collapse("single-\\n  mode fiber")
    'single-mode fiber'
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """List the words between white space, layout undone.

    >>> words("multi-\\nmode  fi\\u00adber")
    ['multi-mode', 'fiber']
    """
    if "-" in text and "\n" in text:
        text = BROKEN.sub("-", text)
    if not text.isascii():
        text = text.translate(_REMOVE)
    return text.split()


def places(text: str, start: int, end: int, found: list[str]) -> tuple[list[int], list[int]]:
    """Find where each word starts and ends in the text, in code points; `found` is `words(text[start:end])`.

    >>> places("on multi-\\nmode  fiber", 3, 21, ["multi-mode", "fiber"])
    ([3, 16], [14, 21])
    """
    lengths = list(map(len, found))
    if sum(lengths) + len(lengths) - 1 == end - start:  # one character between any two words
        ends = list(map(add, accumulate(lengths), count(start)))
        return list(map(sub, ends, lengths)), ends
    whole = BROKEN.sub(lambda match: "-" * len(match[0]), text[start:end])
    matches = [match for match in re.finditer(r"\S+", whole) if match[0].translate(_REMOVE)]
    return [start + match.start() for match in matches], [start + match.end() for match in matches]


def alike(text: str) -> str:
    """Unify quotes, dashes, bullets and ligatures and drop invisible characters, for comparison only.

    >>> alike("“ﬁber” – it’s")
    '"fiber" - it\\'s'
    """
    return text if text.isascii() else text.translate(_ALIKE)


def fold(text: str) -> str:
    """Fold a text to what two printings of the same words share: layout, quote style, dashes, case.

    >>> fold("The “Multi-\\nMode”  Fiber")
    'the "multi-mode" fiber'
    """
    return alike(collapse(text)).casefold()


def bare(text: str) -> str:
    """Keep only letters and digits, folded: what is left when punctuation and spacing do not count.

    >>> bare("(508) 248-3900"), bare("Multi-Mode")
    ('5082483900', 'multimode')
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    return "".join(filter(str.isalnum, alike(text).casefold()))


def has_digit(text: str) -> bool:
    """Whether one of the ten digits stands in a text: most prose is done with this, at a tenth of a pattern.

    >>> has_digit("Exhibit 99"), has_digit("Exhibit")
    (True, False)
    """
    return any(map(text.__contains__, "0123456789"))
