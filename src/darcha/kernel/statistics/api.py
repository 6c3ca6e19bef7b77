"""The counter of statistics: counts by day, region and state, and how long it really takes."""

from .commands.note_case import note_case
from .queries.counters import counters
from .queries.tallies import tallies
from .queries.waiting_time import waiting_time
from .types import Backlog, CaseFigures, Counters, OwnTime, Tally, WaitingTime

__all__ = [
    "Backlog",
    "CaseFigures",
    "Counters",
    "OwnTime",
    "Tally",
    "WaitingTime",
    "counters",
    "note_case",
    "tallies",
    "waiting_time",
]
