"""Make the term longer, by no more than its law allows, with a reason that the applicant reads. Source: ORQ-445,
article 28, for petitions: exceptionally, by the head; whose act it is elsewhere, the pack says."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import TermExtended
from ..models.reading import due_of, row_of
from ..rules.term_refusals import ExtensionMovesNothing
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def extend(who: Principal, *, case: UUID, by: str | None = None, words: str = "") -> CaseRow:
    """``by`` is an ISO 8601 duration, ``words`` the reason. Raises NotFound, ActNotPossible, NeedsUnmet, WordsMissing,
    and TermRefused where the law says no."""
    hand = take(who, Act.EXTEND, public_id=case, said={"by": by, "words": words})
    before = due_of(hand.case)
    move(hand, Act.EXTEND)
    note(hand, "extended", params={"by": hand.said["by"]}, words={"text": hand.said["words"]})
    retime(hand)
    if not before.stopped and due_of(hand.case) == before:
        raise ExtensionMovesNothing
    keep(hand)
    emit(TermExtended(case_id=hand.case.id, service=hand.case.service_key, by=hand.said["by"]))
    return row_of(hand.case)
