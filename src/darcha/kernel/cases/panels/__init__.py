"""A case shown in HTML: timeline, lawful term, decision. Composed by doors; ignores routes."""

from .asked_of import AskedLine, asked_panel
from .decision import DecisionPanel, decision_panel
from .derivation import DerivationPanel, derivation_panel
from .followed import FollowedPanel, followed_panel
from .ladder import LadderPanel, ladder_panel, rung_words
from .progress import TimelinePanel, past_panel, timeline_panel
from .sheet import SheetPanel, sheet_panel
from .state import office_state_kind, office_state_words, state_kind
from .term import CountedDay, TermPanel, term_panel
from .what_if import WhatIfPanel, what_if_panel

__all__ = [
    "AskedLine",
    "CountedDay",
    "DecisionPanel",
    "DerivationPanel",
    "FollowedPanel",
    "LadderPanel",
    "SheetPanel",
    "TermPanel",
    "TimelinePanel",
    "WhatIfPanel",
    "asked_panel",
    "decision_panel",
    "derivation_panel",
    "followed_panel",
    "ladder_panel",
    "office_state_kind",
    "office_state_words",
    "past_panel",
    "rung_words",
    "sheet_panel",
    "state_kind",
    "term_panel",
    "timeline_panel",
    "what_if_panel",
]
