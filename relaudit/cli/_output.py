"""Writing: whole files or none, standard output as UTF-8 whatever the locale."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from relaudit import sources
from relaudit.cli._options import Colour, Output, coloured
from relaudit.model import Audit, Document, Source
from relaudit.parse import from_source
from relaudit.reports import render_all
from relaudit.sources import Revisions

WIDTH = 80
"""Columns of a text report that does not go to a terminal."""

SUMMARY = "GITHUB_STEP_SUMMARY"
SUMMARY_BYTES = 1024 * 1024
"""A step summary larger than this is not shown at all: GitHub's documented limit."""

CUT_NOTE = b"\n*The audit goes on: it is cut here, below the 1 MiB that a step summary can hold.*\n"


def read(name: str, as_of: str | None = None, revisions: Revisions = "accepted") -> Document:
    """Read and parse one input."""
    return from_source(read_source(name, revisions), as_of)


def read_source(name: str, revisions: Revisions = "accepted") -> Source:
    """Read one input, "-" for standard input; what its reader notes goes to standard error."""
    try:
        source = sources.read(name, revisions=revisions)
    except sources.ReadError as trouble:
        raise click.ClickException(str(trouble)) from None
    for note in source.notes:
        click.echo(f"relaudit: {source.name}: {note}", err=True)
    return source


def write_reports(audits: Sequence[Audit], outputs: Sequence[Output], colour: Colour) -> None:
    """Make every report first, then write them; where one cannot be written, no file is touched."""
    made = [(output.file, _report(audits, output, colour)) for output in outputs]
    write_files([(file, text) for file, text in made if file != "-"])
    for file, text in made:
        if file == "-":
            write_output(text)
    summary = os.environ.get(SUMMARY)
    if summary and any(output.form == "github" for output in outputs):
        # What is cut off must not be what stops the release: audits with errors come first.
        ordered = sorted(
            audits, key=lambda audit: [finding.severity for finding in audit.findings[:1]] != ["error"]
        )
        _append_summary(summary, render_all(ordered, "markdown"))


def _append_summary(file: str, text: str) -> None:
    """Append the whole audit to GitHub's step summary, cut where the summary would be refused."""
    try:
        with open(file, "ab") as summary:
            summary.write(cut(text, SUMMARY_BYTES - summary.tell()))
    except OSError as trouble:
        raise click.ClickException(f"{file}: cannot be written: {trouble.strerror}") from None


def cut(text: str, size: int) -> bytes:
    """As many whole lines as fit in so many bytes, with a note where that is not all of them."""
    data = text.encode("utf-8", "replace")
    if len(data) <= size:
        return data
    end = data.rfind(b"\n", 0, max(size - len(CUT_NOTE), 0)) + 1
    return data[:end] + CUT_NOTE if end else b""


def _report(audits: Sequence[Audit], output: Output, colour: Colour) -> str:
    options: dict[str, Any] = {}
    if output.form == "text":
        terminal = output.file == "-" and sys.stdout.isatty()
        options["width"] = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else WIDTH
        options["colour"] = coloured(colour, output.file)
    return render_all(audits, output.form, **options)


def write_output(text: str) -> None:
    """Write to standard output; a reader that has gone away had enough."""
    if sys.stdout is None:
        raise click.ClickException("standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as trouble:
        drop_output()
        raise click.ClickException(f"standard output: {trouble.strerror}") from None


def drop_output() -> None:
    """Send what is still buffered nowhere, so that Python does not fail on it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_files(files: Sequence[tuple[str, str]]) -> None:
    """Write all files or none: beside each a temporary one, all put in place at the end."""
    ready: list[tuple[str, str, str]] = []
    file = ""
    try:
        for file, text in files:
            target = os.path.realpath(file)
            if temporary := _write_beside(target, text.encode("utf-8", "replace")):
                ready.append((file, temporary, target))
        while ready:
            file, temporary, target = ready[0]
            os.replace(temporary, target)
            ready.pop(0)
    except OSError as trouble:
        raise click.ClickException(f"{file}: cannot be written: {trouble.strerror}") from None
    finally:
        for _, temporary, _ in ready:
            os.unlink(temporary)


def _write_beside(target: str, data: bytes) -> str | None:
    """Write to a temporary file beside the target; a device or a pipe is written to straight away."""
    if os.path.isdir(target):
        raise IsADirectoryError(0, "it is a folder")
    exists = os.path.exists(target)
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(0, "permission denied")
    if exists and not os.path.isfile(target):
        with open(target, "wb") as device:
            device.write(data)
        return None
    temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
        if exists:
            os.chmod(temporary, os.stat(target).st_mode & 0o7777)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
    return temporary


def refuse_overwriting(inputs: Iterable[str], outputs: Iterable[Output]) -> None:
    """Raise a usage error where a report would be written over a release."""
    read_from = {os.path.realpath(name) for name in inputs}
    for output in outputs:
        if output.file != "-" and os.path.realpath(output.file) in read_from:
            raise click.UsageError(f"{output.file} is a release: a report would overwrite it")
