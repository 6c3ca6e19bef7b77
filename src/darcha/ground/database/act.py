"""What an act still has to write is collected, and written in one statement before the act's transaction ends.

Nothing is told to anybody before that: the frame of a command writes, then commits, then answers. What fails takes its
lines with it. Whatever is said outside an act, or inside a savepoint that the act opened by itself, is written at once.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from .together import write_together

Jobs = dict[str, list[Any]]


class _Here(threading.local):
    """The acts under way in this thread, the innermost last."""

    def __init__(self) -> None:
        self.acts: list[_Act] = []
        self.is_one_piece = False


class _Act:
    """Its lines, and how deep in savepoints it runs: there its lines live and die with it."""

    __slots__ = ("depth", "jobs", "rows")

    def __init__(self, depth: int, rows: list[models.Model], jobs: Jobs) -> None:
        self.depth, self.rows, self.jobs = depth, rows, jobs


_here = _Here()


def depth() -> int:
    """How many savepoints are open; below nought outside a transaction."""
    connection = connections[DEFAULT_DB_ALIAS]
    return len(connection.savepoint_ids) if connection.in_atomic_block else -1


@contextmanager
def in_one_piece() -> Iterator[None]:
    """Whatever fails in here undoes the whole transaction around it, so commands need no savepoints of their own. Who
    catches what a command raises and goes on finds that the transaction takes nothing more."""
    before, _here.is_one_piece = _here.is_one_piece, True
    try:
        yield
    finally:
        _here.is_one_piece = before


def needs_savepoint() -> bool:
    """Whether a command may be undone alone."""
    return not _here.is_one_piece


@contextmanager
def acting(outside: int) -> Iterator[None]:
    """The body of a command. ``outside`` is the depth around the command's own transaction: an act of an act, with
    nothing between them that could be rolled back alone, leaves its lines to the outer one."""
    acts = _here.acts
    outer = acts[-1] if acts and acts[-1].depth == outside else None
    rows: list[models.Model] = outer.rows if outer else []
    jobs: Jobs = outer.jobs if outer else {}
    rows_before, jobs_before = len(rows), {kind: len(waiting) for kind, waiting in jobs.items()}
    acts.append(_Act(depth(), rows, jobs))
    try:
        yield
        if outer is None:
            _write(rows, jobs)
    except BaseException:
        del rows[rows_before:]
        for kind, waiting in jobs.items():
            del waiting[jobs_before.get(kind, 0) :]
        raise
    finally:
        acts.pop()


def write_with_the_act(rows: Sequence[models.Model], defer: str = "", jobs: Sequence[Any] = ()) -> None:
    """Write the rows together with everything else that the act under way collects; at once where there is none.

    ``defer`` is an expression that takes an array of ``jobs`` and queues one for each.
    """
    acts = _here.acts
    if acts and acts[-1].depth == depth():
        acts[-1].rows += rows
        if defer:
            acts[-1].jobs.setdefault(defer, []).extend(jobs)
    else:
        _write(rows, {defer: list(jobs)} if defer else {})


def _write(rows: Sequence[models.Model], jobs: Jobs) -> None:
    waiting = {kind: items for kind, items in jobs.items() if items}
    if rows or waiting:
        write_together(rows, f"SELECT {', '.join(waiting) or '1'}", list(waiting.values()))
