"""An installation as it was years ago: the first tables of every room, filled with what a mould of today holds.

What today's tables have and those had not is left out, what is longer than they took is cut, and a column that was
named otherwise is in ``ONCE_NAMED``. Imports nothing of Darcha: its tables are asked for in the database.
"""

import psycopg
from psycopg import sql

ONCE_NAMED = {("cases_parkedanswers", "draft_public_id"): "about"}
_COLUMNS = """
SELECT table_name, column_name, character_maximum_length, is_nullable = 'NO' FROM information_schema.columns
 WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name IN
       (SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE')
 ORDER BY table_name, ordinal_position
"""


Column = tuple[str, int | None, bool]  # its name, how long its texts may be, whether it must be filled


def fill(today: str, old: str) -> int:
    """Copy what fits from one database into the other, past triggers and keys. How many rows."""
    rows = 0
    with psycopg.connect(today) as source, psycopg.connect(old) as target:
        have, want = _columns(source), _columns(target)
        target.execute("SET session_replication_role = replica")
        for table in sorted(want.keys() & have.keys() - {"django_migrations"}):
            here = {name for name, *_ in have[table]}
            named = [(ONCE_NAMED.get((table, one[0]), one[0]), one) for one in want[table]]
            rows += _copy(source, target, table, [(name, one) for name, one in named if name in here])
    return rows


def _copy(source: psycopg.Connection, target: psycopg.Connection, table: str, pairs: list[tuple[str, Column]]) -> int:
    values = [_value(name, longest) for name, (_, longest, _) in pairs]
    filled = [sql.SQL("{} IS NOT NULL").format(sql.Identifier(name)) for name, (_, _, must) in pairs if must]
    reading = sql.SQL("COPY (SELECT {} FROM {} WHERE {}) TO STDOUT").format(
        sql.SQL(", ").join(values), sql.Identifier(table), sql.SQL(" AND ").join([sql.SQL("true"), *filled])
    )
    into = sql.SQL(", ").join(sql.Identifier(there) for _, (there, *_) in pairs)
    writing = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), into)
    with source.cursor() as reader, target.cursor() as writer:
        with reader.copy(reading) as out, writer.copy(writing) as taken:
            for part in out:
                taken.write(part)
        return writer.rowcount


def _value(name: str, longest: int | None) -> sql.Composed:
    one = sql.Identifier(name)
    return sql.SQL("left({}, {})").format(one, sql.Literal(longest)) if longest else sql.SQL("{}").format(one)


def _columns(connection: psycopg.Connection) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for table, *column in connection.execute(_COLUMNS):
        found.setdefault(table, []).append((column[0], column[1], column[2]))
    return found
