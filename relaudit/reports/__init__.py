"""Audit to text, one format per file; a report sees the Audit and nothing else."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from relaudit.model import Audit, Document

FORMATS = ("markdown", "text", "json", "html", "sarif", "github", "junit")


def render(audit: Audit, form: str = "markdown") -> str:
    """Render an audit in one of FORMATS; the module of that name is loaded only then."""
    if form not in FORMATS:
        raise ValueError(f"unknown format {form!r}; known: {', '.join(FORMATS)}")
    function: Callable[[Audit], str] = import_module(f"relaudit.reports.{form}").render
    return function(audit)


def as_json(thing: Audit | Document) -> dict[str, Any]:
    """The dictionaries of schema relaudit/1 for an audit or a document."""
    from relaudit.reports import json

    return json.as_dictionary(thing)
