"""Text to paragraphs with kinds."""

import re

from relaudit.model import Paragraph, Source


def split(source: Source) -> tuple[Paragraph, ...]:
    """Cut a text at its blank lines and tell each paragraph's kind."""
    found: list[Paragraph] = []
    for match in re.finditer(r"\S(?:.|\n(?![^\S\n]*\n))*", source.text):
        line = source.text.count("\n", 0, match.start()) + 1
        found.append(
            Paragraph(len(found), "body", match.start(), match.start() + len(match[0].rstrip()), line)
        )
    return tuple(found)
