"""The frame of every command: who may, then one transaction. Ignores what the command does."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from . import tracing
from .database.act import acting, depth, needs_savepoint
from .metrics import counted
from .read_only import refuse_if_on
from .refusals import NotAllowed

P = ParamSpec("P")
R = TypeVar("R")


def command(*, may: Callable[..., bool], atomic: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as a command. ``may(who, ...)`` answers before anything is read; rights that depend on a row are
    checked again inside, under its lock. Journal lines and events are written together, last, before the commit.
    ``atomic=False`` is for a sweep: its work is commands, each with a transaction of its own. How each ended is
    counted. Raises NotAllowed, ReadOnly."""

    def frame(act: Callable[P, R]) -> Callable[P, R]:
        name = name_of(act)

        @wraps(act)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with tracing.span(name), counted(name, is_sweep=not atomic):
                if not may(*args, **kwargs):
                    raise NotAllowed
                refuse_if_on()
                if not atomic:
                    return act(*args, **kwargs)
                outside = depth()
                with transaction.atomic(savepoint=needs_savepoint()), acting(outside):
                    return act(*args, **kwargs)

        marked: Any = run
        marked.who_may = may
        return run

    return frame


def name_of(act: Callable[..., Any]) -> str:
    """``cases.submit``: the room and the act."""
    room = act.__module__.partition(".commands")[0].rpartition(".")[2]
    return f"{room}.{act.__name__}"
