"""The stand-in's own books: one row for each receipt, in a SQLite file that outlives any restart."""

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .order import Order

_TABLE = """
    CREATE TABLE IF NOT EXISTS receipt (
        id TEXT PRIMARY KEY, invoice TEXT NOT NULL, amount INTEGER NOT NULL, time INTEGER NOT NULL,
        state INTEGER NOT NULL DEFAULT 0, reason INTEGER, wants TEXT NOT NULL DEFAULT ''
    )
"""


@dataclass(frozen=True, slots=True)
class Receipt:
    """``state`` as in the protocol, 0 before anything; ``wants`` is what is still to be said to the merchant."""

    id: str
    invoice: str
    amount: int
    time: int
    state: int
    reason: int | None
    wants: str


class Books:
    """Every method is one short transaction."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_TABLE)

    def begin(self, order: Order) -> Receipt:
        """A new receipt for an order."""
        made = Receipt(secrets.token_hex(12), order.invoice, order.amount, int(time.time() * 1000), 0, None, "")
        with self._open() as connection:
            connection.execute(
                "INSERT INTO receipt (id, invoice, amount, time) VALUES (?, ?, ?, ?)",
                (made.id, made.invoice, made.amount, made.time),
            )
        return made

    def note(self, receipt_id: str, *, state: int, wants: str = "", reason: int | None = None) -> None:
        """How a receipt stands now."""
        with self._open() as connection:
            connection.execute(
                "UPDATE receipt SET state = ?, wants = ?, reason = coalesce(?, reason) WHERE id = ?",
                (state, wants, reason, receipt_id),
            )

    def find(self, receipt_id: str) -> Receipt | None:
        """None when there is no such receipt."""
        found = self._read("WHERE id = ?", receipt_id)
        return found[0] if found else None

    def unfinished(self) -> list[Receipt]:
        """Receipts of which something is still to be said."""
        return self._read("WHERE wants <> '' ORDER BY time LIMIT 50")

    def between(self, begin: int, end: int) -> list[Receipt]:
        """Receipts that the merchant was told of, by their time, both ends included."""
        return self._read("WHERE time BETWEEN ? AND ? AND state <> 0 ORDER BY time", begin, end)

    def _read(self, where: str, *values: object) -> list[Receipt]:
        query = f"SELECT id, invoice, amount, time, state, reason, wants FROM receipt {where}"  # noqa: S608 - ours
        with self._open() as connection:
            return [Receipt(*row) for row in connection.execute(query, values)]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._file, timeout=10)
        try:
            with connection:
                yield connection
        finally:
            connection.close()
