"""What a filter of the inbox asks, by the names that statements know it by. Ignores who may see what it finds."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..types import CaseState, WorklistFilter


def asked_for(who: Principal, filter: WorklistFilter) -> dict[str, Any]:
    """Names of ``models.nearest.ASKED`` with their values."""
    asked: dict[str, Any] = {}
    if filter.body:
        asked["body"] = filter.body
    if filter.state is CaseState.AWAITING_APPLICANT:
        asked["waiting"] = None
    elif filter.state:
        asked["state"] = filter.state.value
    if filter.assigned == "nobody":
        asked["free_in"] = sorted({post.body for post in who.posts})
    ends = [day_before(filter.due_before)] if filter.due_before else []
    if ends or filter.overdue:
        asked["until"] = min([*ends, *([clock.now()] if filter.overdue else [])])
    return asked


def in_hands(who: Principal, filter: WorklistFilter) -> tuple[UUID, ...] | None:
    """In whose hands the cases have to be; None where that is all the same."""
    if filter.holder:
        return (filter.holder,) if filter.assigned != "me" or filter.holder in who.hands else ()
    return who.hands if filter.assigned == "me" else None


def day_before(day: date) -> datetime:
    """The moment by which the last day before that one is over."""
    return datetime.combine(day, time(), clock.TASHKENT)
