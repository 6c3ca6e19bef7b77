"""Write down that data of persons were read. Called in the reading's own transaction, before the data leave it."""

import logging
from collections.abc import Iterable
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.outbox import emit

from ..events import CanaryRead
from ..models.noting import note_reading
from ..rules.reading import VISIT, is_known, is_visit, post_of, purpose_of
from ..types import Reader

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
) -> None:
    """One line for the person, and one for each of ``also`` whose data stood in the same record (a co-owner).

    A member of staff who stays with one case is one visit and one line for a quarter of an hour, as long as no field is
    shown that the line does not name. A canary raises the alarm: an error in the log, and CanaryRead.

    ``registry_or_case`` is a registry's key or "case"; no ``fields`` means the whole record; ``body`` picks among
    several posts of the reader. Raises PurposeNeeded.
    """
    why = purpose_of(purpose)
    reading_body, post = post_of(who, body)
    at = clock.now()
    is_canary = note_reading(
        list(dict.fromkeys([person_id, *also])),
        at=at,
        visit_since=at - VISIT if is_visit(who.kind, case_id) else None,
        source=registry_or_case,
        fields=sorted(fields),
        purpose=why,
        case_id=case_id,
        actor_kind=who.kind,
        actor_id=who.actor.id,
        body=reading_body,
        post=post,
    )
    if is_canary and who.kind == "staff":
        log.error("a canary was read by account %s of %s", who.actor.id, reading_body)
        emit(CanaryRead(account=who.actor.id, body=reading_body, source=registry_or_case))
