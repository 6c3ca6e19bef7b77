"""Runs of lost minutes that are worth an incident. Ignores whether one is written down already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..types import Mark, Minutes, Part
from .minutes import hours, lost, marks_of_part

LONG_ENOUGH = 3  # minutes in a row
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Outage:
    """``ends_at`` is the first minute that was well again; None while it goes on."""

    begins_at: datetime
    ends_at: datetime | None


def outages(known: Mapping[Mark, Minutes], part: Part, since: datetime, until: datetime) -> tuple[Outage, ...]:
    """The oldest first. A single good minute ends a run: who flutters is told of each time."""
    found: list[Outage] = []
    begun: datetime | None = None
    length = 0
    marks, sources = marks_of_part(part)
    for hour, inside in hours(since, until):
        gone = lost(known, marks, sources, hour)
        for minute in range(60):
            if not inside >> minute & 1:
                continue
            moment = hour + minute * MINUTE
            if gone >> minute & 1:
                begun, length = begun or moment, length + 1
            else:
                if begun and length >= LONG_ENOUGH:
                    found.append(Outage(begun, moment))
                begun, length = None, 0
    if begun and length >= LONG_ENOUGH:
        found.append(Outage(begun, None))
    return tuple(found)
