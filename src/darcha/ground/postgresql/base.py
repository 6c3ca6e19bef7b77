"""What Django loads by the ENGINE of the settings: its own wrapper with another pool."""

from select import POLLERR, POLLHUP, POLLIN, poll
from typing import Any

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool

# What is prepared is planned once for a connection and for every value: left to itself the server plans a statement
# anew each time that it takes an array, which costs five times as much as finding what was asked.
_PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"


class DatabaseWrapper(base.DatabaseWrapper):
    """A pool as Django makes it, but for the check and the plans. Whoever asks without it, as the worker's own
    connections do, gets neither."""

    _connection_pools: dict[str, Any]
    _configure_connection: Any  # the stubs are of an earlier Django

    @property
    def pool(self) -> Any:
        """Opened by whoever needs the first connection; None where the settings want none."""
        if made := self._connection_pools.get(self.alias):
            return made
        options = self.settings_dict["OPTIONS"].get("pool")
        if options and self.alias != NO_DB_ALIAS:
            params = self.get_connection_params()
            more = {"autocommit": True, "options": f"{params.get('options', '')} {_PLANNED_ONCE}"}
            pool = ConnectionPool(
                kwargs=params | more,  # Django takes autocommit away where it needs to
                open=False,
                configure=self._configure_connection,
                check=check_by_socket,
                **options,
            )
            self._connection_pools.setdefault(self.alias, pool)
        return super().pool


def check_by_socket(connection: Any) -> None:
    """Raises what psycopg raises when the connection is gone. A server that ends, or ends a connection, says so, and
    the words lie in the socket: only where something lies there is the server asked. An empty round trip before each
    request would learn no more: what falls silent a moment later, no check before it has seen."""
    socket = poll()
    socket.register(connection.fileno(), POLLIN | POLLERR | POLLHUP)
    if socket.poll(0):
        ConnectionPool.check_connection(connection)
