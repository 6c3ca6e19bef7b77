"""Keeps what fails in one of many from its neighbours: noted without a word of its content, left behind."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb
from typing import TypeVar

from . import metrics

K = TypeVar("K")


@contextmanager
def isolated(log: logging.Logger, what: str, key: K, failures: list[K]) -> Iterator[None]:
    """Swallow any exception of the block. The log names its class and place; its message may hold personal data."""
    try:
        yield
    except Exception as error:
        failures.append(key)
        metrics.count(metrics.LEFT, what)
        place = extract_tb(error.__traceback__)[-1]
        log.error("%s %s was left: %s at %s:%s", what, key, type(error).__name__, place.filename, place.lineno)
