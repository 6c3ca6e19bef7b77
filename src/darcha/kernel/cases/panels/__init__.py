"""A case shown in HTML: timeline, lawful term, decision. Composed by doors; ignores routes."""

from .decision import DecisionPanel, decision_panel
from .progress import TimelinePanel, timeline_panel
from .state import office_state_kind, office_state_words, state_kind
from .term import CountedDay, TermPanel, term_panel

__all__ = [
    "CountedDay",
    "DecisionPanel",
    "TermPanel",
    "TimelinePanel",
    "decision_panel",
    "office_state_kind",
    "office_state_words",
    "state_kind",
    "term_panel",
    "timeline_panel",
]
