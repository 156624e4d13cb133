"""Words on what was tracked in a Word document: who says or did it, and what, cut to a line."""

from relaudit.sources import layout, xml

MAX_QUOTED = 60
"""Letters of deleted text or of a comment that the words on it quote."""


def by(attributes: xml.Attributes) -> str:
    """Who made a tracked change or a comment; "" where the document does not say."""
    author = " ".join(attributes.get("author", "").split())
    return f" by {author[:MAX_QUOTED]}" if author else ""


def quoted(text: str) -> str:
    """A text in quotes behind a colon, cut to what a line bears; "" for none."""
    words = " ".join(layout.MARKS.sub("", text).split())
    return f": “{words if len(words) <= MAX_QUOTED else words[:MAX_QUOTED] + '…'}”" if words else ""


def comments(data: bytes) -> dict[str, str]:
    """The words on each comment of a document, by its id: who says what."""
    found: dict[str, list[str]] = {}
    path: list[str] = []
    texts: list[str] = []

    def start(name: str, attributes: xml.Attributes) -> None:
        nonlocal texts
        path.append(name)
        if name == "comment":
            texts = found[attributes.get("id", "")] = [f"comment{by(attributes)}"]

    def text(data: str) -> None:
        if path[-1] == "t":
            texts.append(data)

    def end(_: str) -> None:
        path.pop()

    xml.parse(data, start, end, text)
    return {key: words[0] + quoted("".join(words[1:])) for key, words in found.items()}
