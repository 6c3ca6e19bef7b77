"""Fire every rung of one case that is due and was missed, in order. Ignores who is told: the event tells.

The rung's row is its claim: one for a key and an end of term, however many sweeps meet here. It keeps the moment at
which the rung was due and the one at which it was done; the two differ when the worker was away.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_system

from ..events import TermRungReached
from ..models import Case, CaseEvent, CaseRung
from ..models.claims import claim_rungs
from ..models.reading import due_of
from ..rules.ladder import RungDue, highest, next_moment
from ..types import WORKABLE_STATES
from ..visible import visible_cases
from ._armed import armed_rungs, silence_at, term_now, with_orders


@command(may=is_system)
def climb(who: Principal, *, case_id: UUID) -> int:
    """How many rungs were fired now. A case that somebody else holds is left to the next minute."""
    open_case = with_orders(visible_cases(who)).filter(id=case_id, state__in=sorted(WORKABLE_STATES))
    case = open_case.select_for_update(of=("self",), skip_locked=True).first()
    if case is None:
        return 0
    now = clock.now()
    term = term_now(case)
    rungs = armed_rungs(case, term)
    fired = claim_rungs([_row(case, one, now) for one in rungs if one.due_at <= now])
    if fired:
        _write_down(who, case, fired)
    case.sweep_at = next_moment(rungs, after=now, silence_at=silence_at(case, term))
    case.save(update_fields=["sweep_at"])
    emit(*(_told(case, rung) for rung in fired))
    return len(fired)


def _row(case: Case, one: RungDue, now: datetime) -> CaseRung:
    return CaseRung(
        case=case,
        rung=one.rung.key,
        end=case.pressing_at,
        due_at=one.due_at,
        done_at=now,
        line=one.line,
        to=list(one.rung.to),
        says=one.rung.says,
    )


def _told(case: Case, rung: CaseRung) -> TermRungReached:
    return TermRungReached(
        case_id=case.id, service=case.service_key, body=case.body, rung=rung.rung, end=rung.end, line=rung.line
    )


def _write_down(who: Principal, case: Case, fired: Sequence[CaseRung]) -> None:
    """A line of the timeline for each, and one of the journal. Reminders are the office's own matter."""
    due = due_of(case)
    last = (due.due_at or due.due_on or clock.today()).isoformat()
    CaseEvent.objects.bulk_create(
        CaseEvent(
            case=case,
            code=rung.line,
            at=rung.done_at,
            actor_kind="system",
            params={"rung": rung.rung, "to": highest(rung.to), "due": last},
            for_applicant=rung.line != "reminded",
        )
        for rung in fired
    )
    journal.record(
        "cases.climbed",
        by=who.actor,
        about=f"case:{case.id}",
        person=case.party_id if case.party_kind == "individual" else None,
        details={"service": case.service_key, "rungs": [[rung.rung, rung.due_at.isoformat()] for rung in fired]},
    )
