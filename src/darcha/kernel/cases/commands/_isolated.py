"""What fails in one case stays with it, and what hangs in one is interrupted: a sweep goes on to its neighbours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from darcha.ground import isolation
from darcha.ground.time_limit import time_limit

LIMIT_SECONDS = 60.0  # a decision with its sealed paper takes a second or two
log = logging.getLogger("darcha.cases")


@contextmanager
def isolated(case_id: UUID, failures: list[UUID]) -> Iterator[None]:
    """Swallow any exception of the block, also that it took too long, and keep whose it was."""
    with isolation.isolated(log, "case", case_id, failures), time_limit(LIMIT_SECONDS):
        yield
