"""The claim of a submission: written first, so that a repeat, also one in flight, finds it. Ignores what is sent."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection
from django.db.models import Q
from psycopg.errors import LockNotAvailable

from darcha.ground import clock
from darcha.ground.database import prepared_cursor
from darcha.ground.ids import new_id

from ..errors import ClockAstray, DraftGone, KeyReused, StillInFlight
from ..models import CaseContent, SubmissionKey
from ..types import Receipt

log = logging.getLogger("darcha.cases")
PATIENCE = "5s"  # how long a repeat waits for the first to end
_CLAIM = """
INSERT INTO cases_submissionkey
       (id, account_id, route, key, request_hash, draft_public_id, case_id, created_at)
SELECT %s, %s, %s, %s, %s, %s, %s, %s
  FROM (SELECT set_config('lock_timeout', %s, true)) AS patience
    ON CONFLICT DO NOTHING
RETURNING nextval('cases_number_serial'), clock_timestamp()
"""
# Whose clock, the machine's or the one that the process goes by, is further from the database's numbers nothing.
ASTRAY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Claim:
    """Ours to write: the id of the case to be, and its serial. Or somebody was first, and this is what they got."""

    case_id: UUID
    serial: int = 0
    earlier: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is claimed: a key of an account and route, for one request; and the draft, if it sends one."""

    account_id: UUID
    route: str
    key: str
    request_hash: bytes
    draft_id: UUID | None


def next_serial() -> int:
    """For a case that nobody sends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number_serial')")
        return int(cursor.fetchone()[0])


def claim(wanted: Wanted, now: datetime) -> Claim:
    """Claim the key and the draft; waits while an equal claim is in flight. Raises KeyReused, DraftGone,
    StillInFlight, ClockAstray."""
    case_id = new_id()
    values: list[Any] = [
        new_id(),
        wanted.account_id,
        wanted.route,
        wanted.key,
        wanted.request_hash,
        wanted.draft_id,
        case_id,
        now,
        PATIENCE,
    ]
    before = clock.machine(), clock.going()
    try:
        with prepared_cursor() as cursor:
            cursor.execute(_CLAIM, values)
            written = cursor.fetchone()
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise StillInFlight from error
        raise
    if written:
        after = clock.machine(), clock.going()
        skew = max(clock.apart(early, written[1], late) for early, late in zip(before, after, strict=True))
        if skew > ASTRAY:
            log.error("the clock here is %.0f seconds from the database's: nothing is numbered", skew.total_seconds())
            raise ClockAstray
        return Claim(case_id, serial=written[0])
    return Claim(case_id, earlier=_earlier(wanted))


def _earlier(wanted: Wanted) -> Receipt:
    same_key = Q(route=wanted.route, key=wanted.key)
    same_draft = Q(draft_public_id=wanted.draft_id) if wanted.draft_id else Q(pk__in=[])
    found = list(SubmissionKey.objects.filter(same_key | same_draft, account_id=wanted.account_id))
    by_key = next((kept for kept in found if (kept.route, kept.key) == (wanted.route, wanted.key)), None)
    if by_key is not None and bytes(by_key.request_hash) != wanted.request_hash:
        raise KeyReused
    if not found:
        raise DraftGone  # another person's draft
    kept = by_key or found[0]
    return Receipt.from_json(CaseContent.objects.values_list("receipt", flat=True).get(case_id=kept.case_id))
