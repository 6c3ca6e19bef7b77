"""From rows to the types that cross the counter. Ignores who asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, WorkingCalendar
from darcha.kernel.identity.types import PartyKind, PartyRef

from ..rules.within import end_within
from ..types import CaseFacts, CaseRow, CaseState, Due, TimelineEntry
from ..types.objection import OBJECTION
from ..types.opening import Opening
from .case import Case
from .case_event import CaseEvent
from .case_opening import CaseOpening


def local(moment: datetime) -> datetime:
    """The moment with Tashkent's offset: the database gives back UTC."""
    return clock.parse(moment)


def find_local(moment: datetime | None) -> datetime | None:
    """The same where there may be none."""
    return None if moment is None else clock.parse(moment)


def party_of_case(case: Case) -> PartyRef:
    """Whose application it is."""
    return PartyRef(cast(PartyKind, case.party_kind), case.party_id)


def calendar_of(case: Case) -> WorkingCalendar:
    """The calendar by which the law counts the days of this case."""
    return catalogue.calendar(body=case.body, edition=case.calendar_id)


def facts_of(case: Case, co_bodies: Iterable[str] = ()) -> CaseFacts:
    """What rules need to know about a case, as it stands now."""
    return CaseFacts(
        state=CaseState(case.state),
        step=case.step,
        service_key=case.service_key,
        body=case.body,
        account_id=case.account_id,
        party_kind=case.party_kind,
        party_id=case.party_id,
        assigned_to=case.assigned_to,
        co_bodies=tuple(co_bodies),
        term_key=case.term_key,
        term_is_over=case.pressing_at <= clock.now(),
        starts_on=case.starts_on,
        today=clock.today(),
        now=clock.now(),
        region=case.region,
        kind=case.kind,
        late=_late(case),
        has_fee=case.invoice_id is not None,
        is_objection=case.kind == OBJECTION,
    )


def _late(case: Case) -> frozenset[Act]:
    """Acts of the present step that the pack gives a time from registration, which has passed."""
    timed = [act for act in catalogue.pinned(case.version_id).procedure.step(case.step).acts if act.within]
    since = local(case.registered_at or case.received_at)
    return frozenset(
        act.act for act in timed if act.within and end_within(act.within, calendar_of(case), since) <= clock.now()
    )


def due_of(case: Case) -> Due:
    """The due as kept on the row; what it follows from is the term law's to explain."""
    return Due(case.due_on, find_local(case.due_at), case.starts_on, case.stopped_at is not None, case.due_confirmed)


def row_of(case: Case) -> CaseRow:
    """The line of a list."""
    return CaseRow(
        id=case.id,
        public_id=case.public_id,
        number=case.number,
        service_key=case.service_key,
        kind=case.kind,
        body=case.body,
        region=case.region,
        state=CaseState(case.state),
        step=case.step,
        channel=case.channel,
        received_at=local(case.received_at),
        registered_at=find_local(case.registered_at),
        due=due_of(case),
        pressing_at=local(case.pressing_at),
        assigned_to=case.assigned_to,
        closed_at=find_local(case.closed_at),
        outcome=case.outcome,
        party_id=case.party_id,
        calendar=case.calendar_id,
    )


def entry_of(event: CaseEvent) -> TimelineEntry:
    """One line of the timeline, its words opened."""
    return TimelineEntry(
        id=event.id,
        code=event.code,
        at=local(event.at),
        actor=event.actor_kind,  # type: ignore[arg-type]
        body=event.body,
        post=event.post,
        params=event.params,
        words=event.words or {},
        by_substitute=event.stands_in_for is not None,
    )


def opening_of(row: CaseOpening) -> Opening:
    """With the number of its case, which came along."""
    return Opening(
        public_id=row.public_id,
        number=row.case.number,
        service_key=row.case.service_key,
        body=row.body,
        post=row.post,
        account_id=row.account_id,
        occasion=row.occasion,
        reason=row.reason,
        opened_at=local(row.opened_at),
        until=local(row.until),
    )
