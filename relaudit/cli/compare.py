"""`relaudit compare OLD NEW`."""

import click

from relaudit.cli import _gate, _options, _output
from relaudit.sources import Revisions


@click.command("compare")
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True))
@_options.report_options
@_options.rule_options
@_options.reading_options
def command(
    old: str,
    new: str,
    form: str | None,
    outputs: tuple[_options.Output, ...],
    color: _options.Colour,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    revisions: Revisions,
) -> int:
    """Audit the release NEW against the release OLD.

    Each is a file, - for standard input, REVISION:PATH in a git repository, or
    FILE#EX-99.2 for one exhibit of an EDGAR submission.
    """
    if old == new == "-":
        raise click.UsageError("only one of OLD and NEW can be standard input")
    reports = _options.wanted(outputs, form)
    _output.refuse_overwriting((old, new), reports)
    wishes = _gate.Wishes(select, ignore, as_of, revisions=revisions)
    earlier = wishes.read(old)
    audit = _gate.compared(earlier, _gate.case(new, wishes), wishes)
    _output.write_reports([audit], reports, color)
    return int(_options.fails(audit, fail_on or "never"))
