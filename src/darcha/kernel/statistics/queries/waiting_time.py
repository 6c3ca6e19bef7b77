"""How long a service really takes: median and nine of ten over the cases decided in the last twelve months, and what is
open now. Never a mean: one case that lay for a year would move it for everybody.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from darcha.ground import clock

from ..rules.waiting import HALF, NINE_OF_TEN, TWENTIETHS, a_year_before, own_time
from ..rules.waiting import waiting_time as said
from ..types import Backlog, WaitingTime

# PostgreSQL takes all shares from one sort; between two middle cases, their middle. Each part has an index of its own.
_TOLD = """
SELECT decided.*, standing.*
FROM (
    SELECT count(*),
           percentile_cont(%(shares)s::float8[]) WITHIN GROUP (ORDER BY waited_seconds),
           count(*) FILTER (WHERE own_seconds > 0),
           percentile_cont(%(half)s) WITHIN GROUP (ORDER BY own_seconds) FILTER (WHERE own_seconds > 0)
    FROM statistics_case_seen
    WHERE service_key = %(service)s AND closed_on >= %(since)s AND waited_seconds IS NOT NULL
) AS decided
CROSS JOIN (
    SELECT count(*), count(*) FILTER (WHERE ends_at <= %(now)s)
    FROM statistics_case_seen
    WHERE service_key = %(service)s AND closed_on IS NULL
) AS standing
"""


LARGE = 2_000  # so many decided cases take milliseconds to sort, and a few minutes change nothing in what they say
KEPT_FOR = timedelta(minutes=5)
_kept: dict[str, tuple[datetime, WaitingTime]] = {}


def waiting_time(service_key: str) -> WaitingTime:
    """One statement; of a large service, the answer of the last minutes without any."""
    now = clock.now()
    made_at, known = _kept.get(service_key, (None, None))
    if made_at is not None and known is not None and made_at <= now < made_at + KEPT_FOR:
        return known
    found = _asked(service_key, now)
    if found.cases >= LARGE:
        _kept[service_key] = now, found
    return found


def _asked(service_key: str, now: datetime) -> WaitingTime:
    asked: dict[str, Any] = {
        "shares": [HALF, NINE_OF_TEN, *TWENTIETHS],
        "half": HALF,
        "service": service_key,
        "since": a_year_before(now.date()),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        cases, shares, own_cases, own_median, standing, past_term = cursor.fetchone()
    median, nine_of_ten, *twentieths = shares or (None, None)
    own, backlog = own_time(own_cases, own_median), Backlog(standing, past_term)
    return said(cases, median, nine_of_ten, twentieths=twentieths, own=own, backlog=backlog)
