"""What the log may say of an error: its type and where it arose. Never its words: they may hold what somebody typed."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from . import metrics

_DEEPEST = 12  # frames of each error, the innermost ones


def place_of(error: BaseException) -> str:
    """Types and frames of the error and of those behind it, the last one first, as ``type: file:line name``."""
    return "\n".join(f"  {_name(one)}: {_frames(one.__traceback__)}" for one in _chain(error))


def note(log: logging.Logger, error: BaseException, where: str) -> str:
    """Write an error of ours to the log. Returns the incident's number, which is all that the person is told."""
    incident = secrets.token_hex(4)
    metrics.count(metrics.INCIDENTS, log.name)
    log.error("incident %s on %s\n%s", incident, where, place_of(error))
    return incident


class WordlessFormatter(logging.Formatter):
    """A formatter for whatever logs an error with its traceback: libraries do."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is the library's
        """Without the error's words and without the lines of the source."""
        return place_of(ei[1]) if ei and ei[1] else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _frames(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
