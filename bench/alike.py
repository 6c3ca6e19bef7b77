"""Do doors take the same time for what exists and for what does not? Each pair is timed in turn and compared by the
two-sample Kolmogorov-Smirnov test. The suite compares the statements (``tests/security/test_alike.py``); this compares
the clock, which only a quiet machine can do: a p-value below 0.01 twice running is told as a difference.

Run as ``make bench-alike``, or ``python -m bench.alike [SAMPLES]``; about a minute with 150 samples.
"""

import math
import random
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from uuid import UUID

import darcha.config.testing  # noqa: F401  its own throw-away database, before Django reads its settings

SAMPLES, WARM_UP, ALIKE_ABOVE = 150, 10, 0.01
SLOW_DOOR = "a login (staff sign-in)"  # hashes a passphrase each time: a fifth of the samples
NOTHING = UUID("11111111-2222-4333-8444-555555555555")
Ask = Callable[[], object]


def ks_p_value(one: Sequence[float], other: Sequence[float]) -> float:
    """The chance of distributions at least as far apart when both come from one. Asymptotic; Smirnov 1948."""
    n, m = len(one), len(other)
    a, b = sorted(one), sorted(other)
    i = j = 0
    distance = 0.0
    while i < n and j < m:
        here = min(a[i], b[j])
        while i < n and a[i] == here:
            i += 1
        while j < m and b[j] == here:
            j += 1
        distance = max(distance, abs(i / n - j / m))
    scaled = distance * math.sqrt(n * m / (n + m))
    terms = (2 * (-1) ** (k - 1) * math.exp(-2 * k * k * scaled * scaled) for k in range(1, 101))
    return 1.0 if scaled < 0.2 else max(0.0, min(1.0, sum(terms)))


def timed(pair: tuple[Ask, Ask], samples: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each, in random turns, so that what the machine does meanwhile falls on both."""
    turns = [0, 1] * (samples + WARM_UP)
    random.shuffle(turns)
    took: tuple[list[float], list[float]] = ([], [])
    for turn in turns:
        began = perf_counter()
        pair[turn]()
        took[turn].append((perf_counter() - began) * 1000)
    return took[0][WARM_UP:], took[1][WARM_UP:]


def compare(name: str, pair: tuple[Ask, Ask], samples: int) -> bool:
    """Print a line; whether the two were alike, in the first round or in a second one."""
    for _ in range(2):
        there, nothing = timed(pair, samples)
        p_value = ks_p_value(there, nothing)
        medians = (sorted(took)[len(took) // 2] for took in (there, nothing))
        sys.stdout.write("{:38} {:8.2f} ms {:8.2f} ms   p = {:.3f}\n".format(name, *medians, p_value))
        sys.stdout.flush()
        if p_value >= ALIKE_ABOVE:
            return True
    return False


def doors(country: object) -> dict[str, tuple[Ask, Ask]]:
    """Each door with a way to ask for what exists, and for what does not."""
    from django.db import transaction

    from darcha.ground.identifiers import case_number
    from darcha.kernel.cases.tests import world

    def ask(role: str, method: str, path: str, data: object = None) -> Ask:
        def run() -> None:
            with transaction.atomic():
                country.send(role, method, path, data)  # type: ignore[attr-defined]
                transaction.set_rollback(True)

        return run

    things, people = country.things, country.people  # type: ignore[attr-defined]
    number = world.number_of(people["owner"])
    pages = {
        "an application (page)": ("other", "/uz/applications/{}", "case"),
        "a document (page)": ("other", "/uz/documents/{}", "paper"),
        "a draft (page)": ("other", "/uz/apply/{}/what", "draft"),
        "an application (API)": ("other", "/api/v1/applications/{}", "case"),
        "a case of another body (desk)": ("outsider", "/uz/office/cases/{}", "case"),
        "a case of another body (API)": ("outsider", "/api/v1/applications/{}", "case"),
    }
    found = {
        name: (ask(role, "GET", path.format(things[thing])), ask(role, "GET", path.format(NOTHING)))
        for name, (role, path, thing) in pages.items()
    }
    never = case_number.make(2026, "1726", 999_999)
    find = "/uz/office/find?number={}"
    found["a number of another body (desk)"] = (
        ask("outsider", "GET", find.format(things["number"])),
        ask("outsider", "GET", find.format(never)),
    )
    found["numbers of a person (sign-in)"] = (
        ask("anonymous", "POST", "/uz/sign-in", {"pinfl": number, "document": "AA0000001"}),
        ask("anonymous", "POST", "/uz/sign-in", {"pinfl": "42605900010018", "document": "AA1234567"}),
    )
    found[SLOW_DOOR] = (
        ask("anonymous", "POST", "/uz/office/sign-in", {"login": LOGIN, "passphrase": "wrong"}),
        ask("anonymous", "POST", "/uz/office/sign-in", {"login": "never@example.uz", "passphrase": "wrong"}),
    )
    return found


LOGIN = "known@example.uz"


def _an_officer() -> None:
    from darcha.ground import clock
    from darcha.ground.sealing import blind_index
    from darcha.kernel.identity.commands._passphrases import hasher
    from darcha.kernel.identity.models import Account

    Account.objects.create(
        kind="staff",
        known={"login": LOGIN},
        login_index=blind_index("identity.login", LOGIN),
        passphrase_hash=hasher().hash("daryo karvon uzum"),
        created_at=clock.now(),
    )


def main(samples: int) -> int:
    """0 when every pair is alike, 1 when one is not."""
    import django

    django.setup()
    from django.db import transaction
    from django.test.runner import DiscoverRunner
    from tests.conftest import build, published

    from darcha.doors.public_api import limits

    limits.CALLS = limits.ANONYMOUS_CALLS = 10**9
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    alike = []
    try:
        with transaction.atomic(), published():
            country = build()
            _an_officer()
            sys.stdout.write(f"{'':38} {'there':>11} {'nothing':>11}   {samples} each\n")
            for name, pair in doors(country).items():
                alike.append(compare(name, pair, samples // 5 if name == SLOW_DOOR else samples))
            transaction.set_rollback(True)
    finally:
        runner.teardown_databases(databases)
    sys.stdout.write("alike\n" if all(alike) else "NOT alike: see the lines that were measured twice\n")
    return 0 if all(alike) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))
