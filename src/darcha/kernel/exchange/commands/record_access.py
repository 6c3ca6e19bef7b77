"""Write down that data of persons were read. Called in the reading's own transaction, before the data leave it."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from darcha.ground import clock, metrics
from darcha.ground.command import command
from darcha.ground.outbox import emit

from ..budgets import looking_budgets
from ..errors import LooksSpent
from ..events import CanaryRead, LooksUsedUp
from ..models.noting import looks_in_turn, note_reading
from ..rules.reading import VISIT, is_known, is_near, is_visit, just_spent, post_of, purpose_of, spent
from ..types import Budget, Noted, Reader

log = logging.getLogger("darcha.exchange")


@command(may=is_known)
def record_access(
    who: Reader,
    *,
    person_id: UUID | None,
    registry_or_case: str,
    purpose: str,
    case_id: UUID | None = None,
    fields: Iterable[str] = (),
    body: str | None = None,
    also: Iterable[UUID] = (),
    reason: str = "",
) -> None:
    """One line for the person, and one for each of ``also`` whose data stood in the same record (a co-owner).

    A member of staff who stays with one case is one visit and one line for a quarter of an hour, as long as no field is
    shown that the line does not name. A canary raises the alarm: an error in the log, and CanaryRead. Who of the staff
    looks at the last new person of an hour or a day raises one too; after that nobody new is shown.

    ``registry_or_case`` is a registry's key or "case"; no ``fields`` means the whole record; ``body`` picks among
    several posts of the reader; ``reason`` is sealed and shown to the person. Raises PurposeNeeded, LooksSpent.
    """
    why = purpose_of(purpose)
    reading_body, post = post_of(who, body)
    at = clock.now()
    persons = list(dict.fromkeys([person_id, *also]))
    budgets = looking_budgets() if who.kind == "staff" else ()
    noted = note_reading(
        persons,
        at=at,
        visit_since=at - VISIT if is_visit(who.kind, case_id) else None,
        budgets=budgets,
        reason=reason,
        source=registry_or_case,
        fields=sorted(fields),
        purpose=why,
        case_id=case_id,
        actor_kind=who.kind,
        actor_id=who.actor.id,
        body=reading_body,
        post=post,
    )
    if who.kind != "staff" or not noted.lines:
        return
    _keep_to(budgets, noted, persons, actor_id=who.actor.id, body=reading_body, at=at)
    if noted.is_canary:
        metrics.count(metrics.ALARMS, "canary")
        log.error("a canary was read by account %s of %s", who.actor.id, reading_body)
        emit(CanaryRead(account=who.actor.id, body=reading_body, source=registry_or_case))


def _keep_to(
    budgets: Sequence[Budget],
    noted: Noted,
    persons: Sequence[UUID | None],
    *,
    actor_id: str,
    body: str,
    at: datetime,
) -> None:
    """Raises LooksSpent, and what was written down with it is undone: nothing was shown."""
    looks, number = noted.looks, sum(person is not None for person in persons)
    if is_near(budgets, looks):
        looks = looks_in_turn(noted, persons, actor_id=actor_id, at=at, budgets=budgets)
    over = spent(budgets, looks, persons=number)
    if over is not None:
        raise LooksSpent(most=over.most, within=over.name)
    for budget in just_spent(budgets, looks, persons=number):
        metrics.count(metrics.ALARMS, "looks")
        log.error("account %s of %s has looked at %s people within one %s", actor_id, body, budget.most, budget.name)
        emit(LooksUsedUp(account=actor_id, body=body, within=budget.name, most=budget.most))
