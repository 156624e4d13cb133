"""`relaudit text FILE`."""

import click

from relaudit.cli import _output


@click.command("text")
@click.argument("file", type=click.Path(allow_dash=True))
def command(file: str) -> int:
    """Print the text that is read from FILE.

    That of a Word file or a web page without its markup, in UTF-8. As git's
    textconv it makes such files comparable:

    \b
      git config diff.release.textconv "relaudit text"
      echo "*.docx diff=release" >> .gitattributes
    """
    text = _output.read_source(file).text
    _output.write_output(text if text.endswith("\n") else text + "\n")
    return 0
