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

ENTRIES = 4
"""Entries of menus from which a page that marks no navigation is taken to have some."""

LINK_RUNS = 4
"""Runs of text that one link goes over at most; beyond that its end was forgotten."""

MENU_WORDS = 3
"""Words of the longest entry of a menu; a link that is a sentence belongs to the text."""

ADDRESS = re.compile(r"@|\bwww\.|\d\D{1,3}\d{3}")
"""What a link of few words may say that is no menu's: `ir@aurelia.example`, `May 4, 2021`, `555-0199`."""
WORD = re.compile(r"\w[\w'’.&-]*")
LINKED = re.compile(f"{LINK}([^{END_LINK}]*)")


def choose(stream: str) -> tuple[str, tuple[str, ...]]:
    """Cut a stream to its main text; what was left out comes in words with it."""
    stream, left_out = _unskipped(stream)
    if FRAME & left_out.keys() or stream.count(LINK) >= ENTRIES:
        parts = STRUCTURE.split(stream)
        sizes = _sizes(parts)
        menus = (part for part, size in zip(parts, sizes, strict=True) if _is_menu(part, size))
        if FRAME & left_out.keys() or sum(menu.count(LINK) for menu in menus) >= ENTRIES:
            stream, left_out["text around the release"] = _main(parts, sizes)
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


def _main(parts: list[str], sizes: list[tuple[int, int]]) -> tuple[str, int]:
    """The part of a page with nearly all its prose and the headline above it; the words outside."""
    plain = [0, *accumulate(words - linked for words, linked in sizes)]
    prose = [0, *accumulate(words if words - linked >= PROSE_WORDS else 0 for words, linked in sizes)]
    nodes = _nodes(parts)
    holding = [n for n in nodes if prose[n.end] - prose[n.begin] >= MAIN_SHARE * prose[-1]]
    core = main = max(holding, key=lambda node: node.begin)
    first = next((at for at in range(core.begin, core.end) if prose[at + 1] > prose[at]), core.end)
    while main.begin and HEADING not in parts[main.begin : first]:
        main = nodes[main.parent]
        if plain[main.end] - plain[main.begin] > plain[core.end] - plain[core.begin] + NEAR_WORDS:
            main = core
            break
    kept = list(parts)
    for index, (words, linked) in enumerate(sizes):
        outside = not main.begin <= index < main.end
        beside = words == linked and not core.begin <= index < core.end
        if outside or (words and (beside or _is_menu(parts[index], sizes[index]))):
            kept[index] = ""
    total = sum(words for words, _ in sizes)
    return "".join(kept), total - sum(words for part, (words, _) in zip(kept, sizes, strict=True) if part)


def _is_menu(text: str, size: tuple[int, int]) -> bool:
    """Whether a block is links of a word or two and nothing else, none of them an address or a number."""
    words, linked = size
    return 0 < words == linked <= MENU_WORDS * text.count(LINK) and not ADDRESS.search(text)


def _sizes(parts: list[str]) -> list[tuple[int, int]]:
    """How many words each run of text has, and how many of them are linked; marks have none."""
    sizes: list[tuple[int, int]] = []
    held = 0  # runs that a link begun before may still go over: `<a><h3>Read more</h3></a>`
    for index, part in enumerate(parts):
        words = linked = 0
        if index % 2 == 0 and part:
            text = LINK + part if held else part
            words = len(WORD.findall(part))
            linked = len(WORD.findall(" ".join(LINKED.findall(text)))) if LINK in text else 0
            begun = text.rfind(LINK) > text.rfind(END_LINK)
            held = (held or LINK_RUNS) - 1 if begun else 0
        sizes.append((words, linked))
    return sizes


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
