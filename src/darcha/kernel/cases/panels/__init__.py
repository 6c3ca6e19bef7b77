"""A case shown in HTML: timeline, lawful term, decision. Composed by doors; ignores routes."""

from .decision import DecisionPanel, decision_panel
from .progress import TimelinePanel, timeline_panel
from .state import state_kind
from .term import TermPanel, term_panel

__all__ = [
    "DecisionPanel",
    "TermPanel",
    "TimelinePanel",
    "decision_panel",
    "state_kind",
    "term_panel",
    "timeline_panel",
]
