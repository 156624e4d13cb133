"""What a user sets for good: `[tool.relaudit]` of pyproject.toml, or relaudit.toml; the nearest wins.

The nearest file is the only one that counts: nothing is merged. Looking for it costs a few `stat`
calls; TOML is parsed only where a file is found.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

from relaudit.model import KINDS, SEVERITIES, Settings
from relaudit.rules import catalogue
from relaudit.suggest import unknown

FILES = ("relaudit.toml", "pyproject.toml")
"""Names of settings files; in one folder the first wins."""

ACCEPTED = ".relaudit-accepted.toml"
"""Name of the file of accepted findings, looked for in the same way."""

TABLE = b"tool.relaudit"
"""What a pyproject.toml must hold to be one of ours; the others are passed over unparsed."""


class SettingsError(ValueError):
    """A settings or acceptance file that cannot be used; its message is one line for a person."""


def find(folder: str) -> str | None:
    """The nearest settings file at or above a folder."""
    for place in above(folder):
        for name in FILES:
            file = os.path.join(place, name)
            if os.path.isfile(file) and (name != "pyproject.toml" or TABLE in _bytes(file)):
                return file
    return None


def find_accepted(folder: str) -> str | None:
    """The nearest file of accepted findings at or above a folder."""
    files = (os.path.join(place, ACCEPTED) for place in above(folder))
    return next((file for file in files if os.path.isfile(file)), None)


def above(folder: str) -> Iterator[str]:
    """A folder and all folders above it, nearest first."""
    place, last = os.path.realpath(folder), ""
    while place != last:
        yield place
        place, last = os.path.dirname(place), place


def read_toml(file: str) -> dict[str, Any]:
    """The contents of a TOML file; raises SettingsError where it is none."""
    import tomllib

    try:
        return tomllib.loads(_bytes(file).decode("utf-8"))
    except ValueError as trouble:
        raise SettingsError(f"{shown(file)}: {trouble}") from None


def shown(file: str) -> str:
    """A file's path as a person would write it: relative to the current folder, where it is below it."""
    relative = os.path.relpath(file)
    return file if relative.startswith(os.pardir) else relative


def load(file: str) -> Settings:
    """Read a settings file; paths in it are relative to its folder."""
    table = read_toml(file)
    if os.path.basename(file) == "pyproject.toml":
        table = table.get("tool", {}).get("relaudit", {})
    if not isinstance(table, dict):
        raise SettingsError(f"{shown(file)}: tool.relaudit must be a table")
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            if key not in READERS:
                raise ValueError(unknown("key", key, READERS))
            field, reader = READERS[key]
            values[field] = reader(value)
        except ValueError as trouble:
            where = "" if key not in READERS else f"{key}: "
            raise SettingsError(f"{shown(file)}: {where}{trouble}") from None
    folder = os.path.dirname(file)
    values["prior"] = tuple(shown(os.path.join(folder, path)) for path in values.get("prior", ()))
    if approved := values.get("boilerplate_file"):
        values["boilerplate_file"] = shown(os.path.join(folder, approved))
    return Settings(**values)


def _bytes(file: str) -> bytes:
    try:
        with open(file, "rb") as handle:
            return handle.read()
    except OSError as trouble:
        raise SettingsError(f"{shown(file)}: {trouble.strerror}") from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"must be a text, not {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"must be a list of texts, not {value!r}")
    return tuple(value)


def _one_of(what: str, known: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if _text(value) not in known:
            raise ValueError(f"{unknown(what, value, known)} ({', '.join(known)})")
        return str(value)

    return read


def _rule(value: Any) -> str:
    known = [rule.name for rule in catalogue()]
    if _text(value) not in known:
        raise ValueError(unknown("rule", value, known))
    return str(value)


def _rules(value: Any) -> tuple[str, ...]:
    return tuple(_rule(name) for name in _texts(value))


def _severities(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ValueError(f'must be a table such as {{ stale-date = "note" }}, not {value!r}')
    severity = _one_of("severity", SEVERITIES)
    return tuple((_rule(name), severity(level)) for name, level in value.items())


def _kinds(value: Any) -> tuple[str, ...]:
    kind = _one_of("element", KINDS)
    return tuple(kind(name) for name in _texts(value))


READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "prior": ("prior", _texts),
    "boilerplate": ("boilerplate_file", _text),
    "issuer": ("issuer", _text),
    "aliases": ("aliases", _texts),
    "select": ("select", _rules),
    "ignore": ("ignore", _rules),
    "severity": ("severity", _severities),
    "fail-on": ("fail_on", _one_of("severity", (*SEVERITIES, "never"))),
    "required": ("required", _kinds),
    "domains": ("domains", _texts),
    "abbreviations": ("abbreviations", _texts),
}
"""The keys of a settings file: the field of Settings that each fills, and what reads its value."""
