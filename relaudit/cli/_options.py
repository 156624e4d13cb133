"""The options that commands share, and what they mean together."""

import os
import sys
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeVar

import click

from relaudit.model import SEVERITIES, Audit
from relaudit.reports import FORMATS
from relaudit.rules import catalogue

FAIL_ON = (*SEVERITIES, "never")
BY_SUFFIX = {".json": "json", ".html": "html", ".sarif": "sarif", ".xml": "junit"}
"""The format that a file name asks for where --format does not say one."""

Command = TypeVar("Command", bound=Callable[..., Any])
Colour = Literal["auto", "always", "never"]


class Output(NamedTuple):
    """One report to make: its format and its file, "-" for standard output."""

    form: str
    file: str


def rule_names(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated rule names; an unknown one is a usage error that suggests the nearest."""
    names = tuple(name for value in values for part in value.split(",") if (name := part.strip()))
    known = {rule.name for rule in catalogue()} if names else set()
    for name in names:
        if name not in known:
            from relaudit.suggest import unknown

            raise click.BadParameter(f"{unknown('rule', name, sorted(known))} (see: relaudit rules)")
    return names


def complete_rules(context: click.Context, option: click.Parameter, typed: str) -> list[str]:
    """Complete the last rule of a comma-separated list."""
    before, comma, last = typed.rpartition(",")
    return [before + comma + rule.name for rule in catalogue() if rule.name.startswith(last)]


def complete_outputs(context: click.Context, option: click.Parameter, typed: str) -> list[Any]:
    """Complete FORMAT: and leave the file to the shell."""
    from click.shell_completion import CompletionItem

    forms: list[Any] = [f"{form}:" for form in FORMATS if form.startswith(typed) and typed]
    return forms or [CompletionItem(typed, type="file")]


def iso_date(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Let through an ISO 8601 date; anything else is a usage error."""
    from datetime import date

    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date as YYYY-MM-DD") from None


def outputs(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[Output, ...]:
    """Read FILE or FORMAT:FILE; a form of "" means the one of --format or of the file's name."""
    made = []
    for value in values:
        form, colon, file = value.partition(":")
        made.append(Output(form, file) if colon and form in FORMATS else Output("", value))
        if not made[-1].file:
            raise click.BadParameter(f"{value!r} names no file")
    files = [os.path.realpath(output.file) for output in made if output.file != "-"]
    if len(set(files)) < len(files) or len(made) - len(files) > 1:
        raise click.BadParameter("two reports cannot go to the same file")
    return tuple(made)


def report_options(command: Command) -> Command:
    """--format, -o/--output, --color: what a command makes and where it goes."""
    for option in (
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto",
                     show_default=True, help="Colour the text format."),
        click.option("-o", "--output", "outputs", multiple=True, metavar="[FORMAT:]FILE", callback=outputs,
                     shell_complete=complete_outputs,
                     help="Write the report to FILE instead of standard output (-). May be repeated."),
        click.option("--format", "form", type=click.Choice(FORMATS),
                     help="The report's format.  [default: markdown]"),
    ):  # fmt: skip
        command = option(command)
    return command


def rule_options(command: Command) -> Command:
    """--fail-on, --select, --ignore: what is looked for and what it leads to."""
    for option in (
        click.option("--ignore", multiple=True, metavar="RULE[,RULE]", callback=rule_names,
                     shell_complete=complete_rules, help="Leave these rules out."),
        click.option("--select", multiple=True, metavar="RULE[,RULE]", callback=rule_names,
                     shell_complete=complete_rules, help="Run these rules only."),
        click.option("--fail-on", type=click.Choice(FAIL_ON),
                     help="Exit with 1 if a finding is at or above this severity."),
    ):  # fmt: skip
        command = option(command)
    return command


def reading_options(command: Command) -> Command:
    """--as-of, --revisions: what of an input is read."""
    for option in (
        click.option("--revisions", type=click.Choice(["accepted", "original"]), default="accepted",
                     show_default=True, help="How to read tracked changes of Word files."),
        click.option("--as-of", callback=iso_date, metavar="YYYY-MM-DD",
                     help="The date to take where a release shows none."),
    ):  # fmt: skip
        command = option(command)
    return command


def wanted(given: tuple[Output, ...], form: str | None) -> tuple[Output, ...]:
    """The reports to make, each with its format settled; Markdown on standard output by default."""
    return tuple(
        Output(
            output.form or form or BY_SUFFIX.get(os.path.splitext(output.file)[1].lower(), "markdown"),
            output.file,
        )
        for output in given or (Output("", "-"),)
    )


def coloured(mode: Colour, file: str) -> bool:
    """Whether to colour text that goes to a file, "-" for standard output.

    auto follows https://no-color.org and https://force-color.org, then asks whether it is a terminal.
    """
    if mode != "auto":
        return mode == "always"
    if file != "-" or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def fails(audit: Audit, fail_on: str) -> bool:
    """Whether an active finding is at or above the threshold."""
    failing = () if fail_on == "never" else FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return any(finding.severity in failing for finding in audit.findings)
