"""Every minute: reminders of what other bodies were asked, and what their silence means. Each is a transaction of its
own; one that fails is tried again the next minute and holds nobody up. Ignores what is done about each."""

import logging
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseRequest
from . import _isolated
from .tend_request import tend_request

AT_ONCE = 200
AT_MOST = 10_000
log = logging.getLogger("darcha.cases")


@command(may=is_system, atomic=False)
def sweep_requests(who: Principal) -> int:
    """How many requests something was done about. What is left alone, or fails, comes after the others next time."""
    started, done, seen = clock.now(), 0, set[UUID]()
    due = CaseRequest.objects.filter(answered_at=None, sweep_at__lte=started).order_by("sweep_at", "id")
    while len(seen) < AT_MOST:
        page = list(due.exclude(id__in=seen).values_list("id", "case_id")[:AT_ONCE])
        if not page:
            break
        for request_id, case_id in page:
            seen.add(request_id)
            failures: list[UUID] = []
            with _isolated.isolated(case_id, failures):
                done += bool(tend_request(who, case_id=case_id, request_id=request_id))
    if seen:
        log.info("requests: %d looked at, %d acted upon", len(seen), done)
    return done
