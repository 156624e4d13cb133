"""Reads the literate corpora: Markdown files whose headings are case titles and whose fences are the case."""

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


class Case(NamedTuple):
    """One case of a corpus: its title and its fenced blocks by name, each as written."""

    file: str
    title: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"

    def lines(self, name: str) -> list[str]:
        """The non-empty lines of a block; none where the block is missing."""
        return [line.strip() for line in self.blocks.get(name, "").splitlines() if line.strip()]


def cases(folder: str) -> list[Case]:
    """Every case of the `*.md` files in a folder of tests/, by file and order."""
    found = []
    for path in sorted((HERE / folder).glob("*.md")):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            title, _, body = part.partition("\n")
            blocks = {match[1]: match[2] for match in FENCE.finditer(body)}
            found.append(Case(path.stem, title.strip(), blocks))
    return found
