"""What time does to one request: a reminder, then what the silence of the body means. Ignores finding it."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system

from ..errors import ActNotPossible, NotFound
from ..events import RequestMoved
from ..models import CaseRequest
from ..models.reading import local
from ._in_hand import InHand, keep, note, retime, take
from ._requests import answer, when_all_are_in


@command(may=is_system)
def tend_request(who: Principal, *, case_id: UUID, request_id: UUID) -> str:
    """The line that was left now; empty when nothing was to be done, or somebody else has the case in hand."""
    try:
        hand = take(who, Act.PRESUME, case_id=case_id, waits=False)
    except (ActNotPossible, NotFound):
        return ""
    request = CaseRequest.objects.filter(id=request_id, answered_at=None, sweep_at__lte=hand.now).first()
    if request is None or request.due_at is None:
        return ""
    if request.due_at > hand.now:
        return _remind(hand, request)
    return _overdue(hand, request) if request.silence == "overdue" else _presume(hand, request)


def _remind(hand: InHand, request: CaseRequest) -> str:
    request.sweep_at = request.due_at
    request.save(update_fields=["sweep_at"])
    return _leave(hand, request, "request_reminded", "reminded")


def _overdue(hand: InHand, request: CaseRequest) -> str:
    """It stays open: the body still owes the answer, and those responsible hear of it, once."""
    request.sweep_at = None
    request.save(update_fields=["sweep_at"])
    return _leave(hand, request, "request_overdue", "overdue")


def _leave(hand: InHand, request: CaseRequest, code: str, line: str) -> str:
    note(hand, code, params={"of": request.body}, for_applicant=False)
    emit(RequestMoved(case_id=hand.case.id, service=hand.case.service_key, request_id=request.id, line=line))
    return code


def _presume(hand: InHand, request: CaseRequest) -> str:
    """True time: it counts as answered at the moment in which the time was over, however late the platform looks."""
    looked_at, hand.now = hand.now, local(request.due_at or hand.now)
    answer(hand, request, request.silence, "", by_silence=True)
    note(hand, "presumed", params={"of": request.body, "opinion": request.silence})
    are_in = request.kind == "opinion" and when_all_are_in(hand)
    hand.now = looked_at
    if are_in:
        retime(hand)
        keep(hand)
    return "presumed"
