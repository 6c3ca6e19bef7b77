"""Write the minutes of a hearing: what was said, or that the applicant did not come; then another may be appointed."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import HearingRecorded
from ..models.reading import row_of
from ..types import CaseRow
from ._asked import answer_request, open_request
from ._in_hand import keep, move, note, take
from .appoint_hearing import KIND


@command(may=is_staff)
def record_hearing(who: Principal, *, case: UUID, came: str | None = None, words: str = "") -> CaseRow:
    """``came`` is ``came`` or ``no-show``; ``words`` are the minutes, sealed, which the applicant reads too. Raises
    NotFound, ActNotPossible, NeedsUnmet, WordsMissing."""
    hand = take(who, Act.RECORD_HEARING, public_id=case, said={"came": came, "words": words})
    asked, is_held = open_request(hand, KIND), hand.said["came"] == "came"
    answer_request(hand, asked, hand.said["came"])
    move(hand, Act.RECORD_HEARING)
    note(hand, "hearing_held" if is_held else "hearing_missed", words={"text": hand.said["words"]})
    keep(hand)
    emit(HearingRecorded(case_id=hand.case.id, service=hand.case.service_key, came=is_held))
    return row_of(hand.case)
