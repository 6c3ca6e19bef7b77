"""Which chip a state gets: colour, shape and word say the same."""

from ..types import CaseState

_KIND = {
    CaseState.DRAFT: "stopped",
    CaseState.AWAITING_PAYMENT: "now",
    CaseState.NEW: "new",
    CaseState.IN_PROGRESS: "going",
    CaseState.AWAITING_APPLICANT: "now",
    CaseState.COMPLETED: "done",
    CaseState.REFUSED: "wrong",
    CaseState.CANCELLED: "stopped",
}


def state_kind(state: CaseState) -> str:
    """For furniture's ``state`` tag."""
    return _KIND[state]
