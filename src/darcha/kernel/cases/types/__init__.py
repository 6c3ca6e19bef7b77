"""Types that cross the counter of cases: states, receipts, acts, drafts, views. Pure data."""

from .acts import NOBODY, ActRow, CaseFacts, Delegation, OpenRequest, PossibleAct, Proposal, Relation, Standing
from .drafts import Draft, DraftSaved, Parked
from .lists import BoundedCount, CaseReference, CaseRow, ExportedList, KeptView, OwnEnd, Page, Reached, WorklistFilter
from .needs import LONGEST_GROUND, Need
from .objection import OBJECTION, ObjectionRow, WaysToObject, WayToObject
from .parts import Decision, GroundNow, Participant, Reading, TimelineEntry
from .receipt import Due, Receipt
from .states import CLOSED_STATES, OPEN_STATES, WORKABLE_STATES, CaseState, Outcome, PetitionKind
from .views import CaseView, PastCase
from .workload import BreachRow, HandedOver, HandOver, HolderLoad, LeftAlone

__all__ = [
    "CLOSED_STATES",
    "LONGEST_GROUND",
    "NOBODY",
    "OBJECTION",
    "OPEN_STATES",
    "WORKABLE_STATES",
    "ActRow",
    "BoundedCount",
    "BreachRow",
    "CaseFacts",
    "CaseReference",
    "CaseRow",
    "CaseState",
    "CaseView",
    "Decision",
    "Delegation",
    "Draft",
    "DraftSaved",
    "Due",
    "ExportedList",
    "GroundNow",
    "HandOver",
    "HandedOver",
    "HolderLoad",
    "KeptView",
    "LeftAlone",
    "Need",
    "ObjectionRow",
    "OpenRequest",
    "Outcome",
    "OwnEnd",
    "Page",
    "Parked",
    "Participant",
    "PastCase",
    "PetitionKind",
    "PossibleAct",
    "Proposal",
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
