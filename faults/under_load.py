"""The common course of scenarios under load: submit all the time, break, heal, wait, compare. Ignores the fault."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpx
import psycopg

from . import ledger
from .client import CANARY, Client
from .evidence import gather
from .frame import Outcome
from .installation import Installation, wait_for
from .invariants import INVARIANTS, breaches

RATE = float(os.environ.get("RATE", "30"))  # a second; a machine that does other work keeps up with fewer
QUIET_SECONDS = 100.0  # a job in dead hands comes back within two minutes' sweeps at worst
HEALS_WITHIN = 60.0
UNTOLD = "SELECT count(*) FROM ground_outboxevent WHERE delivered_at IS NULL"


@dataclass
class Course:
    """An open door, a client at it, and the ledger of what it was told."""

    place: Installation
    rate: float = RATE
    fees: bool = True

    def __post_init__(self) -> None:
        self.ledger_file = self.place.home / "ledger"
        self.outcome = Outcome()
        self.client = Client(self.place.address, self.place.tokens, ledger.Ledger(self.ledger_file), fees=self.fees)

    def open_door(self) -> None:
        """And warm: what is slow once only is nobody's fault."""
        wait_for(self.place.ready, HEALS_WITHIN, "the door")

    def strike(self, times: int, every: float, blow: Callable[[int], None]) -> None:
        """Under load, so many blows; after each the seconds until a door stands open again are noted."""
        self.open_door()
        self.client.start(self.rate)
        time.sleep(2)
        for number in range(times):
            began = time.monotonic()
            blow(number)
            self.outcome.recovered.append(wait_for(self.place.ready, HEALS_WITHIN, "the door after the fault"))
            self.outcome.trials += 1
            time.sleep(max(0.0, every - (time.monotonic() - began)))
        self.client.stop()

    def compare(self, wanted: Iterable[str] = tuple(INVARIANTS), *, quiet: float = QUIET_SECONDS) -> Outcome:
        """After the fault: everything sent again until it is known, a quiet time, then the checker."""
        self.open_door()
        wait_for(lambda: self.client.settle() == 0, HEALS_WITHIN, "answers to what was sent again")
        try:
            told = wait_for(self._all_told, quiet, "the last event to be told")
            self.outcome.notes.append(f"all told {told:.0f} s after")
        except TimeoutError:
            self.outcome.notes.append(f"not all told after {quiet:.0f} s")
        self.outcome.entries = ledger.read(self.ledger_file)
        found = gather(
            self.place.cluster.url(), self.place.files,
            statement=self._statement(), logs=self.place.logs(), secrets=self._secrets(),
        )  # fmt: skip
        for name, lines in breaches(self.outcome.entries, found, tuple(wanted)).items():
            self.outcome.breaches.setdefault(name, []).extend(lines)
        self._note_answers()
        return self.outcome

    def _note_answers(self) -> None:
        seen = self.client.seen
        waited = sorted(seen.waited) or [0.0]
        self.outcome.notes += [
            f"{len(self.outcome.entries)} sent at {self.rate:.0f}/s in {seen.attempts} attempts",
            f"{100 * seen.errors / max(1, seen.attempts):.1f}% of them without an answer",
            f"p99 with all repeats {waited[int(len(waited) * 0.99)]:.1f} s",
        ]

    def _all_told(self) -> bool:
        with psycopg.connect(self.place.cluster.url()) as connection:
            row = connection.execute(UNTOLD).fetchone()
            doing = connection.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'").fetchone()
        return row == (0,) and doing == (0,)

    def _statement(self) -> list[dict] | None:
        if not self.fees:
            return None
        key = self.place.environment["DARCHA_PAYME_KEY"]
        span = {"from": 0, "to": int((time.time() + 60) * 1000)}
        answer = httpx.get(f"{self.place.stand_in}/statement", params=span, auth=("Paycom", key), timeout=10)
        return answer.raise_for_status().json()["transactions"]

    def _secrets(self) -> list[str]:
        names = ("DARCHA_SECRET_KEY", "DARCHA_INDEX_KEY", "DARCHA_PAYME_KEY")
        return [CANARY, *self.place.tokens, *(self.place.environment[name] for name in names)]
