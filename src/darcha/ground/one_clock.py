"""Whatever the clock of this machine says, terms go by the database's: it is one for all machines of an installation.

Asked every few seconds, and carried on by what nobody sets: the count of seconds since the machine started. So a clock
that is set, or runs away, moves no deadline; how far it is off is for the operator (``darcha health``).
"""

import logging
from threading import Thread
from time import sleep

from django.db import Error, connection

from . import clock
from .incidents import place_of

ASKED_EVERY_SECONDS = 5.0
ASKED_AGAIN_SECONDS = 1.0  # until the first answer
log = logging.getLogger("darcha.clock")


def keep_following() -> None:
    """Begin, beside what this process does; ends with it. While the database is away its clock is carried on."""
    Thread(target=_follow, name="clock", daemon=True).start()


def wait_for_the_first_answer() -> None:
    """For whoever may decide nothing by the clock of its machine, not even at its start."""
    while not look():
        sleep(ASKED_AGAIN_SECONDS)


def _follow() -> None:
    while True:
        look()
        sleep(ASKED_EVERY_SECONDS)


def look() -> bool:
    """Ask once; whether there was an answer. Raises nothing: who follows goes on, whatever happened."""
    try:
        try:
            follow_database()
        finally:
            connection.close()  # back into the pool
    except Error as error:
        log.warning("the database's clock gives no answer: %s", type(error).__name__)
        return False
    except Exception as error:
        log.error("the database's clock was not asked\n%s", place_of(error))
        return False
    return True


def follow_database() -> None:
    """Ask once. Raises DatabaseError."""
    with connection.cursor() as cursor:  # opened first: that takes far longer than the answer
        before = clock.uptime()
        cursor.execute("SELECT clock_timestamp()")
        theirs = cursor.fetchone()[0]
        after = clock.uptime()
    clock.go_on_from(theirs, before, after)
