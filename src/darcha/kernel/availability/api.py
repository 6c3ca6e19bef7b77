"""The counter of availability. No bodies here."""

from .commands.add_counts import add_counts
from .commands.close_incident import close_incident
from .commands.note_outages import note_outages
from .commands.open_incident import open_incident
from .commands.plan_works import plan_works
from .commands.sweep_counts import sweep_counts
from .counting import memory
from .errors import IncidentIncomplete
from .queries.board import board, forget
from .queries.incidents import incidents
from .rules.board import is_open
from .rules.budget import FEWEST, GOAL

__all__ = [
    "FEWEST",
    "GOAL",
    "IncidentIncomplete",
    "add_counts",
    "board",
    "close_incident",
    "forget",
    "incidents",
    "is_open",
    "memory",
    "note_outages",
    "open_incident",
    "plan_works",
    "sweep_counts",
]
