"""`relaudit index FOLDER`."""

import click

from relaudit import index
from relaudit.cli import _output, _progress

FOLDER = click.Path(exists=True, file_okay=False)


@click.command("index")
@click.argument(
    "folders", metavar="FOLDER...", nargs=-1, required=True, type=click.Path(True, file_okay=False)
)
@_progress.jobs_option
def command(folders: tuple[str, ...], jobs: int) -> int:
    """Index each FOLDER, so that it need not be read again.

    The index is the file .relaudit-index.sqlite in the folder. check and
    history use it where it is there, and read again what has changed since;
    it may be deleted at any time.
    """
    for folder in folders:
        try:
            with _progress.bar("Reading") as progress:
                update = index.index_folder(folder, jobs, progress)
        except index.IndexFileError as trouble:
            raise click.ClickException(str(trouble)) from None
        for trouble_line in update.troubles:
            click.echo(f"relaudit: {trouble_line}", err=True)
        counts = f"{update.releases} releases, {update.read} read, {update.forgotten} forgotten"
        _output.write_output(f"{folder}: {counts}\n")
    return 0
