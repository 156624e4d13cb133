"""The command line: the only package that knows click, prints, writes files and exits.

Each command is one module here of the same name, holding a click command called `command`; it is
loaded only when it is asked for. Modules with a leading underscore are shared by the commands.
A command returns its exit status: 0 clean, 1 findings at the threshold, 2 could not run.
"""

import gc
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from relaudit import __version__

COMPLETE = "_RELAUDIT_COMPLETE"
TRACEBACK = "RELAUDIT_TRACEBACK"
"""Environment variable: set it to see where an internal error came from."""


class _Commands(click.Group):
    """The commands found in this package, each imported on first use."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Their names, in alphabetical order."""
        return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__) if m.name[0] != "_")

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if name not in self.list_commands(context):
            return None
        command: click.Command = import_module(f"{__name__}.{name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command names the nearest."""
        if args and not args[0].startswith("-") and not self.get_command(context, args[0]):
            from relaudit.suggest import unknown

            raise click.UsageError(unknown("command", args[0], self.list_commands(context)))
        return super().resolve_command(context, args)


@click.group("relaudit", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="relaudit")
def app() -> None:
    """Audit press releases before they are published.

    What changed since the last release that should not have changed
    unnoticed, and which figures do not add up.

    Exit status: 0 clean, 1 findings at or above the threshold, 2 could not
    run.
    """


def main() -> None:
    """Run the command line of this process and exit with its status."""
    gc.disable()  # what an audit makes it keeps to the end, without cycles: looking for some costs a tenth
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status, 0, 1 or 2; never raises for bad input."""
    try:
        return _run(arguments)
    except click.ClickException as trouble:
        return _say(" ".join(trouble.format_message().split()))
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted")
    except BrokenPipeError:
        from relaudit.cli._output import drop_output

        drop_output()
        return 0
    except Exception as fault:
        if os.environ.get(TRACEBACK):
            raise
        return _say(f"internal error, please report it: {fault!r} (set {TRACEBACK}=1 to see where)")


def _run(arguments: Sequence[str]) -> int:
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(app, {}, "relaudit", COMPLETE, instruction)
    if not arguments:
        click.echo(app.get_help(click.Context(app, info_name="relaudit")), err=True)
        return 2
    try:
        with app.make_context("relaudit", list(arguments)) as context:
            status: int = app.invoke(context)
            return status
    except click.exceptions.Exit as done:
        return done.exit_code


def _say(line: str) -> int:
    click.echo(f"relaudit: {line}", err=True)
    return 2
