"""The web application as it would be if it answered before the commit: who dies in between has broken a promise."""

import threading
import time

from django.db.backends.postgresql.base import DatabaseWrapper

from darcha.config.wsgi import application

LATER = 0.4  # seconds
__all__ = ["application"]


def _commit_later(self: DatabaseWrapper) -> None:
    """The transaction goes on in another thread; here a new connection takes its place."""
    begun, pool = self.connection, self.pool
    self.connection = None

    def commit() -> None:
        time.sleep(LATER)
        begun.commit()
        pool.putconn(begun)

    threading.Thread(target=commit, daemon=True).start()


DatabaseWrapper._commit = _commit_later  # type: ignore[method-assign]
