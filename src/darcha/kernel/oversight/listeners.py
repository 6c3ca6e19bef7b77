"""Oversight hears of cases: a term that ended, a late decision, an act that fell. Each listener calls own commands."""

from uuid import UUID

from darcha.ground.clock import TASHKENT
from darcha.ground.outbox import listens_to
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.events import (
    CaseCancelled,
    CaseDecided,
    CaseWithdrawn,
    ObjectionCarriedOut,
    RegisteredLate,
    ReplyClarified,
    TermRungReached,
)
from darcha.kernel.identity.types import Principal

from . import api
from .types import BreachKind

SYSTEM = Principal.system("oversight")


@listens_to(TermRungReached)
def note_rung(event: TermRungReached) -> None:
    """The first rung after the end says that the term was broken; any rung that came late, that the ladder was."""
    if event.line in ("overdue", "clarity_overdue"):
        api.note_breach(
            SYSTEM,
            kind=_owed(event.case_id) if event.line == "overdue" else BreachKind.CLARITY_LATE,
            body=event.body,
            at=event.end,
            about=f"case:{event.case_id}",
            service=event.service,
            case_id=event.case_id,
        )
    fired = cases.rung_of(event.case_id, event.rung, event.end)
    if api.is_missed(fired.due_at, fired.done_at):
        api.note_breach(
            SYSTEM,
            kind=BreachKind.RUNG_MISSED,
            body=event.body,
            at=fired.due_at,
            about=f"case:{event.case_id}",
            service=event.service,
            case_id=event.case_id,
            ground=event.rung,
            ended_at=fired.done_at,
        )


@listens_to(RegisteredLate)
def note_late_registration(event: RegisteredLate) -> None:
    """A breach of the body where it arrived, over with the registration."""
    api.note_breach(
        SYSTEM,
        kind=BreachKind.REGISTERED_LATE,
        body=event.body,
        at=event.due_at,
        about=f"case:{event.case_id}",
        service=event.service,
        case_id=event.case_id,
        ended_at=event.done_at,
    )


@listens_to(CaseDecided)
def note_decision(event: CaseDecided) -> None:
    """Counted in the month of the body; a late one is a breach that has ended."""
    row = cases.overseen_row(event.case_id)
    at = row.closed_at
    if at is None:
        return  # decided anew in the meantime: the next event tells
    if event.in_time is False:
        api.note_breach(
            SYSTEM,
            kind=_owed(event.case_id),
            body=event.body,
            at=row.pressing_at,
            about=f"case:{event.case_id}",
            service=event.service,
            case_id=event.case_id,
            ended_at=at,
        )
    api.end_breaches(SYSTEM, case_id=event.case_id, at=at)
    on = at.astimezone(TASHKENT).date()
    in_time = event.in_time is not False
    api.count_decision(
        SYSTEM,
        body=event.body,
        on=on,
        decided=1,
        in_time=int(in_time),
        refused=int(event.outcome == "refused"),
    )
    api.count_in_service(SYSTEM, service=event.service, on=on, in_time=in_time)


@listens_to(CaseWithdrawn)
def note_withdrawn(event: CaseWithdrawn) -> None:
    """Nobody owes an answer any more."""
    _end(event.case_id)


@listens_to(CaseCancelled)
def note_cancelled(event: CaseCancelled) -> None:
    """Nobody owes an answer any more."""
    _end(event.case_id)


@listens_to(ReplyClarified)
def note_clarified(event: ReplyClarified) -> None:
    """The question about the reply is answered."""
    _end_question(event.case_id)


@listens_to(ObjectionCarriedOut)
def note_objection(event: ObjectionCarriedOut) -> None:
    """What fell on objection speaks against the body whose act it was."""
    done = cases.carried_out(event.objection_id)
    kind = api.of_objection(done.act, event.outcome)
    if kind is not None:
        api.note_breach(
            SYSTEM,
            kind=kind,
            body=event.body,
            at=done.acted_at,
            about=f"objection:{event.objection_id}",
            service=event.service,
            case_id=event.case_id,
            ground=done.ground or done.act,
            ended_at=done.settled_at,
        )
    _end_question(event.case_id)
    if event.outcome != "closed":
        on = done.settled_at.astimezone(TASHKENT).date()
        against = int(event.outcome != "upheld")
        api.count_decision(SYSTEM, body=event.body, on=on, judged=1, annulled=against)


def _owed(case_id: UUID) -> BreachKind:
    """What the body was late with: a decision, or what was decided on an objection to its first one."""
    return BreachKind.OUTCOME_LATE if cases.is_decided_anew(case_id) else BreachKind.LATE


def _end_question(case_id: UUID) -> None:
    """A question about a reply is answered, or the reply has fallen with it."""
    at = cases.question_ended_at(case_id)
    if at is not None:
        api.end_breaches(SYSTEM, case_id=case_id, at=at, kinds=(BreachKind.CLARITY_LATE,))


def _end(case_id: UUID) -> None:
    row = cases.overseen_row(case_id)
    if row.closed_at is not None:
        api.end_breaches(SYSTEM, case_id=row.id, at=row.closed_at)
