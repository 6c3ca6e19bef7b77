"""Every minute: what law and ladder want of open cases. Each case is a transaction of its own; one that fails is left
behind and tried again the next minute, after those that are due by then. Ignores how a rung is fired or a case decided.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_system

from ..models import Case
from ..rules.clock import term_of
from ..types import WORKABLE_STATES
from ..types.sweep import Swept
from . import _isolated
from .climb import climb
from .decide_by_silence import decide_by_silence

AT_ONCE = 200
AT_MOST = 10_000  # cases in one run; the next minute goes on
log = logging.getLogger("darcha.cases")
Due = tuple[UUID, datetime | None, UUID, str, datetime]


@command(may=is_system, atomic=False)
def sweep_terms(who: Principal) -> Swept:
    """What was done. Two sweeps side by side do no harm: a case that one holds is left alone by the other."""
    started, swept = clock.now(), Swept()
    for page in _pages(started):
        for case_id, _, version_id, term_key, end in page:
            failures: list[UUID] = []
            with _isolated.isolated(case_id, failures):
                if end <= started and _silence_decides(version_id, term_key):
                    swept.decided += decide_by_silence(who, case_id=case_id) is not None
            with _isolated.isolated(case_id, failures):
                swept.rungs += climb(who, case_id=case_id)
            if failures:
                swept.failed += 1
                _put_last(case_id, started)
        swept.cases += len(page)
    if swept.cases:
        log.info(
            "terms: %d cases, %d rungs, %d decided by silence, %d failed",
            swept.cases,
            swept.rungs,
            swept.decided,
            swept.failed,
        )
    return swept


def _pages(started: datetime) -> Iterator[list[Due]]:
    """What is due now, by keyset, so that a case that stays due is passed once and hides none behind it."""
    due = Case.objects.filter(state__in=sorted(WORKABLE_STATES), sweep_at__lte=started).order_by("sweep_at", "id")
    last = Q()
    for _ in range(0, AT_MOST, AT_ONCE):
        page = list(due.filter(last).values_list("id", "sweep_at", "version_id", "term_key", "pressing_at")[:AT_ONCE])
        if not page:
            return
        yield page
        last = Q(sweep_at__gt=page[-1][1]) | Q(sweep_at=page[-1][1], id__gt=page[-1][0])


def _silence_decides(version_id: UUID, term_key: str) -> bool:
    return term_of(catalogue.pinned(version_id).procedure, term_key).silence != "overdue"


def _put_last(case_id: UUID, started: datetime) -> None:
    """Due again in the next run, after everything that is due by now: cases that keep failing hold nobody up."""
    with transaction.atomic():
        case = Case.objects.select_for_update(skip_locked=True).filter(id=case_id).first()
        if case is not None and case.state in WORKABLE_STATES:
            case.sweep_at = started + timedelta.resolution
            case.save(update_fields=["sweep_at"])
