"""Send back a decision that was proposed, with the reason; or take back one's own."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import CaseSentBack
from ..models.reading import row_of
from ..types import CaseRow
from ._asked import answer_request, open_request
from ._in_hand import note, take
from ._proposal import KIND


@command(may=is_staff)
def send_back(who: Principal, *, case: UUID, words: str = "", request: UUID | None = None) -> CaseRow:
    """``words`` is the reason, for colleagues, ``request`` the proposal that was read. Raises NotFound, ActNotPossible,
    RequestChanged, WordsMissing."""
    hand = take(who, Act.SEND_BACK, public_id=case, said={"words": words, "request": request})
    proposal = open_request(hand, KIND)
    answer_request(hand, proposal, "sent-back")
    note(hand, "sent_back", params={"act": proposal.act}, words={"text": hand.said["words"]}, for_applicant=False)
    emit(CaseSentBack(case_id=hand.case.id, service=hand.case.service_key, act=proposal.act))
    return row_of(hand.case)
