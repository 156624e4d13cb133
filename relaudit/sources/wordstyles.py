"""What the styles and lists of a Word document say about a paragraph: heading, bold, the label of an item."""

import re
from dataclasses import dataclass, replace

from relaudit.sources import xml

HEADINGS = re.compile(r"(?:heading [1-9]|title|subtitle)", re.I)
"""Names of styles that are headings in every Word document, whatever their ids and its language."""

MAX_LEVELS = 9
"""Levels of a list, and steps from a style to the one it is based on: what Word itself allows is not more."""


@dataclass(slots=True)
class Style:
    """What a style says of itself; None is silence, the style it is based on is asked then."""

    based_on: str = ""
    heading: bool | None = None
    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    list_id: str = ""


def is_on(attributes: xml.Attributes) -> bool:
    """Whether a switch of Word's is on: it is where nothing says otherwise."""
    return attributes.get("val", "true") not in ("0", "false", "off", "none")


def styles(data: bytes) -> dict[str, Style]:
    """The styles of a document by their ids, each with what it inherits."""
    found: dict[str, Style] = {}
    style = Style()

    def start(name: str, attributes: xml.Attributes) -> None:
        nonlocal style
        value = attributes.get("val", "")
        if name == "style":
            style = found[attributes.get("styleId", "")] = Style()
        elif name == "name":
            style.heading = HEADINGS.fullmatch(value) is not None or None
        elif name == "basedOn":
            style.based_on = value
        elif name == "outlineLvl":
            style.heading = value.isdecimal() and int(value) < MAX_LEVELS
        elif name == "numId":
            style.list_id = value
        elif name == "b":
            style.bold = is_on(attributes)
        elif name == "vanish":
            style.hidden = is_on(attributes)
        elif name == "vertAlign":
            style.raised = value == "superscript"
        elif name == "tblStylePr":
            style = Style()  # conditions on parts of a table, of no matter here

    xml.parse(data, start)
    return {name: _inherited(style, found) for name, style in found.items()}


def _inherited(style: Style, styles: dict[str, Style]) -> Style:
    whole = replace(style)
    for _ in range(MAX_LEVELS):  # a style may, in a damaged file, be based on itself
        if style.based_on not in styles:
            break
        style = styles[style.based_on]
        for field in ("heading", "bold", "raised", "hidden"):
            if getattr(whole, field) is None:
                setattr(whole, field, getattr(style, field))
        whole.list_id = whole.list_id or style.list_id
    return whole


@dataclass(slots=True)
class Level:
    """One level of a list: where it begins to count, in what, and how a label is written (`%1.`)."""

    start: int = 1
    form: str = "decimal"
    label: str = ""


class Lists:
    """Counts the items of a document's lists as they come by and writes their labels."""

    def __init__(self, data: bytes = b"") -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.kinds: dict[str, str] = {}
        self.restarted: set[str] = set()
        self.counts: dict[str, list[int]] = {}
        if data:
            self._read(data)

    def _read(self, data: bytes) -> None:
        levels: dict[int, Level] = {}
        level = Level()
        number = ""

        def start(name: str, attributes: xml.Attributes) -> None:
            nonlocal levels, level, number
            value = attributes.get("val", "")
            if name == "abstractNum":
                levels = self.levels[attributes.get("abstractNumId", "")] = {}
            elif name == "lvl":
                level = levels[_small(attributes.get("ilvl", ""))] = Level()
            elif name == "start":
                level.start = _small(value)
            elif name == "numFmt":
                level.form = value
            elif name == "lvlText":
                level.label = value
            elif name == "num":
                number = attributes.get("numId", "")
                levels = {}
            elif name == "abstractNumId":
                self.kinds[number] = value
            elif name == "startOverride":
                self.restarted.add(number)

        xml.parse(data, start)

    def label(self, number: str, depth: int) -> str:
        """The label of the next item of a list at a depth, with a blank behind it; "" if it has none."""
        levels = self.levels.get(self.kinds.get(number, ""), {})
        level = levels.get(depth)
        if number in ("", "0") or level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "• "
        counts = self.counts.setdefault(number if number in self.restarted else self.kinds[number], [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), Level()).start - 1)
        counts[depth] += 1
        label = level.label
        for place, count in enumerate(counts):
            form = levels.get(place, level).form
            label = label.replace(f"%{place + 1}", _written(count, form))
        return f"{label} " if label else ""


def _small(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _written(count: int, form: str) -> str:
    """A number as a list writes it: 4, d, D, iv, IV."""
    if "Letter" in form and count > 0:
        written = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 9)
    elif "Roman" in form and 0 < count < 100:
        tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
        ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        written = tens[count // 10] + ones[count % 10]
    else:
        written = str(count)
    return written.upper() if form.startswith("upper") else written
