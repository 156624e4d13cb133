"""The command line: the only module that knows click, prints, writes files and exits."""

import sys

import click

from relaudit import __version__, sources
from relaudit.audit import compare as compare_documents
from relaudit.parse import read
from relaudit.reports import FORMATS, render


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Audit press releases before they are published."""


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(FORMATS), default="markdown")
def compare(old: str, new: str, form: str) -> None:
    """Audit NEW against OLD."""
    try:
        audit = compare_documents(read(old), read(new))
    except sources.ReadError as trouble:
        click.echo(f"relaudit: {trouble}", err=True)
        sys.exit(2)
    click.echo(render(audit, form), nl=False)
