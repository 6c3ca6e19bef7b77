"""What a database looks like, in lines that can be compared: columns, keys, indexes and whether they serve, triggers,
functions, sequences, the migrations that are noted, and how many rows each table has. Imports nothing of Darcha."""

import psycopg
from psycopg import sql

_OURS = "(SELECT oid FROM pg_namespace WHERE nspname = 'public')"
_LINES = f"""
SELECT format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
              pg_get_expr(d.adbin, d.adrelid))
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE c.relnamespace = {_OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT format('%s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
 WHERE connamespace = {_OURS} AND contype <> 'n'
UNION ALL SELECT format('%s valid %s', pg_get_indexdef(indexrelid), indisvalid)
  FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = {_OURS}
UNION ALL SELECT format('%s %s', pg_get_triggerdef(t.oid), tgenabled)
  FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE c.relnamespace = {_OURS} AND NOT tgisinternal
UNION ALL SELECT md5(pg_get_functiondef(oid)) FROM pg_proc WHERE pronamespace = {_OURS} AND prokind = 'f'
UNION ALL SELECT format('sequence %s', relname) FROM pg_class WHERE relnamespace = {_OURS} AND relkind = 'S'
"""  # noqa: S608 - the catalogue's own names
_TABLES = f"SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = {_OURS}"  # noqa: S608 - as above
_NOTED = "SELECT app, name FROM django_migrations"


def shape_of(url: str) -> set[str]:
    """Of one database."""
    with psycopg.connect(url) as connection:
        lines = {line for (line,) in connection.execute(_LINES)}
        tables = [name for (name,) in connection.execute(_TABLES)]
        if "django_migrations" in tables:
            lines |= {f"noted {app}.{name}" for app, name in connection.execute(_NOTED)}
        for table in tables:
            if table != "django_migrations":
                counted = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
                lines.add(f"{table}: {counted.fetchone()[0]} rows")
    return lines
