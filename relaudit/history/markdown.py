"""Histories as Markdown, one issuer after another."""

from relaudit.history.blocks import blocks
from relaudit.history.model import History
from relaudit.reports.markdown import printed

OPENING, BETWEEN, CLOSING = "", "\n", ""


def part(history: History) -> str:
    """One issuer."""
    return printed(blocks(history))
