"""The states of a case that everybody sees, and how it can end. Ignores the pack's own steps."""

from enum import StrEnum
from typing import Literal


class CaseState(StrEnum):
    """The fixed vocabulary of states; ``DRAFT`` is said of drafts only, a case never has it."""

    DRAFT = "draft"
    AWAITING_PAYMENT = "awaiting_payment"
    NEW = "new"
    IN_PROGRESS = "in_progress"
    AWAITING_APPLICANT = "awaiting_applicant"
    COMPLETED = "completed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


OPEN_STATES = frozenset(
    {CaseState.AWAITING_PAYMENT, CaseState.NEW, CaseState.IN_PROGRESS, CaseState.AWAITING_APPLICANT}
)
WORKABLE_STATES = frozenset({CaseState.NEW, CaseState.IN_PROGRESS, CaseState.AWAITING_APPLICANT})
CLOSED_STATES = frozenset({CaseState.COMPLETED, CaseState.REFUSED, CaseState.CANCELLED})
DECIDED = frozenset({"approved", "refused", "replied"})  # outcomes that are an answer
OBJECTION_DECIDED = frozenset({"upheld", "annulled", "changed", "obliged"})

Outcome = Literal[
    "approved",
    "refused",
    "replied",
    "withdrawn",
    "unpaid",
    "returned",
    "unconsidered",
    "terminated",
    "filed",
    "joined",
    "upheld",
    "annulled",
    "changed",
    "obliged",
]
PetitionKind = Literal["", "application", "proposal", "complaint"]
