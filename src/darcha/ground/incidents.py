"""What the log may say of an error: its type and where it arose. Never its words: they may hold what somebody typed."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from . import metrics, tracing

LONGEST = 4_000  # characters of one message: a library may put all that it was given into it
_DEEPEST = 12  # frames of each error, the innermost ones
FIELDS = ("incident", "page", "error")  # what our own lines carry beside their words
# What begins a line, steers a terminal or turns a line around; nobody's words may do that in a log.
_STEERING = {number: f"\\x{number:02x}" for number in (*range(0x20), *range(0x7F, 0xA0))} | {
    number: f"\\u{number:04x}" for number in (0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def place_of(error: BaseException) -> str:
    """Types and frames of the error and of those behind it, the last one first, as ``type: file:line name``."""
    return "\n".join(f"  {_name(one)}: {_frames(one.__traceback__)}" for one in _chain(error))


def note(log: logging.Logger, error: BaseException, where: str) -> str:
    """Write an error of ours to the log. Returns the incident's number, and that of its trace where one is kept:
    all that the person is told."""
    incident = secrets.token_hex(4)
    metrics.count(metrics.INCIDENTS, log.name)
    tracing.note(incident=incident, error=_name(error))
    said = {"incident": incident, "page": where, "error": place_of(error)}
    log.error("incident %s on %s", incident, where, extra=said)
    return " / ".join(filter(None, (incident, tracing.trace())))


class WordlessFormatter(logging.Formatter):
    """A formatter for whatever logs an error with its traceback: libraries do. A line of ours that carries the place of
    an error has it below."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the library's
        """On one line, and what the error was below it."""
        record.message = record.message[:LONGEST].translate(_STEERING)
        if kept := tracing.trace():
            record.message += f" (trace {kept})"
        line = super().formatMessage(record)
        return f"{line}\n{error}" if (error := getattr(record, "error", "")) else line

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
