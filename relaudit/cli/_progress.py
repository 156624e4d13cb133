"""Work on many releases: how many processes, and a bar on standard error while it lasts."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def jobs_option(command: Command) -> Command:
    """Add --jobs."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        default=cores,
        show_default="all cores",
        metavar="N",
        help="Processes to read with; the result is the same.",
    )(command)


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, where that is a terminal; called with done and total."""
    if not sys.stderr.isatty():
        yield None
        return
    shown: Any = None

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if shown is None:
            shown = click.progressbar(length=total, label=label, file=sys.stderr)
            shown.__enter__()
        shown.update(done - shown.pos)

    try:
        yield progress
    finally:
        if shown is not None:
            shown.__exit__(None, None, None)
