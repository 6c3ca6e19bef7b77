"""What is counted while we work, for whoever watches an installation. Ignores how it is read.

Never about anybody: a label is a name from our own code, taken from a set that does not grow while we run, and never a
number of something or what somebody typed. Counting costs microseconds and no statement.
"""

import threading
from functools import cache
from types import TracebackType
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

from . import tracing
from .refusals import Refusal

disable_created_metrics()  # when a series began is of use to nobody here, and doubles them
REGISTRY = CollectorRegistry()
OTHER = "other"
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_WAIT_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0)

COMMANDS = Counter(
    "darcha_commands",
    "Acts that were asked for, by how each ended: ok, the code of a refusal, or error.",
    ["command", "outcome"],
    registry=REGISTRY,
)
REQUESTS = Counter(
    "darcha_requests",
    "Requests that were answered. The page is the name of its route, or other.",
    ["page", "method", "status"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "darcha_request_seconds",
    "How long answers took, the time that the web server let them wait not among it.",
    ["page"],
    buckets=_REQUEST_SECONDS,
    registry=REGISTRY,
)
DELIVERIES = Counter(
    "darcha_deliveries",
    "Tries to tell the rooms of an event, by how each ended: ok or error.",
    ["event", "outcome"],
    registry=REGISTRY,
)
DELIVERY_SECONDS = Histogram(
    "darcha_delivery_seconds",
    "How long after an event every room had been told of it.",
    ["event"],
    buckets=_WAIT_SECONDS,
    registry=REGISTRY,
)
INCIDENTS = Counter("darcha_incidents", "Faults of ours that got a number.", ["log"], registry=REGISTRY)
LEFT = Counter("darcha_left", "What a sweep left behind because it failed, by what it is.", ["what"], registry=REGISTRY)
ALARMS = Counter(
    "darcha_alarms",
    "Readings of personal data that somebody has to look into, by why.",
    ["why"],
    registry=REGISTRY,
)

# A monitor sees no growth in a series that begins at one: what must be told the first time is said while it is nought.
FROM_NOUGHT = {
    INCIDENTS: [{"log": "darcha.errors"}, {"log": "darcha.payme"}],
    LEFT: [{"what": "case"}, {"what": "attempt"}, {"what": "invoice"}],
    ALARMS: [{"why": "canary"}, {"why": "looks"}],
}


@cache
def _one(metric: Any, *labels: str) -> Any:
    return metric.labels(*labels)


def count(metric: Counter, *labels: str) -> None:
    """One more."""
    _one(metric, *labels).inc()


def observe(metric: Histogram, seconds: float, *labels: str) -> None:
    """One more, and how long it took."""
    _one(metric, *labels).observe(seconds)


def count_request(page: str | None, method: str | None, status: int, seconds: float) -> None:
    """An address that leads nowhere and a method that we do not know have one name between them: anybody can make up
    more."""
    page = page or OTHER
    count(REQUESTS, page, method if method in _METHODS else OTHER, str(status))
    observe(REQUEST_SECONDS, seconds, page)


class _Here(threading.local):
    is_inside = False


_here = _Here()


class counted:  # noqa: N801 - reads as what it does
    """Around a command, its transaction included: what was rolled back did not end well. An act inside an act is part
    of it; the acts of a sweep count for themselves, and so does the sweep."""

    __slots__ = ("_is_sweep", "_name", "_was_inside")

    def __init__(self, name: str, *, is_sweep: bool) -> None:
        self._name, self._is_sweep = name, is_sweep

    def __enter__(self) -> None:
        self._was_inside = _here.is_inside
        if not self._is_sweep:
            _here.is_inside = True

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        _here.is_inside = self._was_inside
        outcome = outcome_of(error)
        tracing.note(outcome=outcome)
        if not self._was_inside:
            count(COMMANDS, self._name, outcome)


def outcome_of(error: BaseException | None) -> str:
    """``ok``, the code of the refusal, or ``error``."""
    if error is None:
        return "ok"
    return error.code if isinstance(error, Refusal) else "error"
