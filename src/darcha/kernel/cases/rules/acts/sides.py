"""The sides and the states that rows have in common."""

from ...types import WORKABLE_STATES, CaseState, Relation

APPLICANT = frozenset({Relation.APPLICANT})
BODY = frozenset({Relation.OFFICER, Relation.HEAD})
SYSTEM = frozenset({Relation.SYSTEM})
AT_WORK = frozenset({CaseState.NEW, CaseState.IN_PROGRESS})
BEFORE_DECISION = WORKABLE_STATES | {CaseState.AWAITING_PAYMENT}
