"""`relaudit accept FINGERPRINT... --reason TEXT --by NAME`, `--list`, `--prune`."""

import os
from collections.abc import Sequence

import click

from relaudit import accept, settings
from relaudit.cli import _gate, _options, _output, _prior
from relaudit.model import Acceptance, Audit

Shown = list[tuple[_gate.Case, Audit]]


@click.command("accept")
@click.argument("fingerprints", nargs=-1, metavar="[FINGERPRINT]...")
@click.option("--reason", metavar="TEXT", help="Why the finding may stand.")
@click.option("--by", metavar="NAME", help="Who accepts it.")
@click.option(
    "--until", callback=_options.iso_date, metavar="YYYY-MM-DD", help="The last day on which it is accepted."
)
@click.option(
    "--draft",
    "drafts",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="Accept it in this release only, and keep its rule and words beside it.",
)
@click.option(
    "--against",
    multiple=True,
    type=click.Path(),
    metavar="PRIOR",
    help="What the release was held against, as for check.",
)
@click.option("--list", "listing", is_flag=True, help="List what is accepted.")
@click.option("--prune", is_flag=True, help="Drop what has expired, and what its release no longer shows.")
@click.option("--as-of", callback=_options.iso_date, metavar="YYYY-MM-DD",
              help="The day by which to judge what has expired.")  # fmt: skip
def command(
    fingerprints: tuple[str, ...],
    reason: str | None,
    by: str | None,
    until: str | None,
    drafts: tuple[str, ...],
    against: tuple[str, ...],
    listing: bool,
    prune: bool,
    as_of: str | None,
) -> int:
    """Accept the findings of these FINGERPRINTs, with a reason.

    They are kept in .relaudit-accepted.toml: the nearest one at or above the
    current folder, else one beside the settings file, else one here. An
    accepted finding stays listed in every report, and counts no more.
    """
    if (listing or prune) and (fingerprints or reason or by or until or (listing and prune)):
        raise click.UsageError(f"{'--list' if listing else '--prune'} accepts nothing: leave the rest out")
    file = _file()
    with _gate.told():
        known = accept.load(file) if os.path.exists(file) else ()
    if listing:
        _output.write_output("".join(map(_line, known)))
        return 0
    wishes = _gate.Wishes(as_of=as_of, against=against)
    if prune:
        return _prune(file, known, drafts, wishes)
    _demand(fingerprints, reason, by)
    shown = _shown(drafts, wishes)
    fresh = [_found(Acceptance(key, "", reason or "", by or "", until), shown, file) for key in fingerprints]
    _output.write_files([(file, accept.dump(accept.add(known, fresh)))])
    _output.write_output("".join(map(_line, fresh)))
    return 0


def _file() -> str:
    """The acceptance file that holds here, or where one would be made."""
    with _gate.told():
        found = settings.find_accepted(os.curdir)
        beside = settings.find(os.curdir) if not found else None
    return found or os.path.join(
        os.path.dirname(beside) if beside else os.path.realpath(os.curdir), settings.ACCEPTED
    )


def _demand(fingerprints: Sequence[str], reason: str | None, by: str | None) -> None:
    if not fingerprints:
        raise click.UsageError("no fingerprint given: they stand beside each finding in a report")
    for fingerprint in fingerprints:
        if not accept.is_fingerprint(fingerprint):
            raise click.UsageError(f"{fingerprint!r} is no fingerprint: these are twelve of 0-9 and a-f")
    for option, text in (("--reason", reason), ("--by", by)):
        if not (text or "").strip():
            raise click.UsageError(f"{option} is needed: an acceptance says why it stands and who says so")


def _shown(drafts: Sequence[str], wishes: _gate.Wishes) -> Shown:
    """Releases and what is found in them now."""
    cases = [_gate.case(draft, wishes) for draft in drafts]
    return list(zip(cases, _prior.checked(cases, wishes), strict=True))


def _found(acceptance: Acceptance, shown: Shown, file: str) -> Acceptance:
    """The acceptance with what the releases given show under its fingerprint."""
    for case, audit in shown:
        for finding in (*audit.findings, *audit.accepted):
            if finding.fingerprint == acceptance.fingerprint:
                return accept.of(finding, acceptance, os.path.relpath(case.name, os.path.dirname(file)))
    if shown:
        names = ", ".join(case.name for case, _ in shown)
        raise click.ClickException(f"{names}: no finding {acceptance.fingerprint} there")
    return acceptance


def _prune(file: str, known: Sequence[Acceptance], drafts: Sequence[str], wishes: _gate.Wishes) -> int:
    """Rewrite the file without what has expired or is stale in the releases given, else in those it names."""
    folder = os.path.dirname(file)
    named = {one.draft: os.path.relpath(os.path.join(folder, one.draft)) for one in known if one.draft}
    shown = _shown(drafts or sorted(path for path in named.values() if os.path.exists(path)), wishes)
    kept, unjudged = [], 0
    for one in known:
        of = [(case, audit) for case, audit in shown if _gate.is_of(one, file, case.name)]
        gone = one.draft and not os.path.exists(named[one.draft])
        day = wishes.as_of or (of[-1][0].document.date if of else None)
        runs = [(audit, case.settings) for case, audit in of]
        if gone or accept.expired(one, day) or accept.is_stale(one, runs):
            _output.write_output(f"dropped: {_line(one)}")
        else:
            kept.append(one)
            unjudged += not of
    if len(kept) < len(known):
        _output.write_files([(file, accept.dump(kept))])
    if unjudged:
        click.echo(f"relaudit: {unjudged} kept unseen: they name no release; give it with --draft", err=True)
    return 0


def _line(one: Acceptance) -> str:
    rule = f" {one.rule}" if one.rule else ""
    until = f", until {one.until}" if one.until else ""
    return f"{one.fingerprint}{rule}: {one.reason} ({one.by}{until})\n"
