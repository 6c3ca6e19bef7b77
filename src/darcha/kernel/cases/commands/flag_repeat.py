"""Say to the body that a petition may repeat an earlier one of the same writer. Source: ORQ-445, articles 25 and 30.

It is only said: a person reads both, and answers anew, joins, or ends the correspondence.
"""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.database import write_with_the_act
from darcha.kernel.identity.types import Principal, is_system

from ..errors import NotFound
from ..models import CaseEvent
from ..models.asked_often import answers_of, earlier_of_writer, find_case, lines_of, lock_case
from ..rules.repeats import MAY_REPEAT, may_repeat
from ..rules.unconsidered import SUBSTANCE
from ._other_case import letter_of


@command(may=is_system)
def flag_repeat(who: Principal, *, case_id: UUID) -> bool:
    """Whether a line was written; once for a case. Compares with what the same body got before. Raises NotFound."""
    seen = find_case(case_id)
    if seen is None:
        raise NotFound
    if not seen.kind or not earlier_of_writer(seen):
        return False  # most write once; a case is locked only where there is something to compare
    case = lock_case(case_id)
    if case is None:
        raise NotFound
    if lines_of(case_id, MAY_REPEAT):
        return False
    before = earlier_of_writer(case)
    found = answers_of([case.id, *(one.id for one in before)])
    said = {one: str(answers.get(SUBSTANCE) or "") for one, answers in found.items()}
    earlier = may_repeat(letter_of(case), said[case.id], [(letter_of(one), said[one.id]) for one in before])
    if earlier is None:
        return False
    first = next(one for one in before if one.id == earlier.id)
    line = CaseEvent(
        case=case,
        code=MAY_REPEAT,
        at=clock.now(),
        actor_kind="system",
        params={
            "number": first.number,
            "case": str(first.public_id),
            "of_body": case.body,
            "pending": not earlier.is_closed,
        },
        for_applicant=False,
    )
    write_with_the_act([line])
    journal.record(
        "cases.may_repeat",
        by=who.actor,
        about=f"case:{case.id}",
        person=case.party_id if case.party_kind == "individual" else None,
        details={"service": case.service_key, "step": case.step, "state": case.state},
    )
    return True
