"""Which chip a state gets: colour, shape and word say the same."""

from darcha.ground.text import t

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
_WAITS_FOR_OTHERS = {CaseState.AWAITING_PAYMENT, CaseState.AWAITING_APPLICANT}


def state_kind(state: CaseState) -> str:
    """For furniture's ``state`` tag, as the applicant sees it: "now" is what waits for them."""
    return _KIND[state]


def office_state_kind(state: CaseState) -> str:
    """The same for an office: what waits for the applicant stands still here."""
    return "stopped" if state in _WAITS_FOR_OTHERS else _KIND[state]


def office_state_words(state: CaseState, language: str) -> str:
    """The state as an office reads it: an applicant is told "waiting for your answer", an office is not."""
    if state is CaseState.AWAITING_APPLICANT:
        return t("cases.state.office.awaiting_applicant", language)
    return t(f"cases.state.{state.value}", language)
