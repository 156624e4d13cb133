"""The main text of a web page: what a stream marks as no part of it is cut, what surrounds it is left out.

Structure first (elements for navigation, headers, footers, what is hidden), then density: the smallest part
of the page that holds nearly all prose, and the headline above it. An exhibit has neither and stays whole.
"""

import re
from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from relaudit.sources.layout import CLOSE, END_LINK, END_SKIP, HEADING, LINK, OPEN, PARAGRAPH, SKIP, STRUCTURE
from relaudit.sources.markup import LABELS

FRAME = {"navigation", "page header", "page footer", "sidebar"}
"""Labels of skipped elements that show a web page, as against a document filed in HTML."""

PROSE_WORDS = 20
"""Words outside links from which a block counts as prose; menus and captions have fewer."""

MAIN_SHARE = 0.8
"""Share of a page's prose that its main part holds; the rest are notices on cookies and official sites."""

NEAR_WORDS = 60
"""Words that may be added around the prose to reach its headline: date, kicker, city."""

WORD = re.compile(r"\w\S*")
LINKED = re.compile(f"{LINK}([^{END_LINK}]*)")


def choose(stream: str) -> tuple[str, tuple[str, ...]]:
    """Cut a stream to its main text; what was left out comes in words with it."""
    stream, left_out = _unskipped(stream)
    if FRAME & left_out.keys():
        stream, outside = _main(stream)
        left_out["text around the release"] = outside
    return stream, tuple(f"{label}, {count} words" for label, count in sorted(left_out.items()) if count)


def _unskipped(stream: str) -> tuple[str, Counter[str]]:
    """Cut what is marked as no part of the text; an element that never ends is kept, as is all behind it."""
    out: list[str] = []
    left_out: Counter[str] = Counter()
    at = 0
    while (start := stream.find(SKIP, at)) >= 0 and (end := stream.find(END_SKIP, start)) >= 0:
        inside = stream[start + 2 : end]
        left_out[LABELS[ord(stream[start + 1]) - ord("a")]] += len(WORD.findall(STRUCTURE.sub(" ", inside)))
        out += stream[at:start], PARAGRAPH if STRUCTURE.search(inside) else ""
        at = end + 1
    if start >= 0:
        out.append(stream[at:start])
        at = start + 2
    return "".join([*out, stream[at:]]), left_out


class _Part(NamedTuple):
    """One element that holds others: where it begins and ends, what it stands in."""

    begin: int
    end: int
    parent: int


def _main(stream: str) -> tuple[str, int]:
    """The part of a page with nearly all its prose and the headline above it; the words outside."""
    parts = STRUCTURE.split(stream)
    sizes = [(0, 0) if index % 2 else _size(part) for index, part in enumerate(parts)]
    plain = [0, *accumulate(words - linked for words, linked in sizes)]
    prose = [0, *accumulate(words if words - linked >= PROSE_WORDS else 0 for words, linked in sizes)]
    nodes = _nodes(parts)
    holding = [n for n in nodes if prose[n.end] - prose[n.begin] >= MAIN_SHARE * prose[-1]]
    core = main = max(holding, key=lambda node: node.begin)
    while HEADING not in parts[main.begin : main.end] and main.begin:
        main = nodes[main.parent]
        if plain[main.end] - plain[main.begin] > plain[core.end] - plain[core.begin] + NEAR_WORDS:
            main = core
            break
    kept = list(parts)
    for index, (words, linked) in enumerate(sizes):
        inside = main.begin <= index < main.end
        if not inside or (words and words == linked and not core.begin <= index < core.end):
            kept[index] = ""
    total = sum(words for words, _ in sizes)
    return "".join(kept), total - sum(words for part, (words, _) in zip(kept, sizes, strict=True) if part)


def _size(text: str) -> tuple[int, int]:
    """How many words a run of text has, and how many of them are linked."""
    linked = " ".join(LINKED.findall(text)) if LINK in text else ""
    return len(WORD.findall(text)), len(WORD.findall(linked))


def _nodes(parts: list[str]) -> list[_Part]:
    """The elements that hold others, each after the one it stands in; the first is the whole page."""
    begins, ends, parents, path = [0], [len(parts)], [0], [0]
    for index in range(1, len(parts), 2):
        if parts[index] == OPEN:
            parents.append(path[-1])
            path.append(len(begins))
            begins.append(index)
            ends.append(len(parts))
        elif parts[index] == CLOSE and len(path) > 1:
            ends[path.pop()] = index
    return [_Part(*node) for node in zip(begins, ends, parents, strict=True)]
