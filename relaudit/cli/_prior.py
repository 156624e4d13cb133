"""Drafts against their archive: which prior release each is held against, read once for all of them."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from glob import glob, has_magic
from typing import NamedTuple

import click

from relaudit import audit, index
from relaudit.archive import before, choose
from relaudit.cli import _gate, _progress
from relaudit.index import Archive
from relaudit.model import Audit, Document


class Prior(NamedTuple):
    """A release to hold a draft against, those before it, oldest first, and in words what it is."""

    document: Document | None
    older: tuple[Document, ...] = ()
    reason: str | None = None


def checked(drafts: Sequence[_gate.Case], wishes: _gate.Wishes) -> list[Audit]:
    """The audits of drafts, each against the prior release chosen for it; nothing is read twice."""
    audits = []
    with ExitStack() as stack:
        read = cache(wishes.read)
        archive = cache(lambda names: stack.enter_context(_opened(names)))
        for draft in drafts:
            names = wishes.against or draft.settings.prior
            if not names:
                prior = Prior(None)
            elif _is_one(names):
                prior = Prior(read(names[0]))
            else:
                prior = _chosen(draft, archive(names))
            approved = wishes.boilerplate or draft.settings.boilerplate_file
            made = audit.check(
                draft.document,
                prior.document,
                draft.settings,
                archive=prior.older,
                approved=read(approved) if approved else None,
            )
            audits.append(replace(made, prior_reason=prior.reason))
    return _gate.settle(drafts, audits, wishes)


def _is_one(names: Sequence[str]) -> bool:
    """Whether one release is named, not an archive to choose from."""
    (name, *more) = names
    return not more and not os.path.isdir(name) and (_is_there(name) or not has_magic(name))


def _is_there(name: str) -> bool:
    return name == "-" or os.path.exists(name)


@contextmanager
def _opened(names: Sequence[str]) -> Iterator[Archive]:
    """The archive of files, folders and patterns; what is none of them is bad input."""
    files: list[str] = []
    for name in names:
        if not _is_there(name) and not has_magic(name):
            raise click.ClickException(f"{name}: no such file or folder")
        files += [name] if _is_there(name) else sorted(glob(name, recursive=True))
    try:
        with (
            _progress.bar("Reading") as progress,
            index.opened(files, _progress.cores(), progress) as archive,
        ):
            for note in archive.notes:
                click.echo(f"relaudit: {note}", err=True)
            yield archive
    except index.IndexFileError as trouble:
        raise click.ClickException(str(trouble)) from None


def _chosen(draft: _gate.Case, archive: Archive) -> Prior:
    """The release of an archive to hold a draft against."""
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
