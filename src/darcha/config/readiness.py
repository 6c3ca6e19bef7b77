"""What must be there before people are let in: the database, the packs, a living worker."""

from datetime import timedelta

from django.db import DatabaseError, connection

WORKER_SILENCE = timedelta(seconds=90)
_WORKER_ALIVE = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s"


def readiness() -> dict[str, str]:
    """``{"database": "ok", "packs": "ok", "worker": "ok"}``, or what is wrong in a word."""
    states = {"database": "ok", "packs": "ok", "worker": "ok"}
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WORKER_ALIVE, [WORKER_SILENCE])
            if not cursor.fetchone()[0]:
                states["worker"] = "silent"
            cursor.execute("SELECT count(*) FROM catalogue_serviceversion")
            if not cursor.fetchone()[0]:
                states["packs"] = "not published"
    except DatabaseError:
        return {"database": "unreachable", "packs": "unknown", "worker": "unknown"}
    return states
