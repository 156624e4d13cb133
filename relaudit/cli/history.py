"""`relaudit history FILE|FOLDER...`."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import cast, get_args

import click

from relaudit import index, issuers, sources
from relaudit.cli import _options, _output, _progress
from relaudit.history import many
from relaudit.model import Kind
from relaudit.suggest import unknown


@click.command("history")
@click.argument("names", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--passage", "kinds", multiple=True, type=click.Choice(get_args(Kind)), metavar="KIND",
              help="Only passages of this kind: about, contact, ...; may be repeated.")  # fmt: skip
@click.option("--issuer", help="Only releases of this issuer.")
@click.option("--since", callback=_options.iso_date, metavar="YYYY-MM-DD", help="Only releases from then on.")
@click.option("--until", callback=_options.iso_date, metavar="YYYY-MM-DD", help="Only releases until then.")
@click.option("--format", "form", type=click.Choice(many.FORMATS), help="Default: markdown.")
@click.option("--output", "-o", "output", default="-", type=click.Path(dir_okay=False), help="File to write.")
@_progress.jobs_option
def command(
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    issuer: str | None,
    since: str | None,
    until: str | None,
    form: str | None,
    output: str,
    jobs: int,
) -> int:
    """Tell the life of passages and figures over releases.

    Releases are grouped by issuer and ordered by date: when a sentence
    came in, what went back to earlier wording, which figures changed, what
    became of what was promised.
    """
    form = form or _options.BY_SUFFIX.get(os.path.splitext(output)[1], "markdown")
    try:
        with _progress.bar("Reading") as progress, index.opened(names, jobs, progress) as archive:
            for note in archive.notes:
                click.echo(f"relaudit: {note}", err=True)
            wanted = many.tasks(_between(archive, since, until), form, cast(tuple[Kind, ...], kinds))
            wanted = _of_issuer(wanted, issuer) if issuer else wanted
            if not wanted:
                raise click.UsageError("there is no release to tell of")
            _write(wanted, form, output, jobs)
    except (index.IndexFileError, sources.ReadError) as trouble:
        raise click.ClickException(str(trouble)) from None
    return 0


def _between(archive: index.Archive, since: str | None, until: str | None) -> index.Archive:
    """The releases from one day to another; undated ones only where no day is given."""
    kept = tuple(
        place
        for place in archive.places
        if (not since or (place.card.date or "") >= since)
        and (not until or (place.card.date or "9") <= until)
    )
    return archive._replace(places=kept)


def _of_issuer(wanted: list[many.Task], issuer: str) -> list[many.Task]:
    named = [(task, (task.group.issuer, *task.group.aliases)) for task in wanted]
    chosen = [task for task, names in named if issuers.key(issuer) in map(issuers.key, names)]
    if not chosen:
        raise click.UsageError(unknown("issuer", issuer, [name for _, names in named for name in names]))
    return chosen


def _write(wanted: list[many.Task], form: str, output: str, jobs: int) -> None:
    """Write one issuer after another, so that an archive of any size fits."""
    module = many.format_module(form)
    with _file(output) if output != "-" else nullcontext(_output.write_output) as write:
        with _progress.bar("History") as progress:
            for done, part in enumerate(many.rendered(wanted, jobs), 1):
                write((module.OPENING if done == 1 else module.BETWEEN) + part)
                if progress:
                    progress(done, len(wanted))
        write(module.CLOSING)


@contextmanager
def _file(output: str) -> Iterator[Callable[[str], object]]:
    """Write to a file that takes its place only when it is whole."""
    temporary = f"{output}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            yield file.write
        os.replace(temporary, output)
    except OSError as trouble:
        raise click.ClickException(f"{output}: cannot be written: {trouble.strerror}") from None
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
