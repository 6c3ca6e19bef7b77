"""Ask the applicant for what is missing; the clock stands if the law of the term lets it."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseAsked
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def ask_applicant(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` is the question in the applicant's language. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.ASK, public_id=case, said={"words": words})
    move(hand, Act.ASK)
    note(hand, "asked", words={"text": hand.said["words"]})
    retime(hand)
    keep(hand)
    emit(CaseAsked(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
