"""Releases through the gate: the settings of each, the prior release, the audit, what was accepted."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import click

from relaudit import audit, settings
from relaudit.cli import _output
from relaudit.model import Acceptance, Audit, Document, Settings
from relaudit.sources import Revisions


class Wishes(NamedTuple):
    """What the command line says of the audit itself; it stands in place of what a settings file says."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: str | None = None
    against: tuple[str, ...] = ()
    boilerplate: str | None = None
    revisions: Revisions = "accepted"

    def read(self, name: str) -> Document:
        """Read and parse one input as wished."""
        return _output.read(name, self.as_of, self.revisions)


class Case(NamedTuple):
    """One release to audit: its name as given, its text, and the files that hold for it."""

    name: str
    document: Document
    settings: Settings
    accepted_in: str | None


def case(name: str, wishes: Wishes, document: Document | None = None) -> Case:
    """Read a release, unless it was read already, and find the settings and accepted findings for it.

    Nearest to its folder; for what is in none, and where none is found, to the current folder.
    """
    document = document or wishes.read(name)
    folder = os.path.dirname(name) or os.curdir
    folders = (folder, os.curdir) if os.path.isdir(folder) else (os.curdir,)
    with told():
        file = next(filter(None, map(settings.find, folders)), None)
        found = settings.load(file) if file else Settings()
    if wishes.select or wishes.ignore:
        found = replace(found, select=wishes.select or found.select, ignore=wishes.ignore or found.ignore)
    if not document.issuer and found.issuer:
        document = replace(document, issuer=found.issuer)
    return Case(name, document, found, next(filter(None, map(settings.find_accepted, folders)), None))


@contextmanager
def told() -> Iterator[None]:
    """Make one line for the user of a settings or acceptance file that cannot be used."""
    try:
        yield
    except settings.SettingsError as trouble:
        raise click.ClickException(str(trouble)) from None


def compared(old: Document | None, new: Case, wishes: Wishes) -> Audit:
    """The audit of one release against a given other one, or by itself."""
    return settle([new], [audit.check(new.document, old, new.settings)], wishes)[0]


def settle(cases: Sequence[Case], audits: Sequence[Audit], wishes: Wishes) -> list[Audit]:
    """The audits with accepted findings set apart, and with what is to be told of acceptances."""
    settled = list(audits)
    files = {one.accepted_in for one in cases if one.accepted_in}
    if not files:
        return settled
    from relaudit import accept

    for file in sorted(files):
        with told():
            acceptances = accept.load(file)
        for at, one in enumerate(cases):
            if one.accepted_in == file:
                mine = [known for known in acceptances if is_of(known, file, one.name)]
                settled[at] = accept.apply(settled[at], mine, wishes.as_of or one.document.date)
        for acceptance in acceptances:
            of = [at for at, one in enumerate(cases) if one.accepted_in == file]
            of = [at for at in of if is_of(acceptance, file, cases[at].name)]
            if accept.is_stale(acceptance, [(settled[at], cases[at].settings) for at in of]):
                last = settled[of[-1]]
                settled[of[-1]] = replace(last, remarks=(*last.remarks, accept.stale_remark(acceptance)))
    return settled


def is_of(acceptance: Acceptance, file: str, name: str) -> bool:
    """Whether an acceptance speaks of a release: the one it names, or any where it names none."""
    draft = os.path.join(os.path.dirname(file), acceptance.draft)
    return not acceptance.draft or os.path.realpath(draft) == os.path.realpath(name)
