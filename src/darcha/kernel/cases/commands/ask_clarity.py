"""Ask the body to clarify or correct its reply; it has ten days. Source: ORQ-445, article 31."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_person

from ..events import ClarityAsked
from ..models import CaseClarity
from ..models.reading import calendar_of, row_of
from ..rules.clarity import ASKED, answer_by
from ..rules.clock import pressing_at
from ..rules.ladder import next_moment
from ..types import CaseRow
from ._clarity import rungs_of
from ._in_hand import note, take


@command(may=is_person)
def ask_clarity(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` is what is not clear. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.ASK_CLARITY, public_id=case, said={"words": words})
    answer = answer_by(calendar_of(hand.case), hand.now)
    CaseClarity.objects.create(
        case=hand.case,
        asked_at=hand.now,
        ends_at=pressing_at(answer),
        sweep_at=next_moment(rungs_of(hand.case, hand.now), silence_at=None),
    )
    note(hand, ASKED, params={"due": str(answer.due_on)}, words={"text": hand.said["words"]})
    emit(ClarityAsked(case_id=hand.case.id, service=hand.case.service_key, body=hand.case.body))
    return row_of(hand.case)
