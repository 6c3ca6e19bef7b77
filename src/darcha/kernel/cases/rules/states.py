"""How acts move a case between states. Ignores who may: that is ``possible``."""

from darcha.kernel.catalogue.types import Act

from ..types import CaseState

AFTER: dict[Act, CaseState] = {
    Act.PAY: CaseState.NEW,
    Act.REGISTER: CaseState.NEW,
    Act.ASSIGN: CaseState.IN_PROGRESS,
    Act.ASK: CaseState.AWAITING_APPLICANT,
    Act.ANSWER: CaseState.IN_PROGRESS,
    Act.APPROVE: CaseState.COMPLETED,
    Act.REPLY: CaseState.COMPLETED,
    Act.REFUSE: CaseState.REFUSED,
    Act.WITHDRAW: CaseState.CANCELLED,
}

OUTCOME_OF: dict[Act, str] = {
    Act.APPROVE: "approved",
    Act.REPLY: "replied",
    Act.REFUSE: "refused",
    Act.WITHDRAW: "withdrawn",
}


def after(act: Act, before: CaseState) -> CaseState:
    """The state that an act leads to; what is not in the list leaves it as it is. Handing over a case that waits for
    its applicant leaves it waiting."""
    if act is Act.ASSIGN and before is CaseState.AWAITING_APPLICANT:
        return before
    return AFTER.get(act, before)


def first_state(fee: int) -> CaseState:
    """A case begins by waiting for its fee, or new."""
    return CaseState.AWAITING_PAYMENT if fee > 0 else CaseState.NEW
