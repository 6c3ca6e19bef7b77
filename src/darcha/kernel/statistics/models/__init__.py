"""Tables of statistics: where each case was last seen, and what is counted from that."""

from .case_seen import CaseSeen
from .day_tally import DayTally
from .state_count import StateCount

__all__ = ["CaseSeen", "DayTally", "StateCount"]
