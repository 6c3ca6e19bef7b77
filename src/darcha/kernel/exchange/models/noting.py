"""Writes lines of reading in one statement, unless this visit has its line. Says which persons are canaries, and at how
many people the reader has looked before."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from darcha.ground.database import prepared_cursor
from darcha.ground.ids import new_id

from ..types import Budget, Looks, Noted
from .access_record import AccessRecord

_REASON: Any = AccessRecord._meta.get_field("reason")

# A line of the same visit names at least the same fields: what was not shown then is written down now.
_NOTE = """
WITH written AS (
    INSERT INTO exchange_access_record
        (id, person_id, at, source, fields, purpose, case_id, actor_kind, actor_id, body, post, reason)
    SELECT said.id, said.person_id, %(at)s::timestamptz, %(source)s::text, %(fields)s::text[], %(purpose)s::text,
           %(case_id)s::uuid, %(actor_kind)s::text, %(actor_id)s::text, %(body)s::text, %(post)s::text,
           %(reason)s::bytea
    FROM unnest(%(ids)s::uuid[], %(persons)s::uuid[]) AS said(id, person_id)
    WHERE %(visit_since)s::timestamptz IS NULL OR NOT EXISTS (
        SELECT 1 FROM exchange_access_record seen
        WHERE seen.person_id = said.person_id AND seen.case_id = %(case_id)s::uuid
            AND seen.actor_id = %(actor_id)s::text AND seen.source = %(source)s::text
            AND seen.purpose = %(purpose)s::text AND seen.body = %(body)s::text
            AND seen.at > %(visit_since)s::timestamptz AND seen.fields @> %(fields)s::text[]::varchar[])
    RETURNING EXISTS (
        SELECT 1 FROM exchange_canary planted WHERE planted.person_id = exchange_access_record.person_id) AS is_canary)
SELECT (SELECT count(*) FROM written), (SELECT bool_or(is_canary) FROM written), looks.seen, looks.known
"""
_LOOKS = """
SELECT array_agg(counted.seen ORDER BY counted.place) AS seen, array_agg(counted.known ORDER BY counted.place) AS known
FROM (
    SELECT budget.place,
           count(DISTINCT looked.person_id) AS seen,
           count(DISTINCT looked.person_id) FILTER (WHERE looked.person_id = ANY(%(persons)s::uuid[])) AS known
    FROM unnest(%(since)s::timestamptz[]) WITH ORDINALITY AS budget(since, place)
    LEFT JOIN exchange_access_record looked
        ON looked.actor_kind = 'staff' AND looked.actor_id = %(actor_id)s::text AND looked.at > budget.since
        AND looked.id <> ALL(%(ids)s::uuid[])
    GROUP BY budget.place) AS counted
"""
_NOTE_AND_COUNT = " ".join((_NOTE, "FROM (", _LOOKS, ") AS looks"))
_NAMED = re.compile(r"%\((\w+)\)s")
_IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended('looks:' || %s, 0))"


def note_reading(
    persons: Sequence[UUID | None],
    *,
    at: datetime,
    visit_since: datetime | None,
    budgets: Sequence[Budget],
    reason: str,
    **line: Any,
) -> Noted:
    """``budgets``: how far back is counted at whom the reader has looked. One statement."""
    ids = tuple(new_id() for _ in persons)
    asked = _asked(persons, ids, line["actor_id"], at, budgets)
    sealed = _REASON.envelope(reason) if reason else None
    with prepared_cursor() as cursor:
        said = {**line, **asked, "at": at, "visit_since": visit_since, "reason": sealed}
        cursor.execute(*_in_order(_NOTE_AND_COUNT, said))
        lines, is_canary, seen, known = cursor.fetchone()
    return Noted(ids, lines, bool(is_canary), _looks(seen, known))


def looks_in_turn(
    noted: Noted, persons: Sequence[UUID | None], *, actor_id: str, at: datetime, budgets: Sequence[Budget]
) -> tuple[Looks, ...]:
    """The looks once every other reading of this reader has ended; his next ones wait until this one has. Two
    statements."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN, [actor_id])
        cursor.execute(_LOOKS, _asked(persons, noted.ids, actor_id, at, budgets))
        return _looks(*cursor.fetchone())


def _in_order(sql: str, said: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """For a prepared cursor, which knows values by their order alone."""
    placed, names = _placed(sql)
    return placed, [said[name] for name in names]


@lru_cache(maxsize=8)
def _placed(sql: str) -> tuple[str, tuple[str, ...]]:
    return _NAMED.sub("%s", sql), tuple(_NAMED.findall(sql))


def _asked(
    persons: Sequence[UUID | None], ids: Sequence[UUID], actor_id: str, at: datetime, budgets: Sequence[Budget]
) -> dict[str, Any]:
    since = [at - budget.within for budget in budgets]
    return {"persons": list(persons), "ids": list(ids), "actor_id": actor_id, "since": since}


def _looks(seen: Sequence[int] | None, known: Sequence[int] | None) -> tuple[Looks, ...]:
    return tuple(Looks(*one) for one in zip(seen or (), known or (), strict=True))
