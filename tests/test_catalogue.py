"""The catalogue as people read it: the pages, the commands' help."""

from pathlib import Path

import click
import pytest

from relaudit.cli import _catalogue, app
from relaudit.pages import page
from relaudit.rules import Rule, catalogue
from tests.conftest import Golden

HERE = Path(__file__).parent
README = HERE.parent / "README.md"


def test_the_readme_lists_the_rules(golden: Golden) -> None:
    before, begin, rest = README.read_text(encoding="utf-8").partition("<!-- rules -->\n")
    _, end, after = rest.partition("<!-- /rules -->")
    golden(README, f"{before}{begin}{_catalogue.markdown_table(catalogue())}{end}{after}")


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.name)
def test_a_rule_has_a_whole_page(rule: Rule) -> None:
    told = page(rule.page)
    assert set(told.sections) == set(_catalogue.SECTIONS)
    assert all(text.endswith(".") for text in (told.what, *told.sections.values()))
    assert told.what.count(". ") == 0
    assert all(len(line) <= 80 for line in _catalogue.explained(rule).splitlines())


TOP = click.Context(app, info_name="relaudit", terminal_width=80, **app.context_settings)


@pytest.mark.parametrize("name", ["", *app.list_commands(TOP)])
def test_help_reads_well_at_80_columns(name: str, golden: Golden) -> None:
    command = app.get_command(TOP, name)
    text = (command.get_help(click.Context(command, TOP, name)) if command else app.get_help(TOP)) + "\n"
    assert all(len(line) <= 80 for line in text.splitlines())
    golden(HERE / "help" / f"{name or 'relaudit'}.txt", text)
