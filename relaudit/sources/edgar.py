"""Submissions as the SEC's EDGAR files them: the exhibit that holds the release, and the header's word on it.

A submission is an SGML text of several documents, most of them HTML; EDGAR Filer Manual, volume II.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from relaudit.model import Source
from relaudit.sources import html, text
from relaudit.sources.errors import ReadError

PERIOD = re.compile(r"^CONFORMED PERIOD OF REPORT:\s*(\d{4})(\d\d)(\d\d)\s*$", re.M)
FORM = re.compile(r"^CONFORMED SUBMISSION TYPE:\s*(\S{1,20})\s*$", re.M)
FIELD = r"^<{}>[ \t]*([^\n<]{{0,200}})"
MARKUP = re.compile(r"<(?:html|body|div|p|font)\b", re.I)
UNTEXT = re.compile(r"\s*(?:<(?:PDF|XBRL|ZIP|EXCEL|JSON)>|begin \d{3} )", re.I)
"""How the text of a document begins that is none: a PDF, a picture, data."""

TABLE_TAG = re.compile(r"^[ \t]*</?(?:TABLE|CAPTION|S|FN)>[^\n]*(?:<C>[^\n]*)?$\n?", re.M | re.I)
PAGE_TAG = re.compile(r"^[ \t]*<PAGE>[^\n]*$", re.M | re.I)
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#149;", "•"), ("&nbsp;", " "), ("&amp;", "&"))

COVER = re.compile(
    r"""UNITED\ STATES$ | SECURITIES\ AND\ EXCHANGE\ COMMISSION | FORM\ (?:6|8)-K | COMMISSION\ FILE\ NUMBER
    | INDICATE\ BY\ CHECK\ MARK | FORM\ 20-F\ .{0,9}FORM\ 40-F | \(?ADDRESS\ OF\ PRINCIPAL\ EXECUTIVE
    | \(?(?:TRANSLATION\ OF\ REGISTRANT|EXACT\ NAME\ OF\ REGISTRANT) | CHECK\ THE\ APPROPRIATE\ BOX
    | SECURITIES\ REGISTERED\ PURSUANT | EMERGING\ GROWTH\ COMPANY | IF\ AN\ EMERGING\ GROWTH""",
    re.X | re.I,
)
"""What stands on the cover page of a form and nowhere else."""

COVER_BLOCKS = 60
"""Blocks from the start within which a cover page ends."""

REGISTRANT = re.compile(r"\(?(?:exact name of|translation of) registrant", re.I)
"""What stands below the name of the company that files, on the cover page."""

SIGNATURES = re.compile(r"SIGNATURES?", re.I)
PLEDGE = re.compile(r"PURSUANT TO THE REQUIREMENTS OF THE SECURITIES EXCHANGE ACT", re.I)
SIGNED = re.compile(r"(?:By\b|Name\b|Title\b|Date\b|Dated\b|/s/)|.{0,80}/s/", re.I)
OFFICE = re.compile(
    r"\b(?:Officer|Secretary|President|Director|Counsel|Treasurer|Chairman|Controller)\b", re.I
)
SIGNATURE_BLOCKS = 8
"""Blocks behind the pledge within which a signature ends."""


class Part(NamedTuple):
    """One document of a submission: its type (`EX-99.1`), its place, its file's name, its text."""

    kind: str
    sequence: str
    file: str
    text: str


def read(data: bytes, name: str, wanted: str = "") -> Source:
    """Read the exhibit that is wanted (`EX-99.2`), else the first EX-99, else the form itself."""
    content, notes = text.decode(data, name)
    parts = _parts(content)
    if not parts:
        raise ReadError(f"{name}: is an EDGAR submission without a document in it")
    part = _chosen(parts, name, wanted)
    others = ", ".join(p.kind for p in parts if p is not part and p.kind.startswith("EX-99"))
    if others and not wanted:
        notes += (f"read as {part.kind}; it also holds {others}: name one as FILE#{others.split(',')[0]}",)
    header = content[: content.find("<DOCUMENT>")]
    period = PERIOD.search(header)
    form = FORM.search(header)
    source = _of_part(part, name)
    texts = [source.text[block.start : block.end] for block in source.blocks]
    filed = _cover(texts) | {index for pledge in _pledges(texts) for index in _signature(texts, pledge)}
    below = next((index for index in sorted(filed) if index and REGISTRANT.match(texts[index])), 0)
    return replace(
        source,
        blocks=tuple(
            block._replace(kind="furniture") if index in filed else block
            for index, block in enumerate(source.blocks)
        ),
        notes=(*notes, *source.notes),
        date="-".join(period.groups()) if period else None,
        issuer=texts[below - 1] if below else None,
        form=form[1] if form else part.kind,
    )


def _parts(content: str) -> list[Part]:
    """The documents of a submission, in order."""
    found = []
    for document in content.split("<DOCUMENT>")[1:]:
        document = document.partition("</DOCUMENT>")[0]
        head, _, body = document.partition("<TEXT>")
        fields = [re.search(FIELD.format(name), head, re.M) for name in ("TYPE", "SEQUENCE", "FILENAME")]
        kind, sequence, file = (field[1].strip() if field else "" for field in fields)
        found.append(Part(kind.upper(), sequence, file, body.partition("</TEXT>")[0]))
    return found


def _chosen(parts: list[Part], name: str, wanted: str) -> Part:
    """The part that is wanted by type, sequence or file name; else the first exhibit 99, else the first."""
    readable = [part for part in parts if not UNTEXT.match(part.text)]
    if wanted:
        named = [p for p in parts if wanted.lower() in (p.sequence, p.file.lower()) or _same(p.kind, wanted)]
        if not named:
            raise ReadError(f"{name}: has no {wanted}; it holds {', '.join(part.kind for part in parts)}")
        readable = [part for part in named if part in readable]
    if not readable:
        raise ReadError(f"{name}: {wanted or 'the submission'} is not text")
    return next((part for part in readable if part.kind.startswith("EX-99")), readable[0])


def _same(kind: str, wanted: str) -> bool:
    """Whether two ways to write a type mean one: EX-99.1, ex-99.01."""
    return re.sub(r"\.0+(?=\d)", ".", kind) == re.sub(r"\.0+(?=\d)", ".", wanted.upper())


def _of_part(part: Part, name: str) -> Source:
    if MARKUP.search(part.text[:5000]):
        return html.from_markup(part.text, name)
    plain = PAGE_TAG.sub("\f", TABLE_TAG.sub("", part.text))
    for entity, letter in ENTITIES:
        plain = plain.replace(entity, letter)
    return Source(name, plain, extracted=True)


def _cover(texts: list[str]) -> set[int]:
    """Which blocks are the cover page of a form."""
    told = [index for index, words in enumerate(texts[:COVER_BLOCKS]) if COVER.match(words)]
    return set(range(told[-1] + 1)) if len(told) > 2 else set()


def _pledges(texts: list[str]) -> list[int]:
    return [index for index, words in enumerate(texts) if PLEDGE.match(words)]


def _signature(texts: list[str], pledge: int) -> set[int]:
    """Where the heading and the signatures around a pledge stand; the pledge itself is legal text."""
    behind = range(pledge + 1, min(len(texts), pledge + 1 + SIGNATURE_BLOCKS))
    last = max((index for index in behind if SIGNED.match(texts[index])), default=pledge)
    while last + 1 < len(texts) and last > pledge and _repeats(texts[last + 1], texts[pledge + 1 : last + 1]):
        last += 1
    heading = {pledge - 1} if pledge and SIGNATURES.fullmatch(texts[pledge - 1]) else set()
    return heading | set(range(pledge + 1, last + 1))


def _repeats(words: str, signed: list[str]) -> bool:
    """Whether a line names again who signed, or the office held."""
    return len(words) < 100 and (any(words in line for line in signed) or OFFICE.search(words) is not None)
