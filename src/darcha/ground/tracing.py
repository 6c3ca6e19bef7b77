"""Where the time of a request or a job goes, for whoever collects traces. Off, and then free, unless it is bound.

Ignores who collects. Never about anybody: names are those of our own code, and an error is its type.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol


class Tracer(Protocol):
    """What collects."""

    def span(self, name: str) -> AbstractContextManager[Any]:
        """A part of what is under way, until the block ends."""

    def note(self, name: str | None, facts: dict[str, str | int]) -> None:
        """Name the innermost part, once that is known, and add facts to it."""

    def trace(self) -> str:
        """The number of the trace that is kept of what is under way; empty where none is."""


@dataclass(slots=True)
class _Bound:
    tracer: Tracer | None = None


_bound = _Bound()
_NOTHING: AbstractContextManager[Any] = nullcontext()


def bind(tracer: Tracer | None) -> None:
    """Called once when a process starts to serve or to work; None ends it."""
    _bound.tracer = tracer


def span(name: str) -> AbstractContextManager[Any]:
    """Around a part whose time is of interest."""
    return _bound.tracer.span(name) if _bound.tracer else _NOTHING


def note(name: str | None = None, **facts: str | int) -> None:
    """Of the part under way: its name, and what it was, in words of our own code."""
    if _bound.tracer:
        _bound.tracer.note(name, facts)


def trace() -> str:
    """32 hexadecimal digits; empty where no trace is kept."""
    return _bound.tracer.trace() if _bound.tracer else ""
