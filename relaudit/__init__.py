"""relaudit audits press releases: what changed since the last one, and which figures do not add up."""

from relaudit.audit import check, compare
from relaudit.parse import parse, read
from relaudit.reports import as_json, render

__version__ = "0.1.0"
__all__ = ["as_json", "check", "compare", "parse", "read", "render"]
