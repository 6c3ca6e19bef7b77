"""Choose the longer term that the law has for what needs study, a check or more papers. Source: ORQ-445, article 28."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import ActNotPossible
from ..events import TermLengthened
from ..models.reading import row_of
from ..rules.lengthening import longer_term
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def study(who: Principal, *, case: UUID, words: str = "") -> CaseRow:
    """``words`` says what has to be studied; the applicant reads it. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.STUDY, public_id=case, said={"words": words})
    longer = longer_term(hand.procedure.terms, hand.case.term_key)
    if longer is None:
        raise ActNotPossible(reason="no-longer-term", act=Act.STUDY.value)
    move(hand, Act.STUDY)
    note(hand, "studied", params={"term": longer.key}, words={"text": hand.said["words"]})
    hand.case.term_key = longer.key
    retime(hand)
    keep(hand, "term_key")
    emit(TermLengthened(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
