"""A case seen and counted in two statements, safe beside other workers that count the same. Ignores what is counted."""

from collections.abc import Sequence
from datetime import date

from django.db import models

from darcha.ground.database import Given, Question, insert_of, prepared_cursor

from .case_seen import CaseSeen

_BEFORE = Question(lambda: CaseSeen.objects.filter(case_id=Given("case", models.UUIDField())).select_for_update())
_SEEN = "ON CONFLICT (case_id) DO UPDATE SET {set} RETURNING (xmax = 0)"
# In the order of their keys, so that two workers never wait for each other.
_COUNT = """
WITH counted AS (
    INSERT INTO statistics_state_count (service_key, state, count)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[]) AS moved (service, state, by) ORDER BY service, state
    ON CONFLICT (service_key, state) DO UPDATE SET count = statistics_state_count.count + excluded.count)
INSERT INTO statistics_day_tally (service_key, region, "on", fact, count)
SELECT %s, %s, told.day, told.fact, 1 FROM unnest(%s::date[], %s::text[]) AS told (day, fact) ORDER BY day, fact
ON CONFLICT (service_key, "on", fact, region) DO UPDATE SET count = statistics_day_tally.count + 1
"""


class SeenMeanwhile(Exception):
    """Another worker saw the case for the first time in the same moment; this one sees it again."""


def see(case: CaseSeen) -> CaseSeen | None:
    """Keep how the case stands now; what was kept before, None for a case not seen yet. Raises SeenMeanwhile."""
    before: CaseSeen | None = _BEFORE.first(case=case.case_id)
    sql, values = insert_of(CaseSeen, [case])
    others = [field.column for field in CaseSeen._meta.concrete_fields if not field.primary_key]
    with prepared_cursor() as cursor:
        cursor.execute(f"{sql} {_SEEN.format(set=', '.join(f'{one} = excluded.{one}' for one in others))}", values)
        (is_new,) = cursor.fetchone()
    if before is None and not is_new:
        raise SeenMeanwhile
    return before


def count(service: str, region: str, moved: Sequence[tuple[str, str, int]], facts: Sequence[tuple[date, str]]) -> None:
    """``moved``: service, state, and by how many it rises; ``facts`` of this service and region, each once more."""
    with prepared_cursor() as cursor:
        cursor.execute(
            _COUNT,
            [
                *([one[part] for one in moved] for part in range(3)),
                service,
                region,
                [day for day, _ in facts],
                [fact for _, fact in facts],
            ],
        )
