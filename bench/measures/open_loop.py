"""A fixed arrival: petitions by the API as they come in a worst hour, whoever is still waiting. Latency counts from
the moment each was due."""

import json

from .. import opened
from ..registry import Round, measure
from ..rig import Rig, stamp
from .submit_api import MARK, PATH, PETITION, send

A_SECOND = 90  # the worst hour of a country's portal: 25.3 million applications in ten months


@measure("open-submit", f"petitions by the API, {A_SECOND} due each second, open loop", target="p99 <= 100 ms")
def submit(rig: Rig) -> Round:
    """Raises when the client could not keep the rate: then nothing was measured."""
    body, run_of = json.dumps(PETITION), stamp()
    counted = iter(range(10**9))
    send(rig, PETITION)

    def make(number: int) -> opened.Request:
        key = f"{run_of}-{next(counted)}"
        headers = {
            "Authorization": f"Bearer {rig.people[number % len(rig.people)].token}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        return opened.Request("POST", PATH, headers, body.replace(MARK, key).encode())

    def run(seconds: float):  # type: ignore[no-untyped-def]
        return opened.on_time(opened.run(rig.place, make, rate=A_SECOND, seconds=seconds))

    return run
