"""Restore the year to complain, for a good cause that its writer has. Source: ORQ-445, article 22."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import ActNotPossible
from ..events import TimeRestored
from ..models import CaseContent
from ..models.reading import local, row_of
from ..rules.late_complaint import RESTORED
from ..rules.unconsidered import complaint_timeliness
from ..types import CaseRow
from ._in_hand import keep, move, note, take


@command(may=is_staff)
def restore_time(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` is the cause, and why it is a good one; its writer reads it. Raises NotFound, WordsMissing,
    ActNotPossible, also for a complaint that came in time."""
    hand = take(who, Act.RESTORE_TIME, public_id=case, said={"words": words})
    answers = CaseContent.objects.only("answers").get(case_id=hand.case.id).answers
    if complaint_timeliness(answers, local(hand.case.received_at).date()) != "late":
        raise ActNotPossible(reason="complaint-in-time", act=Act.RESTORE_TIME.value)
    move(hand, Act.RESTORE_TIME)
    note(hand, RESTORED, words={"text": hand.said["words"]})
    keep(hand)
    emit(TimeRestored(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
