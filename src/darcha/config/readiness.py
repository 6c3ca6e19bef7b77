"""What must be there before people are let in: the database with this version's tables, the packs, a living worker."""

import os
import sys
from functools import cache

from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader

from darcha.ground import read_only

from .environment import start_django

WORKER_SILENCE_SECONDS = 90
READY = {"ok", "resting"}
_APPLIED = "SELECT app, name FROM django_migrations"
_PUBLISHED = "SELECT EXISTS (SELECT 1 FROM catalogue_serviceversion)"
_WORKER_ALIVE = (
    "SELECT EXISTS (SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - interval '%s seconds')"
)


def readiness() -> dict[str, str]:
    """``{"database": "ok", "packs": "ok", "worker": "ok"}``, or what is wrong in a word.

    A worker rests while nothing may be written. At most three
    statements."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_APPLIED)
            if not wanted_migrations() <= set(cursor.fetchall()):
                return {"database": "behind", "packs": "unknown", "worker": "unknown"}
            cursor.execute(_PUBLISHED)
            packs = "ok" if cursor.fetchone()[0] else "unpublished"
            cursor.execute(_WORKER_ALIVE, [WORKER_SILENCE_SECONDS])
            worker = "ok" if cursor.fetchone()[0] else "resting" if read_only.standing() else "silent"
    except OperationalError:
        return {"database": "unreachable", "packs": "unknown", "worker": "unknown"}
    except DatabaseError:  # not even the table of migrations
        return {"database": "behind", "packs": "unknown", "worker": "unknown"}
    return {"database": "ok", "packs": packs, "worker": worker}


@cache
def wanted_migrations() -> frozenset[tuple[str, str]]:
    """The migrations of this version; they do not change while a process lives."""
    loader = MigrationLoader(None)
    loader.load_disk()
    return frozenset(loader.disk_migrations or ())


def main() -> None:
    """``python -m darcha.config.readiness``, for what watches a container: exit 1 while people should not be let in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
    start_django()
    sys.exit(0 if set(readiness().values()) <= READY else 1)


if __name__ == "__main__":
    main()
