"""Counts what is in the database, so that a restored one can be compared. Reads no content but the journal's ids."""

from hashlib import sha256

from django.db import connection
from django.db.backends.utils import CursorWrapper

from .manifest import Census

_TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
"""
# Those that no column owns number what people hold in their hands; the others are inside matters.
_SEQUENCES = """
SELECT class.relname FROM pg_class class
 WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'S'
   AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = class.oid AND deptype IN ('a', 'i') AND refobjsubid > 0)
 ORDER BY class.relname
"""
_JOURNAL_DAYS = """
SELECT (at AT TIME ZONE 'Asia/Tashkent')::date::text, count(*) FROM ground_journalentry GROUP BY 1 ORDER BY 1
"""
_JOURNAL = "SELECT id::text || at::text || act || about FROM ground_journalentry ORDER BY id"
_AT_ONCE = 10_000


def census() -> Census:
    """Of the database that Django is connected to, in the transaction that is open."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone TO 'UTC'")
        tables = _column(cursor, _TABLES)
        counted = {table: _one(cursor, f'SELECT count(*) FROM "{table}"') for table in tables}  # noqa: S608
        numbers = {name: _one(cursor, f'SELECT last_value FROM "{name}"') for name in _column(cursor, _SEQUENCES)}  # noqa: S608
        cursor.execute(_JOURNAL_DAYS)
        days = dict(cursor.fetchall())
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        migrations = tuple(row[0] for row in cursor.fetchall())
    return Census(counted, numbers, days, _digest_of_journal(), migrations)


def numbering() -> list[str]:
    """The names of the sequences there are now that number what people hold in their hands."""
    with connection.cursor() as cursor:
        return _column(cursor, _SEQUENCES)


def _digest_of_journal() -> str:
    digest = sha256()
    with connection.chunked_cursor() as cursor:
        cursor.execute(_JOURNAL)
        while rows := cursor.fetchmany(_AT_ONCE):
            for (line,) in rows:
                digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _column(cursor: CursorWrapper, statement: str) -> list[str]:
    cursor.execute(statement)
    return [row[0] for row in cursor.fetchall()]


def _one(cursor: CursorWrapper, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0])
