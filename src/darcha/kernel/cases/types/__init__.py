"""Types that cross the counter of cases: states, receipts, acts, drafts, views. Pure data."""

from .acts import NOBODY, ActRow, CaseFacts, PossibleAct, Relation, Standing
from .drafts import Draft, DraftSaved, Parked
from .needs import Need
from .objection import OBJECTION, ObjectionRow, WaysToObject, WayToObject
from .receipt import Due, Receipt
from .states import CLOSED_STATES, OPEN_STATES, WORKABLE_STATES, CaseState, Outcome, PetitionKind
from .views import (
    BoundedCount,
    CaseReference,
    CaseRow,
    CaseView,
    Decision,
    GroundNow,
    HandedOver,
    HandOver,
    HolderLoad,
    KeptView,
    LeftAlone,
    Page,
    Participant,
    Reached,
    Reading,
    TimelineEntry,
    WorklistFilter,
)

__all__ = [
    "CLOSED_STATES",
    "NOBODY",
    "OBJECTION",
    "OPEN_STATES",
    "WORKABLE_STATES",
    "ActRow",
    "BoundedCount",
    "CaseFacts",
    "CaseReference",
    "CaseRow",
    "CaseState",
    "CaseView",
    "Decision",
    "Draft",
    "DraftSaved",
    "Due",
    "GroundNow",
    "HandOver",
    "HandedOver",
    "HolderLoad",
    "KeptView",
    "LeftAlone",
    "Need",
    "ObjectionRow",
    "Outcome",
    "Page",
    "Parked",
    "Participant",
    "PetitionKind",
    "PossibleAct",
    "Reached",
    "Reading",
    "Receipt",
    "Relation",
    "Standing",
    "TimelineEntry",
    "WayToObject",
    "WaysToObject",
    "WorklistFilter",
]
