"""Parts of a Word document as events: expat without document types, so that no entity can be declared."""

from collections.abc import Callable
from xml.parsers import expat

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
Text = Callable[[str], None]

NAMESPACES = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/word/",
)
"""Where the elements of Word documents come from: as Microsoft, as ISO and as later versions name them."""


class RefusedError(ValueError):
    """XML that declares a document type, as one that unpacks without end must."""


def parse(data: bytes, start: Start, end: Text | None = None, text: Text | None = None) -> None:
    """Call back for each element and text; names come without their namespace, foreign elements with it.

    Raises `expat.ExpatError` where the XML is broken, `RefusedError` where it declares a document type.
    """
    known: dict[str, str] = {}

    def local(name: str) -> str:
        found = known.get(name)
        if found is None:
            space, _, last = name.rpartition(" ")
            found = known[name] = last if not space or space.startswith(NAMESPACES) else name
        return found

    def refuse(*_: object) -> None:
        raise RefusedError("it declares a document type")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    if text:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)
