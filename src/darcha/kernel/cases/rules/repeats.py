"""When a petition repeats an earlier one or doubles one that is pending. Source: ORQ-445, articles 25 and 30.

That the substance is the same, and the arguments not new, is for the officer to say; everything else is judged here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Ended = Literal["", "replied", "refused", "unconsidered", "terminated"]
ANSWERED = frozenset({"replied", "refused", "approved", "terminated"})  # outcomes after which a repeat says nothing new


@dataclass(frozen=True, slots=True)
class Letter:
    """A case as its neighbours see it: whose, which service, when, open or how it ended."""

    id: UUID
    party: tuple[str, UUID]
    service_key: str
    received_at: datetime
    outcome: str  # empty while it is open
    is_closed: bool


def why_not_joined(case: Letter, first: Letter) -> str | None:
    """Why a double cannot be joined to the first (``cases.why_not.<code>``): only to one of the same writer, received
    before and still pending."""
    if case.id == first.id:
        return "join-itself"
    if (case.party, case.service_key) != (first.party, first.service_key):
        return "join-another-writer"
    if first.is_closed:
        return "join-first-closed"
    return "join-first-is-later" if first.received_at > case.received_at else None


def why_no_repeat(case: Letter, earlier: Letter) -> str | None:
    """Why a case is no repeat of the earlier one (``cases.why_not.<code>``): it must be the same writer's, older, and
    answered in substance."""
    if case.id == earlier.id:
        return "repeat-of-itself"
    if (case.party, case.service_key) != (earlier.party, earlier.service_key):
        return "repeat-another-writer"
    if earlier.received_at >= case.received_at:
        return "repeat-of-later"
    return None if earlier.is_closed and earlier.outcome in ANSWERED else "repeat-unanswered"


def tells_of_termination(earlier: Letter | None) -> bool:
    """The writer is told once that the correspondence has ended; what repeats after that is closed silently."""
    return earlier is None or earlier.outcome != "terminated"
