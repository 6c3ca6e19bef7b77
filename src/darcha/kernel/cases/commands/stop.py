"""Stop the clock of a term on a ground that its law names."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..events import TermStopped
from ..models.reading import row_of
from ..rules.clock import term_of
from ..rules.clock_acts import STOPPED_BY, grounds_to_stop
from ..rules.term_refusals import StopNotLawful
from ..types import CaseRow
from ._in_hand import keep, move, note, retime, take


@command(may=is_staff)
def stop(who: Principal, *, case: UUID, on: str | None = None, words: str = "") -> CaseRow:
    """``on`` is the ground, ``words`` the reason that the applicant reads. Raises NotFound, ActNotPossible, NeedsUnmet,
    WordsMissing, StopNotLawful."""
    hand = take(who, Act.STOP, public_id=case, said={"on": on, "words": words})
    ground = hand.said["on"]
    if ground not in grounds_to_stop(term_of(hand.procedure, hand.case.term_key)):
        raise StopNotLawful(fields={"on": "refusal.term-stop-not-lawful"}, ground=ground)
    line = STOPPED_BY[ground][0]
    move(hand, Act.STOP)
    note(hand, line, words={"text": hand.said["words"]})
    retime(hand)
    keep(hand)
    emit(TermStopped(case_id=hand.case.id, service=hand.case.service_key, ground=ground, line=line))
    return row_of(hand.case)
