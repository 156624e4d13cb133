"""Plain text and Markdown: bytes to a Source in the encoding they show."""

from relaudit.model import Source


def read(data: bytes, name: str) -> Source:
    """Decode as UTF-8."""
    return Source(name, data.decode("utf-8", "replace"))
