"""A reply that is not clear: the applicant asks, the body clarifies or corrects it. Source: ORQ-445, article 31."""

from collections.abc import Iterable
from datetime import date, datetime

from darcha.kernel.catalogue.types import Procedure, WorkingCalendar

from ..types import CaseFacts, Standing
from .within import last_day_within

WITHIN = "10 calendar-days"  # from the question
ASKED, CLARIFIED = "clarity_asked", "clarified"


def last_day(calendar: WorkingCalendar, asked_at: datetime) -> date:
    """By when the body answers the question."""
    return last_day_within(WITHIN, calendar, asked_at)


def is_awaited(codes: Iterable[str]) -> bool:
    """Whether the last question, from lines in order, has no answer yet."""
    said = [code for code in codes if code in (ASKED, CLARIFIED)]
    return bool(said) and said[-1] == ASKED


def why_no_question(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """One question at a time."""
    return "clarity-awaited" if case.clarity_awaited else None


def why_nothing_to_clarify(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """A body clarifies what somebody asked about; a late answer is still owed."""
    return None if case.clarity_awaited else "no-clarity-asked"
