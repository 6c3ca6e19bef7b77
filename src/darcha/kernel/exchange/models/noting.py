"""Writes lines of reading in one statement, unless this visit has its line, and says which persons are canaries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from darcha.ground.ids import new_id

# A line of the same visit names at least the same fields: what was not shown then is written down now.
_NOTE = """
INSERT INTO exchange_access_record
    (id, person_id, at, source, fields, purpose, case_id, actor_kind, actor_id, body, post)
SELECT said.id, said.person_id, %(at)s, %(source)s, %(fields)s::text[], %(purpose)s, %(case_id)s::uuid, %(actor_kind)s,
       %(actor_id)s, %(body)s, %(post)s
FROM unnest(%(ids)s::uuid[], %(persons)s::uuid[]) AS said(id, person_id)
WHERE %(visit_since)s::timestamptz IS NULL OR NOT EXISTS (
    SELECT 1 FROM exchange_access_record seen
    WHERE seen.person_id = said.person_id AND seen.case_id = %(case_id)s::uuid AND seen.actor_id = %(actor_id)s
        AND seen.source = %(source)s AND seen.purpose = %(purpose)s AND seen.body = %(body)s
        AND seen.at > %(visit_since)s::timestamptz AND seen.fields @> %(fields)s::text[]::varchar[])
RETURNING EXISTS (
    SELECT 1 FROM exchange_canary planted WHERE planted.person_id = exchange_access_record.person_id)
"""


def note_reading(persons: Sequence[UUID | None], *, at: datetime, visit_since: datetime | None, **line: Any) -> bool:
    """Whether one of the persons written down now is a canary."""
    ids = [new_id() for _ in persons]
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, {"ids": ids, "persons": list(persons), "at": at, "visit_since": visit_since, **line})
        return any(is_canary for (is_canary,) in cursor.fetchall())
