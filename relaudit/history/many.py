"""Histories of many issuers, each put together and rendered by one process.

Invariants: what comes out does not depend on the number of jobs; memory holds one issuer a process.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from relaudit import index
from relaudit.grouping import Group, groups
from relaudit.history import history
from relaudit.index.workers import in_processes
from relaudit.model import Kind

FORMATS = ("markdown", "json", "html")


class Task(NamedTuple):
    """One issuer to tell of: its releases, where they are kept, and what is wanted."""

    group: Group
    places: tuple[index.Place, ...]
    form: str
    kinds: tuple[Kind, ...]


def tasks(
    archive: index.Archive, form: str, kinds: Sequence[Kind] = (), aliases: Sequence[str] = ()
) -> list[Task]:
    """One task an issuer, in the order of their names."""
    by_path = {place.card.path: place for place in archive.places}
    found = groups((place.card for place in archive.places), aliases)
    return [
        Task(group, tuple(by_path[card.path] for card in group.cards), form, tuple(kinds)) for group in found
    ]


def rendered(wanted: Sequence[Task], jobs: int) -> Iterator[str]:
    """The report of each issuer in turn, to be put between a format's opening and its closing."""
    jobs = min(jobs, len(wanted))
    yield from map(render, wanted) if jobs < 2 else in_processes(render, wanted, jobs)


def render(task: Task) -> str:
    """Put together and render the history of one issuer."""
    made: str = format_module(task.form).part(history(task.group, tuple(index.load(task.places)), task.kinds))
    return made


def format_module(form: str) -> Any:
    """The module of a format: `part` renders one issuer, OPENING, BETWEEN and CLOSING frame them."""
    return import_module(f"relaudit.history.{form}")
