"""The ledger: what a client meant to send, on disk before it was sent, and what it was told.

Imports nothing of Darcha.
"""

import json
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Verdict = Literal["ack", "refused", "indeterminate"]


@dataclass
class Entry:
    """One thing to be submitted, under one key, however often it was sent. Moments in seconds of the Unix clock."""

    key: str
    body: dict[str, Any]
    sent_at: float
    receipts: list[dict[str, Any]] = field(default_factory=list)
    answered_at: float = 0.0
    refused: str = ""

    @property
    def verdict(self) -> Verdict:
        """A promise stays a promise whatever a later answer was; without any answer nobody knows."""
        if self.receipts:
            return "ack"
        return "refused" if self.refused else "indeterminate"


class Ledger:
    """Appended and flushed to the disk line by line; any number of threads."""

    def __init__(self, file: Path) -> None:
        self._handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._lock = threading.Lock()

    def intend(self, key: str, body: dict[str, Any], at: float) -> None:
        """Before sending."""
        self._write({"key": key, "body": body, "at": at})

    def note(self, key: str, verdict: Verdict, at: float, said: Any = None) -> None:
        """After the answer, or after waiting in vain."""
        self._write({"key": key, "verdict": verdict, "said": said, "at": at})

    def _write(self, line: dict[str, Any]) -> None:
        raw = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        with self._lock:
            os.write(self._handle, raw)
            os.fdatasync(self._handle)


def read(file: Path) -> dict[str, Entry]:
    """Every entry by its key. A last line that was cut off was never followed by anything."""
    entries: dict[str, Entry] = {}
    for line in file.read_text("utf-8").split("\n")[:-1]:
        told = json.loads(line)
        if "body" in told:
            entries.setdefault(told["key"], Entry(told["key"], told["body"], told["at"]))
            continue
        entry = entries[told["key"]]
        if told["verdict"] == "ack":
            entry.receipts.append(told["said"])
            entry.answered_at = entry.answered_at or told["at"]
        entry.refused = str(told["said"]) if told["verdict"] == "refused" else ""
    return entries
