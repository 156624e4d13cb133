"""`relaudit explain RULE`."""

import click

from relaudit.cli import _catalogue, _options, _output
from relaudit.rules import catalogue


@click.command("explain")
@click.argument("rule", shell_complete=_options.complete_rules)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print it.")  # fmt: skip
def command(rule: str, form: str) -> int:
    """Explain one RULE.

    What it finds, why that matters, where it stays silent, its limits, how to
    set it, how to accept what it finds.
    """
    rules = {known.name: known for known in catalogue()}
    if rule not in rules:
        from relaudit.suggest import unknown

        raise click.UsageError(f"{unknown('rule', rule, rules)} (see: relaudit rules)")
    if form == "json":
        _output.write_output(_catalogue.as_json((rules[rule],)))
    else:
        _output.write_output(_catalogue.explained(rules[rule]))
    return 0
