"""What one request wrote, read from the database itself: every row of every table whose writer is younger than the
snapshot taken before. Needs nothing of the application, so it cannot drift from it.

The rows become one statement that writes the same again under fresh keys: the limit of what this database can do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

_TABLES = """
SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname = 'public' ORDER BY 1
"""
_COLUMNS = """
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attgenerated <> '' OR a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval%%'
           AS own,
       EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey))
           AS is_key
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SHORTEST_KEY = 6  # letters: a shorter text in a unique index is a kind, not a key


@dataclass(frozen=True)
class Column:
    """``own``: the database fills it itself. ``is_key``: part of a unique index."""

    name: str
    type: str
    own: bool
    is_key: bool


@dataclass(frozen=True)
class Row:
    """A written row; values as PostgreSQL writes them as text. ``changed``: it was there before."""

    table: str
    columns: tuple[Column, ...]
    values: tuple[str | None, ...]
    changed: bool


class Watch:
    """Takes a snapshot when made; ``rows`` says what was written since. Nothing else may write meanwhile."""

    def __init__(self, url: str) -> None:
        self._before = psycopg.connect(url, row_factory=dict_row)
        self._before.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        taken = self._before.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next").fetchone()
        self._next = taken["next"]  # type: ignore[index]
        self._now = psycopg.connect(url, row_factory=dict_row, autocommit=True)

    def rows(self) -> list[Row]:
        """Every row written since, in the order of the tables. Ends the watch."""
        tables = [line["name"] for line in self._now.execute(_TABLES)]
        found = [row for table in tables for row in self._rows_of(table)]
        self._before.close()
        self._now.close()
        return found

    def _rows_of(self, table: str) -> Iterator[Row]:
        columns = tuple(Column(**line) for line in self._now.execute(_COLUMNS, [table]))
        texts = ", ".join(f'"{one.name}"::text' for one in columns)
        written = f"SELECT {texts} FROM {table} WHERE xmin::text::bigint >= %s ORDER BY ctid"
        for line in self._now.execute(written, [self._next % 2**32]):
            values = tuple(line[one.name] for one in columns)
            known = columns[0].name
            seen = self._before.execute(f'SELECT 1 FROM {table} WHERE "{known}"::text = %s', [line[known]]).fetchone()
            yield Row(table, columns, values, changed=seen is not None)


def count_by_table(rows: list[Row]) -> dict[str, int]:
    """How many rows were written in each table."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.table] = counts.get(row.table, 0) + 1
    return counts


def as_one_statement(rows: list[Row], without: frozenset[str] = frozenset()) -> str:
    """All new rows by one statement of CTEs, each key fresh and the same wherever it stands, inside texts too.

    ``without``: tables that triggers fill by themselves. Rows that were only changed are changed to what they are.
    """
    fresh = _fresh_keys(rows)
    parts = [f"k AS MATERIALIZED (SELECT {', '.join(f'{make} AS {name}' for name, make in fresh.values()) or '1'})"]
    for number, row in enumerate(one for one in rows if one.table not in without):
        parts.append(f"w{number} AS ({_change(row) if row.changed else _insert(row, fresh)})")
    return "WITH " + ",\n".join(parts) + "\nSELECT 1;\n"


def _fresh_keys(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """Old key to the column of ``k`` that replaces it and the expression that makes it."""
    fresh: dict[str, tuple[str, str]] = {}
    for row in rows:
        for column, value in zip(row.columns, row.values, strict=True):
            if row.changed or value is None or column.own or not column.is_key or value in fresh:
                continue
            make = _maker(column.type, value)
            if make and not _stands_before(value, row, column):
                fresh[value] = (f"k{len(fresh)}", make)
    return fresh


def _stands_before(value: str, row: Row, column: Column) -> bool:
    """A foreign key that is part of a unique index points to what was there: it stays."""
    return column.name.endswith("_id") and column.name not in {"id", "public_id", "case_id", "event_id", "invoice_id"}


def _maker(kind: str, value: str) -> str | None:
    if kind == "uuid":
        return "uuidv7()"
    if kind.startswith(("character varying", "text")) and len(value) >= SHORTEST_KEY and not _UUID.fullmatch(value):
        return f"left(md5(CAST(uuidv7() AS text)), {min(32, len(value))})" if any(map(str.isdigit, value)) else None
    return "sha256(uuid_send(uuidv7()))" if kind == "bytea" else None


def _insert(row: Row, fresh: dict[str, tuple[str, str]]) -> str:
    kept = [(c, v) for c, v in zip(row.columns, row.values, strict=True) if not c.own]
    names = ", ".join(f'"{column.name}"' for column, _ in kept)
    values = ", ".join(_expression(column, value, fresh) for column, value in kept)
    return f"INSERT INTO {row.table} ({names}) SELECT {values} FROM k"


def _change(row: Row) -> str:
    """The same row written again: what it costs, without a change of what it says."""
    first, last = row.columns[0], next(one for one in reversed(row.columns) if not one.own)
    here = _cast(row.values[0], first.type)
    return f'UPDATE {row.table} SET "{last.name}" = "{last.name}" WHERE "{first.name}" = {here}'


def _expression(column: Column, value: str | None, fresh: dict[str, tuple[str, str]]) -> str:
    if value is None:
        return "NULL"
    if value in fresh:
        return f"k.{fresh[value][0]}"
    inside = [old for old in fresh if _UUID.fullmatch(old) and old in value]
    if not inside:
        return _cast(value, column.type)
    text = literal(value)
    for old in inside:
        text = f"replace({text}, {literal(old)}, CAST(k.{fresh[old][0]} AS text))"
    return f"CAST({text} AS {column.type})"


def _cast(value: str | None, kind: str) -> str:
    return f"CAST({literal(value or '')} AS {kind})"


def literal(value: str) -> str:
    """As SQL, without a colon: pgbench takes what follows one for a variable."""
    body = value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\072")
    return f"E'{body}'"


def write_limit(url: str, rows: list[Row]) -> str:
    """The statement, tried on a copy of the database: it writes as many rows into each table as the request did, or
    this raises RuntimeError. What triggers write by themselves is left to them."""
    wanted = count_by_table(rows)
    without: frozenset[str] = frozenset()
    got: dict[str, int] = {}
    for _ in range(4):
        statement = as_one_statement(rows, without)
        try:
            got = count_by_table(_tried(url, statement))
        except psycopg.errors.ForeignKeyViolation as error:  # it names a number that the database gave: a trigger's row
            without |= {str(error.diag.table_name)}
            continue
        if got == wanted:
            return statement
        without |= {table for table, count in got.items() if count > wanted.get(table, 0)}
    raise RuntimeError(f"the limit writes {got}, the request wrote {wanted}")


def _tried(url: str, statement: str) -> list[Row]:
    watch = Watch(url)
    with psycopg.connect(url) as connection:
        connection.execute(statement.encode())
    return watch.rows()


def key_of(rows: list[Row], table: str, column: str) -> Any:
    """A value of the only row of a table."""
    row = next(one for one in rows if one.table == table)
    return dict(zip((c.name for c in row.columns), row.values, strict=True))[column]
