"""Appoint a hearing: when and where the parties are heard. The applicant is told at once."""

from datetime import datetime
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NeedsUnmet
from ..events import HearingAppointed
from ..models import CaseRequest
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, move, note, take

KIND = "hearing"


@command(may=is_staff)
def appoint_hearing(
    who: Principal, *, case: UUID, at: datetime | None = None, place: str = "", words: str = ""
) -> CaseRow:
    """``at`` lies ahead. Raises NotFound, ActNotPossible, NeedsUnmet, WordsMissing."""
    hand = take(who, Act.APPOINT_HEARING, public_id=case, said={"at": at, "place": place, "words": words})
    moment, where = hand.said["at"], hand.said["place"]
    if moment <= hand.now:
        raise NeedsUnmet(fields={"at": "cases.hearing.ahead"})
    CaseRequest.objects.create(
        case=hand.case,
        kind=KIND,
        act=Act.APPOINT_HEARING.value,
        step=hand.case.step,
        post=hand.allowed.post or "",
        asked_by=who.own_account,
        asked_at=hand.now,
        due_at=moment,
        words={"place": where, "text": hand.said["words"]},
    )
    move(hand, Act.APPOINT_HEARING)
    said = f"{where}. {hand.said['words']}" if hand.said["words"] else where
    note(hand, "hearing_appointed", params={"at": moment.isoformat()}, words={"text": said})
    keep(hand)
    emit(HearingAppointed(case_id=hand.case.id, service=hand.case.service_key, at=moment))
    return row_of(hand.case)
