"""Documents to bytes and back, for the index: compressed JSON that can hold no code.

Invariant: `unpack(pack(document))` equals the document but for its source, which is not kept.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from relaudit import model
from relaudit.model import Document

KEPT: dict[str, type[Any]] = {
    kept.__name__: kept
    for kept in (model.Document, model.Paragraph, model.Claim, model.Table, model.Row, model.TableCell)
}
FIELDS = {name: list(kept.__annotations__) for name, kept in KEPT.items()}


def pack(document: Document) -> bytes:
    """Make bytes of a parsed release."""
    bare = replace(document, source=None)
    return zlib.compress(json.dumps(_plain(bare), separators=(",", ":"), ensure_ascii=False).encode(), 1)


def unpack(data: bytes, name: str) -> Document:
    """Make the document again under a name; raises ValueError where the bytes are none of ours."""
    try:
        document = _made(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, KeyError, TypeError, ArithmeticError) as trouble:
        raise ValueError(f"not a packed release: {trouble}") from None
    if not isinstance(document, Document):
        raise ValueError("not a packed release")
    return replace(document, name=name)


def _plain(value: Any) -> Any:
    """Lists and dictionaries: an object is {"its class": [its fields]}."""
    name = type(value).__name__
    if name in KEPT:
        return {name: [_plain(getattr(value, field)) for field in FIELDS[name]]}
    if isinstance(value, Decimal):
        return {"Decimal": str(value)}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _made(value: Any) -> Any:
    if isinstance(value, dict):
        ((name, parts),) = value.items()
        return Decimal(parts) if name == "Decimal" else KEPT[name](*_parts(name, parts))
    return tuple(_made(part) for part in value) if isinstance(value, list) else value


def _parts(name: str, parts: list[Any]) -> Iterator[Any]:
    for field, part in zip(FIELDS[name], parts, strict=True):
        made = _made(part)
        yield tuple(model.Span(*span) for span in made) if field == "seen" else made
