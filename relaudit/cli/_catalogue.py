"""The catalogue of rules as text: one table of all, one page for each."""

import json
import textwrap
from typing import Any

from relaudit.pages import page
from relaudit.rules import Rule

LOOKS_AT = {"release": "one release", "comparison": "two releases"}
SECTIONS = {
    "Why": "Why it matters",
    "Fires": "It fires on",
    "Silent": "It stays silent on",
    "Limits": "Limits",
}
"""The paragraphs of a page, in order, and their headings."""


def markdown_table(rules: tuple[Rule, ...]) -> str:
    """All rules as a Markdown table, one row each.

    Written by hand, not by tabulate: columns padded to the longest page would make every
    change of one word a change of the whole table in README.md.
    """
    rows = [
        f"| {rule.name} | {rule.severity} | {LOOKS_AT[rule.scope]} | {_cell(page(rule.page).what)} |"
        for rule in rules
    ]
    return "\n".join(["| rule | severity | looks at | finds |", "|---|---|---|---|", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def plain_list(rules: tuple[Rule, ...]) -> str:
    """All rules for a terminal: name and severity, below it what it finds."""
    return "".join(f"{rule.name} ({rule.severity})\n{_wrapped(page(rule.page).what)}\n" for rule in rules)


def as_json(rules: tuple[Rule, ...]) -> str:
    """All rules with their pages as JSON."""
    return json.dumps([_entry(rule) for rule in rules], indent=2, ensure_ascii=False) + "\n"


def _entry(rule: Rule) -> dict[str, Any]:
    told = page(rule.page)
    sections = {name.lower(): told.sections.get(name) for name in SECTIONS}
    return {"rule": rule.name, "severity": rule.severity, "scope": rule.scope, "finds": told.what, **sections}


def explained(rule: Rule) -> str:
    """One rule's page for a terminal of 80 columns, with how to set it and how to accept what it finds."""
    told = page(rule.page)
    parts = [f"{rule.name} ({rule.severity}; looks at {LOOKS_AT[rule.scope]})\n", told.what]
    for name, heading in SECTIONS.items():
        if name in told.sections:
            parts += ["", heading, _wrapped(told.sections[name])]
    other = "warning" if rule.severity != "warning" else "note"
    return "\n".join(
        [
            *(part if part.startswith(" ") else textwrap.fill(part, 80) for part in parts),
            "",
            "To leave it out, or to give it another severity",
            f"  relaudit check DRAFT --ignore {rule.name}",
            "  or in relaudit.toml (in pyproject.toml under [tool.relaudit]):",
            f'    ignore = ["{rule.name}"]',
            f'    severity = {{ {rule.name} = "{other}" }}',
            "",
            "To accept one finding, by the fingerprint that the report shows",
            '  relaudit accept FINGERPRINT --reason "why it may stand" --by NAME',
            "",
        ]
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 80, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
