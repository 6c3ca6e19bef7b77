"""Every minute: questions about replies that nobody has answered yet. Each is a transaction of its own; one that fails
is tried again the next minute and holds nobody up. Ignores what is done about each."""

import logging
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseClarity
from . import _isolated
from .climb_clarity import climb_clarity

AT_ONCE = 200
AT_MOST = 10_000
log = logging.getLogger("darcha.cases")


@command(may=is_system, atomic=False)
def sweep_clarity(who: Principal) -> int:
    """How many rungs were fired. What is left alone, or fails, comes after the others next time."""
    started, fired, seen = clock.now(), 0, set[UUID]()
    due = CaseClarity.objects.filter(ended_at=None, sweep_at__lte=started).order_by("sweep_at", "id")
    while len(seen) < AT_MOST:
        page = list(due.exclude(case_id__in=seen).values_list("case_id", flat=True)[:AT_ONCE])
        if not page:
            break
        for case_id in page:
            seen.add(case_id)
            with _isolated.isolated(case_id, []):
                fired += climb_clarity(who, case_id=case_id)
    if seen:
        log.info("questions: %d looked at, %d rungs", len(seen), fired)
    return fired
