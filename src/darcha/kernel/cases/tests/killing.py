"""A child that acts and dies at a given point. Started by tests of kill points through ``dying``; not a test itself.

Reads one JSON line per attempt (``point``, ``do``: one of ``ACTS``, and what that act takes), forks, and says how the
fork ended. A point is every moment before and after a statement, before and after the commit, before and after each
step by which a file is written (and in the middle of its bytes), and before and after the answer. Where much is done
besides, ``once`` leaves out the moment after each statement: it leaves the same as the one before the next.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import django
import msgspec

KILLED = 137
MOMENT = "2026-03-06T10:00+05:00"
STEPS_OF_A_FILE = ("open", "fsync", "rename", "mkdir")


class Executioner:
    """Counts moments, and ends the process at the chosen one like a power cut: no handler runs, nothing is flushed.
    ``steps`` are what was done to files and to the database, in order."""

    def __init__(self, point: int, *, once: bool = False) -> None:
        self.left = point
        self.once = once
        self.steps: list[str] = []

    def moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def around(self, execute, sql, params, many, context):
        self.moment()
        result = execute(sql, params, many, context)
        if not self.once:
            self.moment()
        return result

    def watch_commits(self, connection) -> None:
        commit = connection._commit

        def watched() -> None:
            self.moment()
            commit()
            self.steps.append("commit")
            self.moment()

        connection._commit = watched

    def watch_files(self, folder: Path) -> None:
        """Whatever is done inside of it. For the rest of this process's short life."""
        for name in STEPS_OF_A_FILE:
            setattr(os, name, self._watched(name, getattr(os, name), folder))
        os.fdopen = self._in_halves

    def _watched(self, name: str, act: Callable, folder: Path) -> Callable:
        def watched(what, *rest, **more):
            place = Path(f"/proc/self/fd/{what}").readlink() if isinstance(what, int) else Path(os.fsdecode(what))
            if not place.is_relative_to(folder):
                return act(what, *rest, **more)
            self.moment()
            try:
                return act(what, *rest, **more)
            finally:  # a folder that is there already is an error to whoever makes it, and a point like any other
                self.steps.append(f"{name} {place.relative_to(folder)}")
                self.moment()

        return watched

    def _in_halves(self, handle: int, mode: str = "r", *rest, **more):
        if mode != "wb":
            return open(handle, mode, *rest, **more)
        executioner = self

        class Halves(io.FileIO):
            def write(self, content) -> int:
                half = len(content) // 2
                written = super().write(content[:half])
                executioner.moment()
                return written + super().write(content[half:])

        return Halves(handle, "wb")


def attempt(wish: dict) -> None:
    """One act in this process, killed at its point."""
    from django.conf import settings
    from django.db import connection

    from darcha.ground import clock
    from darcha.kernel.identity.types import Principal

    executioner = Executioner(wish["point"], once=wish.get("once", False))
    connection.ensure_connection()
    executioner.watch_commits(connection)
    executioner.watch_files(settings.DARCHA_FILES_DIR)
    who = msgspec.convert(wish["who"], Principal) if "who" in wish else Principal.system("kill")
    with clock.frozen(wish.get("moment", MOMENT)), connection.execute_wrapper(executioner.around):
        answer = ACTS[wish["do"]](who, wish)
    executioner.moment()
    say({"answer": answer})
    executioner.moment()
    say({"steps": executioner.steps})


def submit(who, wish: Mapping[str, Any]) -> str:
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


def silence(who, wish: Mapping[str, Any]) -> str:
    """The number of the case that silence has decided."""
    from darcha.kernel.cases import api

    row = api.decide_by_silence(who, case_id=UUID(wish["case"]))
    assert row is not None
    return row.number


def by_rule(who, wish: Mapping[str, Any]) -> str:
    """The number of the case that a rule has decided."""
    from darcha.kernel.cases import api

    row = api.decide_by_rule(who, case_id=UUID(wish["case"]))
    assert row is not None
    return row.number


def approve(who, wish: Mapping[str, Any]) -> str:
    """The number of the case."""
    from darcha.kernel.cases import api

    return api.approve(who, case=UUID(wish["case"])).number


def refuse(who, wish: Mapping[str, Any]) -> str:
    """The number of the case."""
    from darcha.kernel.cases import api

    return api.refuse(who, case=UUID(wish["case"]), ground="not-owner", fact=wish["fact"]).number


def sign_sheet(who, wish: Mapping[str, Any]) -> str:
    """The number of the sealed sheet."""
    from darcha.kernel.cases import api

    return api.issue_term_sheet(who, case=UUID(wish["case"])).number


def open_attempt(who, wish: Mapping[str, Any]) -> str:
    """The state of the provider's transaction."""
    from darcha.kernel.payments import api as payments

    wanted = {name: wish[name] for name in ("provider_ref", "account_value", "amount", "provider_time_ms")}
    return payments.open_transaction(who, provider="payme", **wanted).state.value


def settle(who, wish: Mapping[str, Any]) -> str:
    """The state of the provider's transaction."""
    from darcha.kernel.payments import api as payments

    return payments.settle(who, provider="payme", provider_ref=wish["provider_ref"]).state.value


def give_back(who, wish: Mapping[str, Any]) -> str:
    """The state of the provider's transaction."""
    from darcha.kernel.payments import api as payments

    made = payments.cancel_transaction(who, provider="payme", provider_ref=wish["provider_ref"], reason=5)
    return made.state.value


def deliver(who, wish: Mapping[str, Any]) -> str:
    """What the worker does with one event."""
    from darcha.ground.outbox.deliver import deliver as delivered

    delivered(event_id=wish["event"])
    return wish["event"]


def receive(who, wish: Mapping[str, Any]) -> str:
    """The public id of a picture that was sent."""
    from darcha.kernel.documents import api as documents

    content = bytes.fromhex(wish["content"])
    return str(documents.receive_file(who, name="rasm.png", content=content, purpose="case-file").public_id)


def pay_carelessly(who, wish: Mapping[str, Any]) -> str:
    """Two acts where one is meant: what the tests must notice."""
    open_attempt(who, wish)
    return settle(who, wish)


ACTS: dict[str, Callable[[Any, Mapping[str, Any]], str]] = {
    act.__name__: act
    for act in (
        submit,
        silence,
        by_rule,
        approve,
        refuse,
        sign_sheet,
        open_attempt,
        settle,
        give_back,
        deliver,
        receive,
        pay_carelessly,
    )
}


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
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                attempt(json.loads(line))
            finally:
                sys.stdout.flush()
                os._exit(0 if sys.exc_info()[0] is None else 1)
        _, status = os.waitpid(child, 0)
        say({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
