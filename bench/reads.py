"""What a page reads, as a script of pgbench: the statements that it sends, with their values. Needs Django."""

from collections.abc import Mapping
from typing import Any

import psycopg

from . import pgbench
from .place import HOST
from .registry import Round
from .rig import Rig


def statements_of(path: str, headers: Mapping[str, str]) -> list[str]:
    """The statements of one page with their values written in, by the same application in this process; the second
    time, for the first reads its packs."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = [HOST]
    asked: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        asked.append((str(sql), params))
        return execute(sql, params, many, context)

    said: dict[str, Any] = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    client = Client(headers={"host": HOST})
    for _ in range(2):
        asked.clear()
        with connection.execute_wrapper(keep):
            answer = client.get(path, **said)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    connection.ensure_connection()
    with psycopg.ClientCursor(connection.connection) as cursor:
        return [cursor.mogrify(sql, params) if params else sql for sql, params in asked]


def read_limit(rig: Rig, path: str, headers: Mapping[str, str]) -> Round:
    """Only what reads; in the database that is read by the page, for it has the same rows."""
    sql = [one for one in statements_of(path, headers) if one.lstrip("( \n").upper().startswith(("SELECT", "WITH"))]
    sql = [one for one in sql if "INSERT INTO" not in one]
    script = "\n".join(_without_colons(one) + ";" for one in sql) or "SELECT 1;"
    return lambda seconds: pgbench.run(rig.place, script, seconds=seconds, database="darcha")


def _without_colons(sql: str) -> str:
    """pgbench takes a word behind a colon for a variable. Casts are left; a literal with a colon becomes an escape."""
    parts = sql.replace("\n", " ").split("'")
    for index in range(1, len(parts), 2):
        if ":" in parts[index]:
            parts[index] = parts[index].replace("\\", "\\\\").replace(":", "\\072")
            parts[index - 1] += "E" if not parts[index - 1].endswith("E") else ""
    return "'".join(parts)
