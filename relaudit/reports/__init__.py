"""Audit to text, one format per file; a report sees the Audit and nothing else."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from relaudit.model import Audit, Document

FORMATS = ("markdown", "text", "json", "html", "sarif", "github", "junit")


def render(audit: Audit, form: str = "markdown", **options: Any) -> str:
    """Render an audit in one of FORMATS; the module of that name is loaded only then.

    `options` are the format's own: text takes `width` in columns and `colour`.
    """
    if form not in FORMATS:
        raise ValueError(f"unknown format {form!r}; known: {', '.join(FORMATS)}")
    function: Callable[..., str] = import_module(f"relaudit.reports.{form}").render
    return function(audit, **options)


def as_json(thing: Audit | Document) -> dict[str, Any]:
    """The dictionaries of schema relaudit/1 for an audit or a document."""
    from relaudit.reports import json

    return json.as_dictionary(thing)
