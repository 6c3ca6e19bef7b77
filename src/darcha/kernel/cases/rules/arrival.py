"""From when the term of a forwarded case counts: from its arrival at the competent body. Source: ORQ-445, art. 28."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from .happened import Happened

FORWARDED = "transferred"


def at_competent_body(received_at: datetime, happened: Sequence[Happened]) -> tuple[datetime, list[Happened]]:
    """The arrival that counts, and what has happened since. What touched the clock elsewhere is over; a fee that was
    paid there is paid."""
    arrived = max((line.at for line in happened if line.code == FORWARDED), default=None)
    if arrived is None:
        return received_at, list(happened)
    kept = [replace(line, at=max(line.at, arrived)) for line in happened if line.code == "paid" or line.at > arrived]
    return arrived, kept
