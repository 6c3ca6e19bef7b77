"""The client: submissions at a fixed rate whether or not the last ones were answered, each in the ledger first.

An open loop: what arrives late because the site was slow or down is counted from the moment at which it was meant to
arrive. Whatever is not known to be in is sent again under the same key, as a good client does.
"""

import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from .ledger import Ledger

HANDS = 24
PATIENCE_SECONDS = 8.0
TRIES, PAUSE = 4, 0.4
FEE_EVERY = 15  # one in so many is a certificate, which costs money and is paid at the stand-in
CANARY = "qorakoʻl-sirli-soʻz"  # stands in every petition; no log may hold it


@dataclass
class Seen:
    """What the client saw: all attempts, those without a good answer, and how long a person waited, in seconds."""

    attempts: int = 0
    errors: int = 0
    waited: list[float] = field(default_factory=list)


class Client:
    """Several people's hands at one site."""

    def __init__(self, address: str, tokens: Sequence[str], ledger: Ledger, *, fees: bool = True) -> None:
        limits = httpx.Limits(max_connections=HANDS, max_keepalive_connections=HANDS)
        self._http = httpx.Client(base_url=address, timeout=PATIENCE_SECONDS, limits=limits)
        self._tokens, self._ledger, self._fees = tokens, ledger, fees
        self._pool = ThreadPoolExecutor(HANDS)
        self._lock = threading.Lock()
        self.seen = Seen()
        self.open: dict[str, dict[str, Any]] = {}  # sent, and not known to be in
        self.turn = 0
        self._stop = threading.Event()
        self._running: threading.Thread | None = None

    def run(self, rate: float) -> None:
        """Until ``stop``, so many a second. To be run in a thread."""
        began = time.monotonic()
        for number in range(10**9):
            due = began + number / rate
            if self._stop.wait(max(0.0, due - time.monotonic())):
                return
            self._pool.submit(self._submit, number, due)

    def start(self, rate: float) -> None:
        """In the background."""
        self._running = threading.Thread(target=self.run, args=[rate], daemon=True)
        self._running.start()

    def stop(self) -> None:
        """No new ones; those under way end, and those that only wait for a free hand were never sent."""
        self._stop.set()
        if self._running is not None:
            self._running.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def settle(self) -> int:
        """Send again what is not known to be in, one after another. How many are still not."""
        for key, body in list(self.open.items()):
            self._attempt(key, body)
        return len(self.open)

    def _submit(self, number: int, due: float) -> None:
        key = str(uuid4())
        pays = self._fees and number % FEE_EVERY == 0
        body = _certificate() if pays else _petition(key)
        self._ledger.intend(key, body, time.time())
        with self._lock:
            self.open[key] = {**body, "hand": 0 if pays else number % len(self._tokens)}
        for one in range(TRIES):
            receipt = self._attempt(key, self.open[key])
            if key not in self.open:
                break
            time.sleep(PAUSE * (one + random.random()))  # noqa: S311 - not a secret
        with self._lock:
            self.seen.waited.append(time.monotonic() - due)
        if pays and receipt:
            self._pay(receipt["id"])

    def _attempt(self, key: str, wish: dict[str, Any]) -> dict[str, Any] | None:
        body = {name: value for name, value in wish.items() if name != "hand"}
        headers = {"Authorization": f"Bearer {self._tokens[wish['hand']]}", "Idempotency-Key": key}
        said: Any = None
        try:
            answer = self._http.post("/api/v1/applications", json=body, headers=headers)
            verdict, said = _verdict(answer)
        except (httpx.HTTPError, ValueError) as error:
            verdict, said = "indeterminate", type(error).__name__
        self._ledger.note(key, verdict, time.time(), said)
        with self._lock:
            if not self._stop.is_set():  # what is sent again after the load is no person waiting
                self.seen.attempts += 1
                self.seen.errors += verdict == "indeterminate"
            if verdict != "indeterminate":
                self.open.pop(key, None)
        return said if verdict == "ack" else None

    def _pay(self, case: str) -> None:
        """Once; what is interrupted the provider finishes itself."""
        headers = {"Authorization": f"Bearer {self._tokens[0]}"}
        try:
            asked = self._http.post(f"/api/v1/applications/{case}/payments", headers=headers)
            if asked.status_code == 200:
                httpx.post(asked.json()["checkout_url"], data={"do": "pay"}, timeout=PATIENCE_SECONDS)
        except (httpx.HTTPError, ValueError):
            return


def _verdict(answer: httpx.Response) -> tuple[Any, Any]:
    """What an answer promises: 201 is a promise, a refusal is one too, all else is none."""
    if answer.status_code == 201:
        told = answer.json()
        return "ack", {name: told[name] for name in ("number", "id", "received_at")}
    if 400 <= answer.status_code < 500 and answer.status_code != 429:
        return "refused", answer.status_code
    return "indeterminate", answer.status_code


def _petition(key: str) -> dict[str, Any]:
    answers = {
        "kind": "application",
        "text": f"Koʻchamizda chiroq yonmaydi, {CANARY}. Ariza belgisi {key}.",
        "bodies": ["adliya"],
        "address": "Toshkent, Kanareyka koʻchasi, 7",
    }
    return {"service": "appeal", "answers": answers, "language": "uz"}


def _certificate() -> dict[str, Any]:
    return {"service": "housing-certificate", "answers": {"purpose": "bank"}, "language": "uz"}
