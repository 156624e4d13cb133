"""Drafts against their archive: which prior release each is held against, read once for all of them."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from glob import glob, has_magic
from typing import NamedTuple

import click

from relaudit import audit, index
from relaudit.archive import before, choose
from relaudit.cli import _gate
from relaudit.index import Archive
from relaudit.model import Audit, Document


class Prior(NamedTuple):
    """A release to hold a draft against, those before it, oldest first, and in words what it is."""

    document: Document | None
    older: tuple[Document, ...] = ()
    reason: str | None = None


def checked(drafts: Sequence[_gate.Case], wishes: _gate.Wishes) -> list[Audit]:
    """The audits of drafts, each against the prior release chosen for it; archives are read once."""
    audits = []
    with ExitStack() as stack:
        archives: dict[tuple[str, ...], Archive] = {}
        texts: dict[str, Document] = {}
        for draft in drafts:
            names = wishes.against or draft.settings.prior
            if names and not _is_one(names) and names not in archives:
                archives[names] = stack.enter_context(_opened(names))
                for note in archives[names].notes:
                    click.echo(f"relaudit: {note}", err=True)
            prior = _prior(draft, names, archives.get(names), wishes)
            approved = wishes.boilerplate or draft.settings.boilerplate_file
            if approved and approved not in texts:
                texts[approved] = wishes.read(approved)
            made = audit.check(
                draft.document,
                prior.document,
                draft.settings,
                archive=prior.older,
                approved=texts[approved] if approved else None,
            )
            remarks = () if prior.document or not prior.reason else (prior.reason,)
            reason = prior.reason if prior.document else None
            audits.append(replace(made, prior_reason=reason, remarks=remarks))
    return _gate.settle(drafts, audits, wishes)


def _is_one(names: Sequence[str]) -> bool:
    """Whether one release is named, not an archive to choose from."""
    return (
        len(names) == 1 and not os.path.isdir(names[0]) and (_is_there(names[0]) or not has_magic(names[0]))
    )


def _is_there(name: str) -> bool:
    return name == "-" or os.path.exists(name)


def _opened(names: Sequence[str]) -> AbstractContextManager[Archive]:
    """The archive of files, folders and patterns; a name that is none of them is a usage error."""
    files: list[str] = []
    for name in names:
        if not _is_there(name) and not has_magic(name):
            raise click.ClickException(f"{name}: no such file or folder")
        files += [name] if _is_there(name) else sorted(glob(name, recursive=True))
    return index.opened(files, os.cpu_count() or 1)


def _prior(draft: _gate.Case, names: Sequence[str], archive: Archive | None, wishes: _gate.Wishes) -> Prior:
    """The release to hold a draft against: the one named, or the one chosen from an archive."""
    if archive is None:
        return Prior(wishes.read(names[0]) if names else None)
    places = {place.card.path: place for place in archive.places}
    choice = choose(draft.document, [place.card for place in archive.places], draft.settings)
    for card in choice.priors:
        document = _load(places[card.path])
        # A draft that already stands in the archive under another name is not its own prior release.
        if document.text != draft.document.text:
            older = [_load(places[earlier.path]) for earlier in before(card, choice)]
            return Prior(document, tuple(older), choice.reason)
    return Prior(None, (), choice.reason)


def _load(place: index.Place) -> Document:
    (document,) = index.load([place])
    return document
