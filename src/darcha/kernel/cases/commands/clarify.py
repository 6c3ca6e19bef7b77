"""Clarify or correct a reply that was given; the reply itself stays as it was sent. Source: ORQ-445, article 31."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import ReplyClarified
from ..models.reading import row_of
from ..rules.clarity import CLARIFIED
from ..types import CaseRow
from ._clarity import end_question
from ._in_hand import note, take


@command(may=is_staff)
def clarify(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.CLARIFY, public_id=case, said={"words": words})
    end_question(hand.case, hand.now)
    note(hand, CLARIFIED, words={"text": hand.said["words"]})
    emit(ReplyClarified(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
