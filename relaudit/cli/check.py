"""`relaudit check DRAFT... [--against PRIOR...]`."""

import click

from relaudit.cli import _gate, _options, _output, _prior
from relaudit.sources import Revisions

FAIL_ON = "error"
"""The threshold where neither the command line nor a settings file gives one."""


class _Command(click.Command):
    """A command whose --against takes all that follows it, where the drafts stand before it.

    So that `check draft.txt --against releases/*.txt` means what it says when the shell has put the
    files in; in `check --against releases draft.txt` it takes one, as any option does.
    """

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put --against before each of its values."""
        valued = {name for option in self.params if isinstance(option, click.Option) for name in option.opts}
        spread: list[str] = []
        drafts = 0
        taking = is_value = False
        for argument in args:
            if is_value:
                is_value = False
            elif argument.startswith("-") and argument != "-":
                taking = argument == "--against" and drafts > 0
                is_value = argument in valued
            elif taking:
                spread.append("--against")
            else:
                drafts += 1
            spread.append(argument)
        return super().parse_args(context, spread)


@click.command("check", cls=_Command)
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...", type=click.Path(allow_dash=True))
@click.option(
    "--against",
    multiple=True,
    metavar="PRIOR...",
    type=click.Path(),
    help="A release to hold the drafts against, or a folder or pattern to choose one from: the "
    "same issuer's latest earlier release.",
)
@click.option(
    "--boilerplate",
    metavar="FILE",
    type=click.Path(),
    help="Approved recurring text, to which About, safe harbor and contact are held word for word.",
)
@_options.report_options
@_options.rule_options
@_options.reading_options
def command(
    drafts: tuple[str, ...],
    against: tuple[str, ...],
    boilerplate: str | None,
    form: str | None,
    outputs: tuple[_options.Output, ...],
    color: _options.Colour,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    revisions: Revisions,
) -> int:
    """Audit each DRAFT before it goes out.

    A draft is a file, - for standard input, or REVISION:PATH in a git
    repository. Without a release to hold it against, it is audited by itself.
    --fail-on is error where neither the command line nor a settings file says
    otherwise.
    """
    if drafts.count("-") > 1:
        raise click.UsageError("standard input can be one draft only")
    reports = _options.wanted(outputs, form)
    _output.refuse_overwriting((*drafts, *against, *([boilerplate] if boilerplate else [])), reports)
    wishes = _gate.Wishes(select, ignore, as_of, against, boilerplate, revisions)
    cases = [_gate.case(draft, wishes) for draft in drafts]
    audits = _prior.checked(cases, wishes)
    _output.write_reports(audits, reports, color)
    levels = [fail_on or case.settings.fail_on or FAIL_ON for case in cases]
    return int(any(map(_options.fails, audits, levels)))
