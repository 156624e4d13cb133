"""HTML to a stream of text and marks, by the standard library's parser; nothing here recurses.

Word processors and filing agents write one font tag a word and the same style at every cell; what says
nothing about structure is cut away before the parser sees it, which makes reading about twice as fast.
"""

import re
from html.parser import HTMLParser

from relaudit.sources.layout import (
    BOLD,
    BOLD_BLOCK,
    BREAK,
    CELL,
    CLOSE,
    END_BOLD,
    END_LINK,
    END_RAISED,
    END_SKIP,
    END_TABLE,
    FIXED_BLANK,
    HEADING,
    ITEM,
    LINK,
    OPEN,
    PAGE,
    PARAGRAPH,
    RAISED,
    ROW,
    SHAPE,
    SKIP,
    TABLE,
)

# fmt: off
_BLOCKS = [
    "p", "address", "blockquote", "center", "dd", "dt", "dl", "fieldset", "figcaption", "figure", "form",
    "summary", "details", "caption",
]
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_CONTAINERS = ["div", "section", "article", "main", "body", "header", "footer"]
ON_START = (
    dict.fromkeys(_BLOCKS, PARAGRAPH) | dict.fromkeys(_HEADINGS, HEADING) | dict.fromkeys(_CONTAINERS, OPEN)
    | {"b": BOLD, "strong": BOLD, "a": LINK, "sup": RAISED, "br": BREAK, "hr": PAGE, "q": "“"}
)
ON_END = (
    dict.fromkeys([*_BLOCKS, *_HEADINGS, "li", "ul", "ol", "pre"], PARAGRAPH)
    | dict.fromkeys(_CONTAINERS, CLOSE)
    | {"b": END_BOLD, "strong": END_BOLD, "a": END_LINK, "sup": END_RAISED, "q": "”"}
)
"""What a tag puts into the stream; tags that stand in neither are of no matter."""

SKIPPED = {
    "nav": "navigation", "aside": "sidebar", "footer": "page footer", "header": "page header",
    "noscript": "text for browsers without scripts", "button": "forms", "select": "forms",
    "textarea": "forms", "template": "hidden text", "dialog": "hidden text", "ix:header": "hidden text",
    "iframe": "frames", "object": "frames", "svg": "drawings", "math": "formulas", "head": "page head",
    "del": "struck text", "s": "struck text", "strike": "struck text",
}
"""Elements whose text is no part of a release, and what to call it."""

SKIPPED_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer", "search": "forms",
    "menu": "navigation", "menubar": "navigation", "complementary": "sidebar", "dialog": "hidden text",
}
# fmt: on
LABELS = sorted({*SKIPPED.values(), *SKIPPED_ROLES.values()})
"""The words on what is skipped; a SKIP is followed by the letter of its place here, from `a`."""

NEVER_SKIPPED = frozenset(
    [
        "html",
        "body",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "wbr",
    ]
)
"""What has no end tag or holds everything cannot be skipped."""

STATEFUL = frozenset(["td", "th", "tr", "table", "li", "ul", "ol", "pre", "article", "main"])
OPPOSITE = {BOLD: END_BOLD, RAISED: END_RAISED}

_WEIGHT = r"font-weight:\s*(?:bold|[6-9]00)|font:[^;]{0,40}\bbold"
_HEIGHT = r"vertical-align:\s*super|(?<![-\w])top:\s*-"
_HIDDEN = r"display:\s*none|visibility:\s*hidden"
_PAGE = r"break-(?:before|after):\s*(?:always|page)"
TELLING = re.compile(f"({_WEIGHT})|({_HEIGHT})|({_HIDDEN})|({_PAGE})", re.I)
WEIGHT, HEIGHT, HIDDEN, PAGE_ENDS = 1, 2, 3, 4
"""The styles that say something about structure, and their groups: bold, raised, hidden, a page's end."""

TAG = re.compile(
    r"""<(font|span|td|th|tr|p|div|table|[biua]|em|strong|sup|li)\s((?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+)>""",
    re.I,
)
SAYING = re.compile(rf"colspan|rowspan|hidden|role|{_WEIGHT}|{_HEIGHT}|{_HIDDEN}|{_PAGE}", re.I)
"""What is worth parsing in the attributes of a tag."""

PLAIN = re.compile(r"<(font|span|u|i|em|small|big)\s*+>([^<]*+)</\1\s*+>", re.I)
"""An element without attributes that holds text alone and says nothing about it."""

EMPTY = re.compile(r"<td>(?:\s|&nbsp;|&#160;)*+</td\s*+>", re.I)
"""A cell of padding; its end tag may be left out."""

UNREAD = re.compile(r"<(?:(!--)|(script|style)\b|[!?][^<>]*>?)", re.I)
_ENDS = {
    "!--": re.compile("-->"),
    "script": re.compile(r"</script[^<>]*>", re.I),
    "style": re.compile(r"</style[^<>]*>", re.I),
}


def stream(markup: str) -> str:
    """Read markup into a stream, all of it, with what is to be skipped marked as such."""
    reader = _Reader()
    reader.feed(_lean(_readable(markup)))
    reader.close()
    return "".join(reader.parts)


