"""What a page reads, as a script of pgbench: the statements that it sends, with their values. Needs Django."""

from collections.abc import Mapping
from typing import Any

from . import pgbench
from .place import HOST
from .registry import Round
from .rig import Rig


def statements_of(path: str, headers: Mapping[str, str]) -> list[tuple[str, float]]:
    """The statements of one page with their milliseconds, by the same application in this process; the second time,
    for the first reads its packs."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = [HOST]
    said: dict[str, Any] = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    client = Client(headers={"host": HOST})
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path, **said)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return [(str(one["sql"]), float(one["time"]) * 1000) for one in captured.captured_queries]


def read_limit(rig: Rig, path: str, headers: Mapping[str, str]) -> Round:
    """Only what reads; in the database that is read by the page, for it has the same rows."""
    sql = [one for one, _ in statements_of(path, headers) if one.lstrip("( ").upper().startswith(("SELECT", "WITH"))]
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
