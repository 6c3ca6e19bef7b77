"""A paid permit by the API: registers read, fee counted, invoice made. By people who own a car, each for the own."""

import json

from .. import pgbench
from ..asking import ask, expect
from ..latency import Latency
from ..once import JSON, line, send
from ..people import SIZES, population_of
from ..registry import Round, measure
from ..rig import LIMIT_DATABASE, Rig, stamp
from ..written import Watch, count_by_table, write_limit
from .submit_api import PATH, stored

A_SECOND = 700  # permits prepared for each second of a round


def _owners(rig: Rig) -> list[tuple[str, str]]:
    """The token of each person of the rig who owns a car, and the car's plate."""

    def make() -> list[tuple[str, str]]:
        cars = {
            data["owner_pinfl"]: data["plate"]
            for _, data in population_of(**SIZES).records["vehicles"]
            if "owner_pinfl" in data
        }
        return [(one.token, cars[one.pinfl]) for one in rig.people if one.pinfl in cars]

    return rig.once("owners", make)


def _body(plate: str) -> str:
    answers = {"vehicle": plate, "windows": ["rear"], "phone": "+998901234567", "truth": True}
    return json.dumps({"service": "window-tint-permit", "language": "uz", "answers": answers})


def _one(rig: Rig, number: int = 0) -> None:
    token, plate = _owners(rig)[number]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": JSON, "Idempotency-Key": stamp()}
    expect(ask(rig.place, "POST", PATH, headers=headers, body=_body(plate).encode()), 201, b"awaiting_payment")


@measure("limit-paid", "the rows of one paid permit by PostgreSQL alone, one prepared statement, pgbench")
def limit(rig: Rig) -> Round:
    """Learnt from a real permit, tried on the copy."""
    _one(rig)
    watch = Watch(rig.place.cluster.url())
    _one(rig, 1)
    rows = watch.rows()
    rig.kept["written"] = rig.kept.get("written", {}) | {"window-tint-permit": count_by_table(rows)}
    statement = write_limit(rig.place.cluster.url(LIMIT_DATABASE), rows)
    return lambda seconds: pgbench.run(rig.place, statement, seconds=seconds, database=LIMIT_DATABASE)


@measure("submit-paid", "a permit with a fee by the API, up to its invoice, closed loop of 16", limit="limit-paid")
def submit_paid(rig: Rig) -> Round:
    """What was acknowledged is counted in the database; a difference is an error."""
    owners = _owners(rig)
    _one(rig)

    def run(seconds: float) -> Latency:
        lines = [
            line(
                "POST", PATH, "Authorization", f"Bearer {token}", _body(plate), "Idempotency-Key", f"{stamp()}-{number}"
            )
            for number in range(int(max(2, seconds) * A_SECOND))
            for token, plate in (owners[number % len(owners)],)
        ]
        before = stored()
        done = send(rig, "permits", lines, seconds, kind=JSON)
        lost = max(0, done.count - done.errors - (stored() - before))
        return Latency(done.rate, done.p50, done.p95, done.p99, done.count, done.errors + lost)

    return run
