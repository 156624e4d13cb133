"""The body of a Word document to a stream: paragraphs, lists, tables, notes, and what is tracked in it.

WordprocessingML: ECMA-376 part 1, chapter 17. Formatting that was changed while tracked is not told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relaudit.sources import Revisions, layout, xml
from relaudit.sources.wordcomments import by, quoted
from relaudit.sources.wordstyles import Lists, Style, is_on

TRACKED = {"ins": "insertion", "moveTo": "move", "del": "deletion", "moveFrom": "move"}
ADDED = frozenset(["ins", "moveTo"])
OF_PROPERTIES = frozenset(["rPr", "trPr", "tcPr", "numPr"])
"""Inside these a tracked element speaks of a paragraph's mark, a row or a number, not of text."""

APART = frozenset(
    ["rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "Fallback"]
)
"""Formatting before a tracked change, and what older programs show instead of a shape: not of the text."""

SYMBOLS = {
    "F0B7": "•",
    "F0A7": "▪",
    "F0D2": "®",
    "F0E2": "®",
    "F0D3": "©",
    "F0E3": "©",
    "F0D4": "™",
    "F0E4": "™",
}
"""Letters of Word's symbol fonts that releases use."""

WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
"""Control characters that programs write for letters of Windows-1252: U+0092 for an apostrophe."""

MAX_REVISIONS = 50_000
"""Tracked changes beyond are read but not told; each has a letter of a private plane as its name."""


@dataclass(slots=True)
class _Paragraph:
    """What is known of the paragraph under way; its mark is written when its first text comes."""

    style: str = ""
    heading: bool | None = None
    list_id: str = ""
    depth: int = 0
    begun: bool = False
    joins_next: bool = False


@dataclass(slots=True)
class _Run:
    """The look of the run under way, None where its styles decide."""

    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None


class Body:
    """Writes `parts` of a stream as elements pass by, and `revisions`, the words on what is tracked."""

    def __init__(self, styles: Mapping[str, Style], lists: Lists, keep: Revisions) -> None:
        self.parts: list[str] = []
        self.revisions: list[str] = []
        self.notes: dict[str, int] = {}
        self.hidden_words = 0
        self.furniture = False
        self.comments: dict[str, str] = {}
        self._styles = styles
        self._lists = lists
        self._keep = keep
        self._path: list[str] = []
        self._paragraph = _Paragraph()
        self._run = _Run()
        self._joined = False
        self._apart = 0
        self._gone = 0
        self._tracked: list[tuple[int, list[str]]] = []
        self._commented: dict[str, int] = {}
        self._boxes: list[tuple[list[str], _Paragraph, _Run]] = []
        self._boxed: list[str] = []
        self._cell = 0
        self._heading_row = False

    def read(self, data: bytes) -> None:
        """Read one part of the document (its body, its notes, a header) behind what was read before."""
        xml.parse(data, self._start, self._end, self._text)

    def _start(self, name: str, attributes: xml.Attributes) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._apart += name in APART
        if self._apart:
            return
        if name in TRACKED and parent in OF_PROPERTIES:
            goes = (name in ADDED) == (self._keep == "original")
            self._paragraph.joins_next |= goes and self._path[-3:-1] == ["pPr", "rPr"]
        elif name in TRACKED:
            self._open_tracked(name, attributes)
        elif handler := _STARTS.get(name):
            handler(self, attributes)

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._apart:
            self._apart -= name in APART
        elif name in TRACKED and not (self._path and self._path[-1] in OF_PROPERTIES):
            self._close_tracked(name)
        elif handler := _ENDS.get(name):
            handler(self)

    def _text(self, data: str) -> None:
        if self._apart or self._path[-1] not in ("t", "delText"):
            return
        if self._gone:
            self._tracked[-1][1].append(data)
        else:
            self._put(layout.MARKS.sub("", data).translate(WINDOWS))

    def _put(self, text: str) -> None:
        """Write text of the run under way, with its look around it."""
        style = self._styles.get(self._paragraph.style, Style())
        run = self._run
        if style.hidden if run.hidden is None else run.hidden:
            self.hidden_words += len(text.split())
            return
        if style.raised if run.raised is None else run.raised:
            text = f"{layout.RAISED}{text}{layout.END_RAISED}"
        if style.bold if run.bold is None else run.bold:
            text = f"{layout.BOLD}{text}{layout.END_BOLD}"
        self._mark(text)

    def _mark(self, mark: str) -> None:
        """Write into the paragraph under way, which begins with the first that is written."""
        paragraph = self._paragraph
        if not paragraph.begun:
            paragraph.begun = True
            if not self._joined:
                self.parts.append(self._beginning(paragraph))
            self._joined = False
        self.parts.append(mark)

    def _beginning(self, paragraph: _Paragraph) -> str:
        style = self._styles.get(paragraph.style, Style())
        if self.furniture:
            return layout.FURNITURE
        if style.heading if paragraph.heading is None else paragraph.heading:
            return layout.HEADING
        label = self._lists.label(paragraph.list_id or style.list_id, paragraph.depth)
        return f"{layout.ITEM}{label}" if label else layout.PARAGRAPH

    # paragraphs and runs

    def _begin(self, _: xml.Attributes) -> None:
        self._paragraph = _Paragraph()

    def _begin_run(self, _: xml.Attributes) -> None:
        self._run = _Run()

    def _end_p(self) -> None:
        self._joined = self._paragraph.joins_next and (self._paragraph.begun or self._joined)
        self._paragraph = _Paragraph()
        if self._boxed:
            self.parts += [layout.PARAGRAPH, *self._boxed, layout.PARAGRAPH]
            self._boxed = []

    def _property(self, attributes: xml.Attributes) -> None:
        name, value = self._path[-1], attributes.get("val", "")
        if name == "pStyle":
            self._paragraph.style = value
        elif name == "outlineLvl":
            self._paragraph.heading = value.isdecimal() and int(value) < 9
        elif name == "numId":
            self._paragraph.list_id = value
        elif value.isdecimal():
            self._paragraph.depth = min(int(value), 8)

    def _look(self, attributes: xml.Attributes) -> None:
        """A property of a run; those of a paragraph's mark (`pPr/rPr`) are of no matter."""
        name = self._path[-1]
        if self._path[-3:-1] != ["r", "rPr"]:
            return
        if name == "b":
            self._run.bold = is_on(attributes)
        elif name == "vanish":
            self._run.hidden = is_on(attributes)
        elif name == "vertAlign":
            self._run.raised = attributes.get("val") == "superscript"
        elif style := self._styles.get(attributes.get("val", "")):
            self._run = _Run(
                self._run.bold if style.bold is None else style.bold,
                self._run.raised if style.raised is None else style.raised,
                self._run.hidden if style.hidden is None else style.hidden,
            )

    def _break(self, attributes: xml.Attributes) -> None:
        if not self._gone:
            self._mark(layout.PAGE if attributes.get("type") == "page" else layout.BREAK)

    def _new_page(self, attributes: xml.Attributes) -> None:
        if is_on(attributes):
            self.parts.append(layout.PAGE)

    def _tab(self, _: xml.Attributes) -> None:
        """A tab in a run; in a paragraph's properties it is a place to stop at."""
        if self._path[-2:-1] == ["r"] and not self._gone:
            self._put("\t")

    def _hyphen(self, _: xml.Attributes) -> None:
        if not self._gone:
            self._put("-")

    def _symbol(self, attributes: xml.Attributes) -> None:
        if not self._gone:
            self._put(SYMBOLS.get(attributes.get("char", "").upper(), "\ufffd"))

    # shapes, tables, notes

    def _box(self, _: xml.Attributes) -> None:
        """The text of a shape stands inside the paragraph it is fixed to; it is written behind it."""
        self._boxes.append((self.parts, self._paragraph, self._run))
        self.parts = []

    def _end_box(self) -> None:
        if self._boxes:
            written = self.parts
            self.parts, self._paragraph, self._run = self._boxes.pop()
            self._boxed += written

    def _row(self, _: xml.Attributes) -> None:
        self.parts.append(layout.ROW)
        self._heading_row = False

    def _before(self, attributes: xml.Attributes) -> None:
        self.parts.append(f"{layout.CELL}{_count(attributes)} 1 0{layout.SHAPE}")

    def _heading(self, attributes: xml.Attributes) -> None:
        self._heading_row = is_on(attributes)

    def _new_cell(self, _: xml.Attributes) -> None:
        self._cell = len(self.parts)
        self.parts.append(f"{layout.CELL}1 1 1{layout.SHAPE}" if self._heading_row else layout.CELL)

    def _spans(self, attributes: xml.Attributes) -> None:
        if self._cell < len(self.parts):
            self.parts[self._cell] = (
                f"{layout.CELL}{_count(attributes)} 1 {int(self._heading_row)}{layout.SHAPE}"
            )

    def _refer(self, attributes: xml.Attributes) -> None:
        key = f"{self._path[-1][:4]}{attributes.get('id', '')}"
        number = self.notes.setdefault(key, len(self.notes) + 1)
        if not self._gone and "customMarkFollows" not in attributes:
            self._mark(f"{layout.RAISED}{number}{layout.END_RAISED}")

    def _note(self, attributes: xml.Attributes) -> None:
        """A note's text, with the number it is referred to by; separators and notes of no use are none."""
        number = self.notes.get(f"{self._path[-1][:4]}{attributes.get('id', '')}")
        if number:
            self.parts.append(f"{layout.PARAGRAPH}{layout.RAISED}{number}{layout.END_RAISED} ")
            self._joined = True

    # what is tracked

    def _open_tracked(self, name: str, attributes: xml.Attributes) -> None:
        self._gone += (name in ADDED) == (self._keep == "original")
        self._tracked.append((self._reserve(f"{TRACKED[name]}{by(attributes)}"), []))

    def _close_tracked(self, name: str) -> None:
        if not self._tracked:
            return
        number, gone = self._tracked.pop()
        self._gone -= (name in ADDED) == (self._keep == "original")
        if gone and self._tracked and self._gone:
            self._tracked[-1][1].extend(gone)
        if number >= 0:
            self.revisions[number] += quoted("".join(gone))
            self.parts.append(f"{layout.END_REVISION}{_name(number)}")

    def _reserve(self, words: str) -> int:
        """Begin a revision where the text now stands; its number, or -1 if there are too many."""
        if len(self.revisions) >= MAX_REVISIONS:
            return -1
        self.revisions.append(words)
        self._mark(f"{layout.REVISION}{_name(len(self.revisions) - 1)}")
        return len(self.revisions) - 1

    def _comment(self, attributes: xml.Attributes) -> None:
        key = attributes.get("id", "")
        if key in self.comments and key not in self._commented:
            self._commented[key] = self._reserve(self.comments[key])

    def _end_comment(self, attributes: xml.Attributes) -> None:
        number = self._commented.pop(attributes.get("id", ""), -1)
        if number >= 0:
            self.comments.pop(attributes.get("id", ""), None)
            self.parts.append(f"{layout.END_REVISION}{_name(number)}")

    def _comment_point(self, attributes: xml.Attributes) -> None:
        """A comment on a place rather than on words; on words its range has ended already."""
        self._comment(attributes)
        self._end_comment(attributes)


def _name(number: int) -> str:
    return chr(layout.FIRST_NAME + number)


def _count(attributes: xml.Attributes) -> int:
    value = attributes.get("val", "")
    return int(value) if value.isdecimal() and len(value) < 4 else 1


_STARTS: dict[str, Callable[[Body, xml.Attributes], None]] = {
    "p": Body._begin,
    "r": Body._begin_run,
    **dict.fromkeys(["pStyle", "outlineLvl", "numId", "ilvl"], Body._property),
    **dict.fromkeys(["b", "vanish", "vertAlign", "rStyle"], Body._look),
    **dict.fromkeys(["br", "cr"], Body._break),
    "pageBreakBefore": Body._new_page,
    "tab": Body._tab,
    "noBreakHyphen": Body._hyphen,
    "sym": Body._symbol,
    "txbxContent": Body._box,
    "tbl": lambda body, _: body.parts.append(layout.TABLE),
    "tr": Body._row,
    "gridBefore": Body._before,
    "tblHeader": Body._heading,
    "tc": Body._new_cell,
    "gridSpan": Body._spans,
    **dict.fromkeys(["footnoteReference", "endnoteReference"], Body._refer),
    **dict.fromkeys(["footnote", "endnote"], Body._note),
    "commentRangeStart": Body._comment,
    "commentRangeEnd": Body._end_comment,
    "commentReference": Body._comment_point,
}
_ENDS: dict[str, Callable[[Body], None]] = {
    "p": Body._end_p,
    "txbxContent": Body._end_box,
    "tbl": lambda body: body.parts.append(layout.END_TABLE),
}
"""What an element of a name does when it begins and when it ends; all others are of no matter."""
