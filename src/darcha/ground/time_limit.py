"""A limit on how long a piece of work may take, where it stands in the way of others. Ignores what is done about it.

A statement of the database, also one that waits for a lock, is cancelled; a loop of Python is left. What hangs outside
both, in a library of C that never comes back, is beyond this guard.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer, get_ident

from django.db import connections
from psycopg.pq import TransactionStatus


class TookTooLong(Exception):
    """The work was interrupted at its limit."""


class Interrupted(BaseException):
    """Raised inside the work; nothing in it catches this by chance. Who catches it by name says by an error of his own
    how far the work had come, and does no more: TookTooLong is raised from that."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TookTooLong in place of whatever the interruption has led to."""
    guard = _Guard(get_ident())
    timer = Timer(seconds, guard.interrupt)
    timer.daemon = True
    timer.start()
    try:
        try:
            yield
        finally:
            timer.cancel()
            guard.end()
    except BaseException as error:
        if guard.is_interrupted:
            raise TookTooLong from error
        raise


class _Guard:
    """One piece of work in one thread. Between its end and an interruption there is a lock, so none comes after it."""

    def __init__(self, thread: int) -> None:
        self._thread, self._lock = thread, Lock()
        self._database = connections["default"]
        self._is_over = self.is_interrupted = False

    def interrupt(self) -> None:
        """From the timer's thread. Who waits for the database is woken by it: its transaction ends as any other."""
        with self._lock:
            if self._is_over:
                return
            self.is_interrupted = True
            talking = self._database.connection
            if talking is not None and talking.info.transaction_status == TransactionStatus.ACTIVE:
                talking.cancel_safe(timeout=10)
            else:
                _raise_in(self._thread, Interrupted)

    def end(self) -> None:
        """From now on nothing is interrupted; what has not arrived yet arrives here. It is not taken back: CPython 3.11
        would go on looking for it, and under a tracer for ever."""
        with self._lock:
            self._is_over = True
        with suppress(Interrupted):
            for _ in range(2):  # the interpreter looks for it where a loop goes back
                pass


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))
