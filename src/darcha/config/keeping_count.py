"""Writes down every minute what this process counted, and says that it is there. A thread beside the web server's own:
nobody's request waits for it, and no act asks the database more."""

import logging
from collections.abc import Collection
from threading import Thread
from time import sleep

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection

from darcha.ground import clock, read_only
from darcha.ground.incidents import place_of
from darcha.ground.read_only import ReadOnly
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.types import RELIES_ON, WRITING, Part, Source
from darcha.kernel.identity.types import Principal

from .parts import parts_out

LOOKS_EVERY_SECONDS = 5.0
SYSTEM = Principal.system("availability")
OF_THE_WEB = tuple(part for part in Part if Source.WEB in RELIES_ON[part])
log = logging.getLogger("darcha.availability")


def keep_count() -> None:
    """Begin; ends with the process."""
    Thread(target=_live, name="availability", daemon=True).start()


def _live() -> None:
    keeper = Keeper()
    while True:
        try:
            keeper.look()
        except Exception as error:
            log.error("counts were not kept\n%s", place_of(error))
        finally:
            connection.close()  # back into the pool
        sleep(LOOKS_EVERY_SECONDS)


class Keeper:
    """Looks every few seconds, writes once a minute, and again at each look while it cannot."""

    def __init__(self) -> None:
        self._written_in = -1

    def look(self) -> None:
        """One look. What is refused to everybody makes a minute lost, whether anybody asked or not."""
        availability.memory.lose(refused_now())
        minute = int(clock.now().timestamp()) // 60
        if minute == self._written_in:
            return
        availability.memory.hear(Source.WEB)
        if write_down():
            self._written_in = minute
            availability.board()  # so that something is known when the database goes away


def refused_now() -> Collection[Part]:
    """What this installation refuses to everybody just now."""
    if (settings.DARCHA_VAR / "maintenance").exists():
        return OF_THE_WEB
    return WRITING if read_only.standing() is not None else ()


def write_down() -> bool:
    """Whether it was written. While the database does not answer nobody gets what they want: lost minutes."""
    counts = availability.memory.take()
    try:
        availability.add_counts(SYSTEM, counts=counts)
    except ReadOnly:
        availability.memory.put_back(counts)
        return False
    except DatabaseError as error:
        availability.memory.put_back(counts)
        if isinstance(error, OperationalError):
            availability.memory.lose(OF_THE_WEB)
        return False
    return True


def look_at_parts() -> None:
    """For the worker, every minute: that it is there, which parts are out, and what that makes of incidents."""
    availability.memory.lose(parts_out())
    availability.memory.hear(Source.WORKER)  # a minute of which it cannot say what is out is no good one
    if write_down():
        availability.note_outages(SYSTEM)
