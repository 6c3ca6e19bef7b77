"""What fails in one case stays with it: a sweep goes on to its neighbours."""

import logging
from contextlib import AbstractContextManager
from uuid import UUID

from darcha.ground import isolation

log = logging.getLogger("darcha.cases")


def isolated(case_id: UUID, failures: list[UUID]) -> AbstractContextManager[None]:
    """Swallow any exception of the block and keep whose it was."""
    return isolation.isolated(log, "case", case_id, failures)
