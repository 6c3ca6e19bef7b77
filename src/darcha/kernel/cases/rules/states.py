"""How acts move a case between states. Ignores who may: that is ``possible``."""

from darcha.kernel.catalogue.types import Act

from ..types import CaseState

AFTER: dict[Act, CaseState] = {
    Act.ACCEPT: CaseState.IN_PROGRESS,
    Act.PAY: CaseState.NEW,
    Act.REGISTER: CaseState.NEW,
    Act.ASSIGN: CaseState.IN_PROGRESS,
    Act.ASK: CaseState.AWAITING_APPLICANT,
    Act.ANSWER: CaseState.IN_PROGRESS,
    Act.APPROVE: CaseState.COMPLETED,
    Act.REPLY: CaseState.COMPLETED,
    Act.REFUSE: CaseState.REFUSED,
    Act.WITHDRAW: CaseState.CANCELLED,
    Act.TRANSFER: CaseState.NEW,  # at another body
    Act.RETURN: CaseState.REFUSED,
    Act.LEAVE: CaseState.REFUSED,
    Act.TERMINATE: CaseState.CANCELLED,
    Act.FILE: CaseState.COMPLETED,
    Act.JOIN: CaseState.CANCELLED,
    Act.DECIDE_OBJECTION: CaseState.COMPLETED,
}

# What a body does on the way begins a new case, and leaves any other as it is: who waits, waits on.
ON_THE_WAY = frozenset(
    {
        Act.ASSIGN,
        Act.CONSULT,
        Act.INVOLVE,
        Act.OPINE,
        Act.SUPPLY,
        Act.PRESUME,
        Act.EXTEND,
        Act.STOP,
        Act.RESUME,
        Act.STUDY,
        Act.RESTORE_TIME,
        Act.RECUSE,
        Act.DECIDE_RECUSAL,
        Act.APPOINT_HEARING,
        Act.RECORD_HEARING,
        Act.SPLIT,
        Act.DELEGATE,
        Act.END_DELEGATION,
    }
)

OUTCOME_OF: dict[Act, str] = {
    Act.APPROVE: "approved",
    Act.REPLY: "replied",
    Act.REFUSE: "refused",
    Act.WITHDRAW: "withdrawn",
    Act.RETURN: "returned",
    Act.LEAVE: "unconsidered",
    Act.TERMINATE: "terminated",
    Act.FILE: "filed",
    Act.JOIN: "joined",
}


def after(act: Act, before: CaseState) -> CaseState:
    """The state that an act leads to."""
    if act in ON_THE_WAY:
        return CaseState.IN_PROGRESS if before is CaseState.NEW else before
    return AFTER[act]


def first_state(fee: int) -> CaseState:
    """A case begins by waiting for its fee, or new."""
    return CaseState.AWAITING_PAYMENT if fee > 0 else CaseState.NEW
