"""`relaudit git-diff-driver`: what git calls with two versions of a file."""

import os
import sys
from dataclasses import replace

import click

from relaudit.cli import _gate, _output
from relaudit.model import Document
from relaudit.parse import from_source
from relaudit.reports import render

NOTHING = os.devnull
"""What git names as the file of a version that does not exist."""


@click.command("git-diff-driver")
@click.argument("arguments", nargs=-1, metavar="PATH OLD-FILE ...")
def command(arguments: tuple[str, ...]) -> int:
    """Show the audit of a changed release in git diff.

    Called by git, once this is set:

    \b
      git config diff.release.command "relaudit git-diff-driver"
      echo "releases/*.txt diff=release" >> .gitattributes

    git diff --no-ext-diff shows the plain difference; git log and git show
    need --ext-diff to show the audit.
    """
    if len(arguments) == 1:
        _output.write_output(f"{arguments[0]}: not merged yet\n")
        return 0
    if len(arguments) < 7:
        raise click.UsageError("git calls this with seven arguments: see relaudit git-diff-driver --help")
    path, old_file, old_hex, _, new_file, _, _, *moved = arguments
    try:
        old = None if old_file == NOTHING else _read(old_file, f"{path} ({old_hex[:7]})")
        new = None if new_file == NOTHING else _read(new_file, moved[0] if moved else path)
        _output.write_output(_shown(path, old, new))
    except click.ClickException as trouble:
        # git stops the whole diff at a driver that fails, so this is said in its place.
        reason = trouble.format_message().removeprefix(f"{old_file}: ").removeprefix(f"{new_file}: ")
        _output.write_output(f"{path}: {reason}\n")
    return 0


def _read(file: str, name: str) -> Document:
    return from_source(replace(_output.read_source(file), name=name))


def _shown(path: str, old: Document | None, new: Document | None) -> str:
    if new is None:
        return f"{path}: deleted\n"
    wishes = _gate.Wishes()
    made = _gate.compared(old, _gate.case(new.name, wishes, new), wishes)
    colour = sys.stdout.isatty() or bool(os.environ.get("GIT_PAGER_IN_USE"))
    return render(made, "text", colour=colour and not os.environ.get("NO_COLOR")) + "\n"
