"""A cursor whose statements the server parses and plans once for each connection, not once for each request.

For the few statements that a busy process sends all day: planning the one of a submission costs the server more than
doing it. The rest goes through Django's own cursor, which fills values in by itself.
"""

from functools import lru_cache
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper

MOST_SHAPES = 500


class _PreparedCursor(psycopg.RawCursor[Any]):
    """Speaks the server's own ``$1``: looking for ``%s`` in five thousand letters costs as much as sending them."""

    def execute(self, query: Any, params: Any = None, **more: Any) -> "_PreparedCursor":
        return super().execute(_numbered(query), params, prepare=True)

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        self._query = super()._convert_query(query, params)  # psycopg keeps only unprepared ones; Django's log asks
        return self._query


@lru_cache(maxsize=MOST_SHAPES)
def _numbered(sql: str) -> bytes:
    first, *rest = sql.split("%s")
    numbered = "".join(f"${place}{part}" for place, part in enumerate(rest, 1))
    return (first + numbered).replace("%%", "%").encode()


def prepared_cursor() -> CursorWrapper:
    """For a ``with``. Takes SQL with ``%s``, as Django's does, is counted and watched like Django's, and belongs to its
    transaction. Values are bound by the server, so each must have a type that its place takes.
    """
    connection = connections[DEFAULT_DB_ALIAS]  # asked once: the name ``connection`` looks for it at every dot
    connection.ensure_connection()
    raw: Any = _PreparedCursor(connection.connection)
    make: Any = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    made: CursorWrapper = make(raw)
    return made
