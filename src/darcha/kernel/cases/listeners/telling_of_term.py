"""The term moves, nears its end or passes: who hears of it."""

from darcha.ground.outbox import listens_to

from .. import api
from ..events import TermExtended, TermLengthened, TermRecalculated, TermResumed, TermRungReached, TermStopped
from .worker import WORKER


@listens_to(TermExtended)
def tell_extended(event: TermExtended) -> None:
    """The law wants the applicant told, with the reason."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="extended")


@listens_to(TermLengthened)
def tell_lengthened(event: TermLengthened) -> None:
    """It takes longer, and what has to be studied."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="studied")


@listens_to(TermStopped)
def tell_stopped(event: TermStopped) -> None:
    """The clock stands, and why."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(TermResumed)
def tell_resumed(event: TermResumed) -> None:
    """The clock runs again."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(TermRecalculated)
def tell_recalculated(event: TermRecalculated) -> None:
    """The last day is another one."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="recalculated")


@listens_to(TermRungReached)
def tell_those_in_charge(event: TermRungReached) -> None:
    """Officer, head, inspectorate: whom the rung names."""
    api.tell_staff(WORKER, case_id=event.case_id, rung=event.rung, end=event.end)


@listens_to(TermRungReached)
def tell_overdue(event: TermRungReached) -> None:
    """The applicant hears once that the time is over, and what can be done about it."""
    if event.line in ("overdue", "clarity_overdue"):
        api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)
