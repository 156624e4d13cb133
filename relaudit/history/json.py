"""Histories as JSON, schema relaudit-history/1; releases are referred to by their index from 0."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from relaudit.history.model import History

OPENING, BETWEEN, CLOSING = '{"schema": "relaudit-history/1", "histories": [\n', ",\n", "\n]}\n"


def part(history: History) -> str:
    """One issuer, on one line."""
    return json.dumps(plain(history), ensure_ascii=False)


def plain(value: Any) -> Any:
    """Dictionaries and lists of what a history is made of; its named tuples are dictionaries too."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
