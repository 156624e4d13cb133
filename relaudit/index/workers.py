"""Work spread over processes that end with their parent; loaded only where there is enough to do."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from typing import TypeVar

CHUNK = 8
"""Tasks sent at once: a message a task costs more than the smallest task."""

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_processes(work: Callable[[Given], Made], tasks: Sequence[Given], jobs: int) -> Iterator[Made]:
    """Do every task in one of `jobs` processes; the outcomes are in the order of the tasks."""
    executor = ProcessPoolExecutor(jobs, initializer=_become_worker)
    try:
        yield from executor.map(work, tasks, chunksize=CHUNK)
    finally:
        executor.shutdown(cancel_futures=True)


def _become_worker() -> None:
    """Leave interrupts to the parent, and end when it ends, were it killed outright."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
