"""``make bench-profile``: where the time of one submission goes. In this process, by cProfile over many of them, and
the statements of one with their times. A profiler slows Python and not PostgreSQL: shares of Python are too large."""

import cProfile
import json
import pstats
import sys
from io import StringIO
from time import perf_counter

from .place import HOST, PROJECT, place
from .rig import SIZES, Rig, folder, stamp

TIMES, SHOWN = 200, 45


def main() -> int:
    """0 when it was profiled."""
    with place(folder(PROJECT, SIZES["tiny"])) as here:
        import django

        django.setup()
        from . import filling

        rig = Rig(here, SIZES["tiny"])
        filling.furnish(rig)
        _profile(rig)
    return 0


def _profile(rig: Rig) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from .measures.submit_api import MARK, PATH, PETITION

    settings.ALLOWED_HOSTS = [HOST]
    client, body = Client(headers={"host": HOST}), json.dumps(PETITION)

    def send(number: int) -> None:
        key = stamp()
        headers = {"authorization": f"Bearer {rig.people[number % len(rig.people)].token}", "idempotency-key": key}
        sent = client.post(PATH, body.replace(MARK, key), content_type="application/json", headers=headers)
        if sent.status_code != 201:
            raise RuntimeError(f"{sent.status_code}: {sent.content[:300]!r}")

    for number in range(20):
        send(number)
    began = perf_counter()
    for number in range(TIMES):
        send(number)
    say(f"{(perf_counter() - began) / TIMES * 1000:.2f} ms a submission, one after the other, in process\n")
    with CaptureQueriesContext(connection) as captured:
        send(0)
    say("statements of one submission, ms")
    for one in captured.captured_queries:
        say(f"  {float(one['time']) * 1000:7.2f}  {' '.join(str(one['sql']).split())[:150]}")
    profiler = cProfile.Profile()
    profiler.enable()
    for number in range(TIMES):
        send(number)
    profiler.disable()
    for order in ("tottime", "cumulative"):
        out = StringIO()
        pstats.Stats(profiler, stream=out).strip_dirs().sort_stats(order).print_stats(SHOWN)
        say(f"\nby {order}, {TIMES} submissions\n{out.getvalue()}")


def say(line: str) -> None:
    """At once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
