"""Tables of the cases room. Slim rows for lists, sealed content one row away."""

from .case import Case
from .case_clarity import CaseClarity
from .case_content import CaseContent
from .case_event import CaseEvent
from .case_link import CaseLink
from .case_opening import CaseOpening
from .case_participant import CaseParticipant
from .case_request import CaseRequest
from .case_rung import CaseRung
from .case_slip import CaseSlip
from .draft import Draft
from .entry_left import CaseEntryLeft
from .parked_answers import ParkedAnswers
from .saved_view import SavedView
from .submission_key import SubmissionKey
from .term_recalculation import TermMove, TermRecalculation

__all__ = [
    "Case",
    "CaseClarity",
    "CaseContent",
    "CaseEntryLeft",
    "CaseEvent",
    "CaseLink",
    "CaseOpening",
    "CaseParticipant",
    "CaseRequest",
    "CaseRung",
    "CaseSlip",
    "Draft",
    "ParkedAnswers",
    "SavedView",
    "SubmissionKey",
    "TermMove",
    "TermRecalculation",
]
