"""Say to the body that a petition may repeat an earlier one of the same writer. Source: ORQ-445, articles 25 and 30.

It is only said: a person reads both, and answers anew, joins, or ends the correspondence.
"""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import NotFound
from ..models import Case, CaseContent, CaseEvent
from ..rules.repeats import FLAGGED_AMONG, MAY_REPEAT, may_repeat
from ..rules.unconsidered import SUBSTANCE
from ._other_case import letter_of


@command(may=is_system)
def flag_repeat(who: Principal, *, case_id: UUID) -> bool:
    """Whether a line was written; once for a case. Compares with what the same body got before. Raises NotFound."""
    case = Case.objects.select_for_update().filter(id=case_id).first()
    if case is None:
        raise NotFound
    if not case.kind or CaseEvent.objects.filter(case=case, code=MAY_REPEAT).exists():
        return False
    of_the_writer = Case.objects.filter(
        party_id=case.party_id,
        party_kind=case.party_kind,
        service_key=case.service_key,
        body=case.body,
        received_at__lte=case.received_at,
    ).exclude(id=case.id)
    before = list(of_the_writer.order_by("-id")[:FLAGGED_AMONG])
    if not before:
        return False
    found = CaseContent.objects.only("answers").in_bulk([case.id, *(one.id for one in before)])
    said = {one: str(content.answers.get(SUBSTANCE) or "") for one, content in found.items()}
    earlier = may_repeat(letter_of(case), said[case.id], [(letter_of(one), said[one.id]) for one in before])
    if earlier is None:
        return False
    first = next(one for one in before if one.id == earlier.id)
    CaseEvent(
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
    ).save(force_insert=True)
    journal.record(
        "cases.may_repeat",
        by=who.actor,
        about=f"case:{case.id}",
        person=case.party_id if case.party_kind == "individual" else None,
        details={"service": case.service_key, "step": case.step, "state": case.state},
    )
    return True
