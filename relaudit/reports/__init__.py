"""Audit to text, one format per file; a report sees the Audit and nothing else."""

from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from relaudit.model import Audit, Document

FORMATS = ("markdown", "text", "json", "html", "sarif", "github", "junit")


def render(audit: Audit, form: str = "markdown", **options: Any) -> str:
    """Render an audit in one of FORMATS; the module of that name is loaded only then.

    `options` are the format's own: text takes `width` in columns and `colour`.
    """
    function: Callable[..., str] = _module(form).render
    return function(audit, **options)


def render_all(audits: Sequence[Audit], form: str = "markdown", **options: Any) -> str:
    """Render several audits as one report: by the format's own `render_all`, else one after another."""
    if len(audits) == 1:
        return render(audits[0], form, **options)
    together: Callable[..., str] | None = getattr(_module(form), "render_all", None)
    if together:
        return together(audits, **options)
    return "\n".join(render(audit, form, **options) for audit in audits)


def _module(form: str) -> ModuleType:
    if form not in FORMATS:
        raise ValueError(f"unknown format {form!r}; known: {', '.join(FORMATS)}")
    return import_module(f"relaudit.reports.{form}")


def as_json(thing: Audit | Document) -> dict[str, Any]:
    """The dictionaries of schema relaudit/1 for an audit or a document."""
    from relaudit.reports import json

    return json.as_dictionary(thing)
