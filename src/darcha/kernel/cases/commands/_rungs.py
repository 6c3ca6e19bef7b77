"""Fire rungs that are due: the claims, the lines, the journal, and the events that tell. Ignores which term it was.

The rung's row is its claim: one for a key and an end of term, however many sweeps meet here. It keeps the moment at
which the rung was due and the one at which it was done; the two differ when the worker was away.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from darcha.ground import journal
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal

from ..events import TermRungReached
from ..models import Case, CaseEvent, CaseRung
from ..models.claims import claim_rungs
from ..rules.ladder import REMINDERS, RungDue, highest


def fire(who: Principal, case: Case, rungs: Iterable[RungDue], now: datetime, *, end: datetime, due: str) -> int:
    """How many of those that are due by now were fired; the case must be locked. ``end`` is the first moment after the
    term that they speak of, ``due`` its last day or moment in ISO 8601."""
    fired = claim_rungs([_row(case, one, now, end) for one in rungs if one.due_at <= now])
    if fired:
        _write_down(who, case, fired, due)
    emit(*(_told(case, rung) for rung in fired))
    return len(fired)


def _row(case: Case, one: RungDue, now: datetime, end: datetime) -> CaseRung:
    return CaseRung(
        case=case,
        rung=one.rung.key,
        end=end,
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


def _write_down(who: Principal, case: Case, fired: Sequence[CaseRung], due: str) -> None:
    """A line of the timeline for each, and one of the journal. Reminders are the office's own matter."""
    CaseEvent.objects.bulk_create(
        CaseEvent(
            case=case,
            code=rung.line,
            at=rung.done_at,
            actor_kind="system",
            params={"rung": rung.rung, "to": highest(rung.to), "due": due},
            for_applicant=rung.line not in REMINDERS,
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
