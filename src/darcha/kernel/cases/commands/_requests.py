"""Asking other bodies, and writing down what they answer. Ignores what is asked, and who may."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from darcha.ground.outbox import emit
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, Ask
from darcha.kernel.documents import api as documents

from ..errors import ActNotPossible
from ..events import RequestMoved
from ..models import CaseParticipant, CaseRequest
from ..rules.asking import end_of_ask, remind_at, still_to_ask
from ..rules.clock import end_of_due
from ..rules.steps import route_of
from ._hand import InHand, note
from ._walk import ground_of_step


def ask_bodies(hand: InHand, act: Act, kind: str, asks: Iterable[Ask], text: str) -> None:
    """Each gets its request with its own end, and takes part in the case from now on."""
    rows = [_request(hand, act, kind, ask, text) for ask in asks]
    CaseRequest.objects.bulk_create(rows)
    known = {hand.case.body, *hand.facts.co_bodies}
    CaseParticipant.objects.bulk_create(
        CaseParticipant(case=hand.case, body=body, role="co", place=len(known) + place)
        for place, body in enumerate(row.body for row in rows if row.body not in known)
    )
    for row in rows:
        emit(RequestMoved(case_id=hand.case.id, service=hand.case.service_key, request_id=row.id, line="asked"))


def _request(hand: InHand, act: Act, kind: str, ask: Ask, text: str) -> CaseRequest:
    calendar = catalogue.calendar(body=ask.body, edition=hand.case.calendar_id)
    answer = end_of_ask(ask, calendar, hand.now)
    ends_at = end_of_due(answer)
    remind = remind_at(ask, calendar, answer)
    return CaseRequest(
        case=hand.case,
        kind=kind,
        act=act.value,
        step=hand.case.step,
        post=hand.allowed.post or "",
        asked_by=hand.who.own_account,
        asked_at=hand.now,
        body=ask.body,
        words={"text": text},
        due_on=answer.due_on,
        due_at=ends_at,
        silence=ask.silence,
        sweep_at=remind if remind and remind > hand.now else ends_at,
    )


def request_to_answer(hand: InHand, kind: str) -> CaseRequest:
    """The oldest that one of the bodies for which this one may answer has not answered. Raises ActNotPossible: also
    once the time is over and the silence has said what it means, whether or not the platform has looked."""
    still_open = CaseRequest.objects.filter(case_id=hand.case.id, kind=kind, answered_at=None)
    found = still_open.filter(body__in=hand.standing.bodies).order_by("id").first()
    if found is None:
        raise ActNotPossible(reason="nothing-proposed", act=hand.allowed.act.value)
    if found.silence != "overdue" and found.due_at is not None and found.due_at <= hand.now:
        raise ActNotPossible(reason="answer-too-late", act=hand.allowed.act.value)
    return found


def answer(
    hand: InHand,
    request: CaseRequest,
    outcome: str,
    text: str,
    files: Sequence[UUID] = (),
    *,
    by_silence: bool = False,
) -> None:
    """Write the answer down, with the files that its author sent, and tell whoever asked."""
    if files:
        documents.bind_files(hand.who, case_ref=hand.case.id, files=files, given_by=request.body)
    request.answered_at, request.answered_by = hand.now, hand.who.account_id
    request.outcome, request.by_silence = outcome, by_silence
    request.answer, request.sweep_at = {"text": text, "files": [str(file) for file in files]}, None
    request.save(update_fields=["answered_at", "answered_by", "outcome", "by_silence", "answer", "sweep_at"])
    line = "presumed" if by_silence else "answered"
    emit(RequestMoved(case_id=hand.case.id, service=hand.case.service_key, request_id=request.id, line=line))


def when_all_are_in(hand: InHand) -> bool:
    """Once no opinion is awaited any more the clock goes on, and an `opinions` step is left by its route: not before
    every body has spoken that the pack requires."""
    opinions = CaseRequest.objects.filter(case_id=hand.case.id, kind="opinion")
    if opinions.filter(answered_at=None).exists():
        return False
    note(hand, "opinion_given")
    step = hand.procedure.step(hand.case.step)
    if step.kind == "opinions" and step.routes and not still_to_ask(step, opinions.values_list("body", flat=True)):
        hand.case.step = route_of(step, ground_of_step(hand).holds)
    return True
