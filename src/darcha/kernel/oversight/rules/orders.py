"""Orders to bodies: who gives them, when they are late, what they must say."""

from datetime import date, datetime, timedelta

from ..errors import OrderIncomplete
from ..types import OrderState

SHORTEST, LONGEST = 20, 5_000
FARTHEST = timedelta(days=366)


def state_of(due_at: datetime, answered_at: datetime | None, settled_at: datetime | None, now: datetime) -> OrderState:
    """An answer that came too late stays late, whatever it says."""
    if settled_at is not None:
        return "settled"
    if answered_at is not None:
        return "answered" if answered_at < due_at else "answered-late"
    return "late" if now >= due_at else "waiting"


def check_order(body_is_known: bool, text: str, due_on: date | None, today: date) -> None:
    """Raises OrderIncomplete with every field that lacks."""
    wrong = {}
    if not body_is_known:
        wrong["body"] = "oversight.order.body_needed"
    if not SHORTEST <= len(text) <= LONGEST:
        wrong["text"] = "oversight.order.text_needed"
    if due_on is None or not today < due_on <= today + FARTHEST:
        wrong["due_on"] = "oversight.order.due_needed"
    if wrong:
        raise OrderIncomplete(fields=wrong)
