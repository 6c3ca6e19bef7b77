"""The applicant answers the body's question; the clock runs again. The first answers stay as they were sent."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal, is_person

from ..events import CaseAnswered
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_person)
def answer(who: Principal, *, case: UUID, words: str = "", files: Sequence[UUID] = ()) -> CaseRow:
    """``files`` are the applicant's own uploads. Raises NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.ANSWER, public_id=case, said={"words": words, "files": files})
    if files:
        documents.bind_files(who, case_ref=hand.case.id, files=list(files))
    move(hand, Act.ANSWER)
    note(hand, "answered", words={"text": hand.said["words"], "files": [str(file) for file in files]})
    retime(hand)
    keep(hand)
    emit(CaseAnswered(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