def _readable(markup: str) -> str:
    """Cut scripts, styles, comments and declarations.

    A script or style that is never closed takes the rest, as in a browser; a comment only its first mark.
    """
    out: list[str] = []
    at = 0
    unclosed: set[str] = set()
    while found := UNREAD.search(markup, at):
        out.append(markup[at : found.start()])
        at = found.end()
        if kind := (found[1] or found[2] or "").lower():
            ends = None if kind in unclosed else _ENDS[kind].search(markup, at - 2 * (kind == "!--"))
            if ends:
                at = ends.end()
            else:
                unclosed.add(kind)
                at = at if kind == "!--" else len(markup)
    out.append(markup[at:])
    whole, end, rest = "".join(out).rpartition(">")
    return whole + end + rest.replace("<", "&lt;")  # no tag ends there; the parser would look each time


def _lean(markup: str) -> str:
    """Drop attributes that only colour and place, then elements that are left without any."""
    known: dict[str, str] = {}  # the same few tags stand thousands of times

    def lean(tag: re.Match[str]) -> str:
        whole = tag[0]
        if whole not in known:
            known[whole] = whole if SAYING.search(tag[2]) else f"<{tag[1]}>"
        return known[whole]

    return EMPTY.sub("<td>", PLAIN.sub(r"\2", TAG.sub(lean, markup)))


class _Reader(HTMLParser):
    """Writes `parts` of a stream as tags and text pass by; knows open lists, tables and what is skipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.styled: dict[str, list[str]] = {"font": [], "span": []}
        self.lists: list[int | None] = []
        self.tables = 0
        self.articles = 0
        self.fixed = False
        self.skipping = ""
        self.depth = 0

    def handle_data(self, data: str) -> None:
        if self.fixed:
            lines = [line.rstrip().expandtabs() for line in data.split("\n")]
            data = BREAK.join(lines).replace(" ", FIXED_BLANK)
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        label = SKIPPED.get(tag, "")
        told: set[int | None] = set()
        for name, value in attrs:
            if name == "style":
                told = {found.lastindex for found in TELLING.finditer(value or "")}
            elif name == "hidden":
                told.add(HIDDEN)
            elif name == "role":
                label = SKIPPED_ROLES.get(value or "", label)
        if label or HIDDEN in told or self.skipping:
            self._skip(tag, label or "hidden text")
        if tag in STATEFUL:
            self._start(tag, dict(attrs))
        elif tag in ON_START:
            self.parts.append(ON_START[tag])
        if told or tag in self.styled:
            self._style(tag, told)

    def _skip(self, tag: str, label: str) -> None:
        """Begin to skip an element, or count one more of its name inside it."""
        if self.skipping:
            self.depth += tag == self.skipping
        elif tag not in NEVER_SKIPPED and not (self.articles and tag in ("header", "footer")):
            self.skipping, self.depth = tag, 1
            self.parts.append(SKIP + chr(ord("a") + LABELS.index(label)))

    def _style(self, tag: str, told: set[int | None]) -> None:
        """What a style says: of a run of text until its tag ends, of a block until the next one begins."""
        if PAGE_ENDS in told:
            self.parts.append(PAGE)
        if tag in self.styled:
            marks = [BOLD] * (WEIGHT in told) + [RAISED] * (HEIGHT in told)
            self.parts += marks
            self.styled[tag].append("".join(OPPOSITE[mark] for mark in marks))
        elif WEIGHT in told:
            self.parts.append(BOLD_BLOCK)

    def _start(self, tag: str, attrs: dict[str, str | None]) -> None:
        put = self.parts.append
        if tag in ("td", "th", "tr"):
            put((ROW if tag == "tr" else _cell(tag, attrs)) if self.tables else PARAGRAPH)
        elif tag == "table":
            self.tables += 1
            put(TABLE)
        elif tag == "li":
            count = self.lists[-1] if self.lists else None
            if count is not None:
                self.lists[-1] = count + 1
            put(f"{ITEM}• " if count is None else f"{ITEM}{count}. ")
        else:
            put(PARAGRAPH if tag in ("ul", "ol", "pre") else OPEN)
            if tag in ("ul", "ol"):
                self.lists.append(_number(attrs.get("start"), 1) if tag == "ol" else None)
            self.articles += tag in ("article", "main")
            self.fixed = self.fixed or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        put = self.parts.append
        if tag in ON_END:
            put(ON_END[tag])
        elif self.styled.get(tag):
            put(self.styled[tag].pop())
        if tag == "table" and self.tables:
            put(END_TABLE)
            self.tables -= 1
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("article", "main"):
            self.articles = max(0, self.articles - 1)
        elif tag == "pre":
            self.fixed = False
        if tag == self.skipping:
            self.depth -= 1
            if not self.depth:
                self.skipping = ""
                put(END_SKIP)


def _cell(tag: str, attrs: dict[str, str | None]) -> str:
    columns, rows = _number(attrs.get("colspan"), 1), _number(attrs.get("rowspan"), 1)
    plain = columns == rows == 1 and tag == "td"
    return CELL if plain else f"{CELL}{columns} {rows} {int(tag == 'th')}{SHAPE}"


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else default
