"""`relaudit compare OLD NEW`."""

import click

from relaudit.cli import _gate, _options, _output


@click.command("compare")
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True))
@_options.report_options
@_options.rule_options
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
) -> int:
    """Audit the release NEW against the release OLD.

    Each is a file, - for standard input, or REVISION:PATH in a git
    repository.
    """
    if old == new == "-":
        raise click.UsageError("only one of OLD and NEW can be standard input")
    reports = _options.wanted(outputs, form)
    _output.refuse_overwriting((old, new), reports)
    wishes = _gate.Wishes(select=select, ignore=ignore, as_of=as_of)
    earlier = _output.read(old, as_of)
    audit = _gate.compared(earlier, _gate.case(new, wishes), wishes)
    _output.write_reports([audit], reports, color)
    return int(_options.fails(audit, fail_on or "never"))
