"""Whatever the clock of this machine says, terms go by the database's: it is one for all machines of an installation.

Asked every few seconds, and carried on by what nobody sets: the count of seconds since the machine started. So a clock
that is set, or runs away, moves no deadline; how far it is off is for the operator (``darcha health``).
"""

from contextlib import suppress
from threading import Thread
from time import monotonic, sleep

from django.db import DatabaseError, connection

from . import clock

ASKED_EVERY_SECONDS = 5.0
SLOWEST = 0.5  # seconds: what took longer says too little of when the answer was true


def keep_following() -> None:
    """Begin, beside what this process does; ends with it. While the database is away its clock is carried on."""
    Thread(target=_follow, name="clock", daemon=True).start()


def _follow() -> None:
    while True:
        with suppress(DatabaseError):
            follow_database()
        connection.close()  # back into the pool
        sleep(ASKED_EVERY_SECONDS)


def follow_database() -> None:
    """Ask once. An answer that was long on its way is left aside, unless there is none yet. Raises DatabaseError."""
    before = monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs = cursor.fetchone()[0]
    after = monotonic()
    if after - before <= SLOWEST or not clock.is_followed():
        clock.go_on_from(theirs, (before + after) / 2)
