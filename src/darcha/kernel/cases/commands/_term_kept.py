"""The law's answer as the slim row keeps it, for lists and for the sweep. Ignores how the answer was found."""

from datetime import datetime

from ..models import Case
from ..rules.clock import pressing_at
from ..types.term import TermAnswer
from ._armed import ARMED_FIELDS, arm

TERM_FIELDS = (
    "registered_at",
    "starts_on",
    "due_on",
    "due_at",
    "due_confirmed",
    "pressing_at",
    "stopped_at",
    *ARMED_FIELDS,
)


def keep_term(case: Case, answer: TermAnswer, now: datetime) -> None:
    """Put the answer on the row, not yet saved. A clock that stands remembers since when we have known."""
    moved = case.pressing_at != pressing_at(answer)
    case.registered_at = answer.registered_at
    case.starts_on, case.due_on, case.due_at = answer.starts_on, answer.due_on, answer.due_at
    case.due_confirmed, case.pressing_at = answer.confirmed, pressing_at(answer)
    case.stopped_at = (case.stopped_at or now) if answer.stopped else None
    arm(case, answer.term, now, moved=moved)
