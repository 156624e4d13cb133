"""`relaudit claims FILE...`."""

import click

from relaudit import audit
from relaudit.cli import _options, _output
from relaudit.reports import _claims
from relaudit.sources import Revisions

FORMS = {"text": _claims.as_text, "json": _claims.as_json}


@click.command("claims")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="How to print them.",
)
@_options.reading_options
def command(files: tuple[str, ...], form: str, as_of: str | None, revisions: Revisions) -> int:
    """Show what is read in each FILE.

    Every figure, date and contact with the value it was read as; every
    recomputation with its working; and what was not understood.
    """
    if files.count("-") > 1:
        raise click.UsageError("standard input can be one release only")
    _output.write_output(FORMS[form]([audit.reckon(_output.read(file, as_of, revisions)) for file in files]))
    return 0
