"""`relaudit rules`."""

import click

from relaudit.cli import _catalogue, _output
from relaudit.rules import catalogue

FORMS = {
    "text": _catalogue.plain_list,
    "markdown": _catalogue.markdown_table,
    "json": _catalogue.as_json,
}


@click.command("rules")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
              help="How to print them.")  # fmt: skip
def command(form: str) -> int:
    """List every rule with its severity and what it finds."""
    _output.write_output(FORMS[form](catalogue()))
    return 0
