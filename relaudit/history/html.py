"""Histories as one self-contained page: no script, no network, printable, an issuer a section."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from relaudit.history.blocks import blocks, ordered
from relaudit.history.model import History
from relaudit.history.timeline import svg
from relaudit.reports import html
from relaudit.reports._blocks import Block, Bullets, Heading, Line, Redline, Table
from relaudit.reports._plain import plain
from relaudit.reports._redline import Piece

STYLE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (Path(html.__file__).with_name("report.css"), Path(__file__).with_name("history.css"))
)
POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
OPENING = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>History of releases</title>
<style>{STYLE}</style>
</head>
<body>
"""
BETWEEN = "\n"
CLOSING = "</body>\n</html>\n"
TAGS = {"removed": "del", "added": "ins"}


def part(history: History) -> str:
    """One issuer."""
    lines = []
    for block in blocks(history):
        lines.append(_printed(block))
        if block == Heading(2, "Time line"):
            lines.append(f'<div class="wide">{svg(history, ordered(history))}</div>')
    return "<article>\n" + "\n".join(lines) + "\n</article>\n"


def _printed(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{_words(text)}</h{level}>"
        case Line(text, strong):
            return f'<p class="verdict">{_words(text)}</p>' if strong else f"<p>{_words(text)}</p>"
        case Bullets(lines):
            return "<ul>" + "".join(f"<li>{_words(line)}</li>" for line in lines) + "</ul>"
        case Redline(pieces):
            return f'<p class="redline">{_marked(pieces)}</p>'
        case Table(head, rows):
            return _table(head, rows)
    raise TypeError(f"a history has no {type(block).__name__}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    titles = "".join(f'<th scope="col">{_words(title)}</th>' for title in head)
    lines = [f"<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>"]
    for row in rows:
        cells = [f'<td data-head="{_words(h)}">{_words(c)}</td>' for h, c in zip(head, row, strict=True)]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>\n</table>"])


def _marked(pieces: Sequence[Piece]) -> str:
    made = ""
    for piece in pieces:
        tag = TAGS.get(piece.kind)
        words = f"<{tag}>{_words(piece.text)}</{tag}>" if tag else _words(piece.text)
        made += ("" if piece.glued or not made else " ") + words
    return made


def _words(text: str) -> str:
    return escape(plain(text))
