"""Keeps what fails in one case from its neighbours: noted without a word of what it is about, counted, left behind."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb
from uuid import UUID

log = logging.getLogger("darcha.cases")


@contextmanager
def isolated(case_id: UUID, failures: list[UUID]) -> Iterator[None]:
    """Swallow any exception of the block. The log names its class and place; its message may hold personal data."""
    try:
        yield
    except Exception as error:
        failures.append(case_id)
        place = extract_tb(error.__traceback__)[-1]
        log.error("case %s was left: %s at %s:%s", case_id, type(error).__name__, place.filename, place.lineno)
