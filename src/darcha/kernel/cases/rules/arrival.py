"""From when the term of a forwarded case counts: from its arrival at the competent body. Source: ORQ-445, art. 28."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from .happened import Happened

FORWARDED = ("transferred", "transferred_back")


def at_competent_body(received_at: datetime, happened: Sequence[Happened]) -> tuple[datetime, list[Happened]]:
    """The arrival that counts, and what has happened since. What touched the clock elsewhere is over; a fee that was
    paid there is paid."""
    arrived = max((line.at for line in happened if line.code in FORWARDED), default=None)
    if arrived is None:
        return received_at, list(happened)
    kept = [replace(line, at=max(line.at, arrived)) for line in happened if line.code == "paid" or line.at > arrived]
    return arrived, kept


def since_arrival(lines: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Of lines in order (each with its ``code``) those after the last forwarding."""
    for place in range(len(lines), 0, -1):
        if lines[place - 1]["code"] in FORWARDED:
            return lines[place:]
    return lines
