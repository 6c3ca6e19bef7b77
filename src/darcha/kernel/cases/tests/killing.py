"""A child that acts and dies at a given point. Started by ``test_kill_points``; not a test itself.

Reads one JSON line per attempt (``point``, and for a submission ``key``, ``service``, ``answers``; for silence ``case``
and ``moment``), forks, and says how the fork ended.
A point is every moment before and after a statement, before and after the commit, and before and after the answer.
"""

import json
import os
import sys
from uuid import UUID

import django

KILLED = 137
MOMENT = "2026-03-06T10:00+05:00"


class Executioner:
    """Counts moments, and ends the process at the chosen one like a power cut: no handler runs, nothing is flushed."""

    def __init__(self, point: int) -> None:
        self.left = point

    def moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def around(self, execute, sql, params, many, context):
        self.moment()
        result = execute(sql, params, many, context)
        self.moment()
        return result


def attempt(wish: dict, account: UUID, person: UUID) -> None:
    """One act in this process, killed at its point."""
    from django.db import connection

    from darcha.ground import clock
    from darcha.kernel.identity.types import Principal

    executioner = Executioner(wish["point"])
    connection.ensure_connection()
    commit = connection._commit

    def watched_commit() -> None:
        executioner.moment()
        commit()
        executioner.moment()

    connection._commit = watched_commit
    who = Principal(kind="person", account_id=account, person_id=person, assurance="sms")
    with clock.frozen(wish.get("moment", MOMENT)), connection.execute_wrapper(executioner.around):
        number = decided(wish) if "case" in wish else submitted(who, wish)
    executioner.moment()
    say({"number": number})
    executioner.moment()


def submitted(who, wish: dict) -> str:
    """The number of the new case."""
    from darcha.kernel.cases import api

    return api.submit(
        who,
        service_key=wish["service"],
        answers=wish["answers"],
        language="uz",
        idempotency_key=wish["key"],
        route="kill",
    ).number


def decided(wish: dict) -> str:
    """The number of the case that silence has decided."""
    from darcha.kernel.cases import api
    from darcha.kernel.identity.types import Principal

    row = api.decide_by_silence(Principal.system("kill"), case_id=UUID(wish["case"]))
    assert row is not None
    return row.number


def load_what_prints() -> None:
    """Once before the forks, which would each take a second for it. Nothing is printed here: threads do not fork."""
    from darcha.kernel.documents import ports
    from darcha.kernel.documents.content import paper, seal  # noqa: F401

    ports.authority().signer()
    paper._fonts()


def say(words: dict) -> None:
    """One JSON line to whoever started us."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Ready once, then a fork for each line."""
    django.setup()
    from darcha.kernel.catalogue import api as catalogue

    catalogue.current()
    load_what_prints()
    account, person = (UUID(name) for name in sys.argv[1:3])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                attempt(json.loads(line), account, person)
            finally:
                sys.stdout.flush()
                os._exit(0 if sys.exc_info()[0] is None else 1)
        _, status = os.waitpid(child, 0)
        say({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
