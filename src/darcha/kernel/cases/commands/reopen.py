"""Decide a refused case anew, on the head's own motion: the refusal falls, and a term of its own runs."""

from contextlib import suppress
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import AlreadyEnded
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import ActNotPossible
from ..events import CaseReopened
from ..models import CaseContent
from ..models.reading import row_of
from ..objecting import lines_of_case
from ..rules.objection import objections_made
from ..rules.reopening import REOPENED, anew_within, step_to_decide
from ..types import CaseRow, CaseState
from ._in_hand import keep, note, retime, take
from ._money import FEE_AGAIN, ask_fee_again
from ._outside import SYSTEM
from ._paper_now import last_paper


@command(may=is_staff)
def reopen(
    who: Principal, *, case: UUID, because: str | None = None, within: str | None = None, words: str = ""
) -> CaseRow:
    """``within`` (ISO 8601, working days) is the new term, that of the service when it is left out. Raises NotFound,
    ActNotPossible (also while the higher body considers an objection), NeedsUnmet, WordsMissing."""
    hand = take(who, Act.REOPEN, public_id=case, said={"because": because, "within": within, "words": words})
    if any(one.is_open for one in objections_made(lines_of_case(hand.case))):
        raise ActNotPossible(reason="objection-open", act=Act.REOPEN.value)
    anew_within(hand.said["within"])
    paper = last_paper(hand.case.id)
    if paper is not None:
        with suppress(AlreadyEnded):  # its force had ended before
            documents.revoke(SYSTEM, paper, reason="reopened")
    hand.case.state, hand.case.closed_at, hand.case.outcome = CaseState.IN_PROGRESS.value, None, ""
    hand.case.step = step_to_decide(hand.procedure)
    CaseContent.objects.filter(case_id=hand.case.id).update(decision=None)
    fee_due = ask_fee_again(hand)
    told = anew_within(hand.said["within"], for_a_fee=bool(fee_due))
    note(hand, REOPENED, params={"because": hand.said["because"], **told}, words={"text": hand.said["words"]})
    if fee_due:
        note(hand, "fee_again", params=fee_due)
    retime(hand)
    keep(hand, *FEE_AGAIN)
    emit(CaseReopened(case_id=hand.case.id, service=hand.case.service_key, body=hand.case.body))
    return row_of(hand.case)
