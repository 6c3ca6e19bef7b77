"""Decide without a person, where the pack lets a rule decide. Refusing stays with people: a fact needs their word."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system
from darcha.kernel.registries import api as registries

from ..errors import ActNotPossible, NotFound
from ..models import CaseContent
from ..models.asked_often import find_case
from ..models.reading import party_of_case
from ..rules.papers import Ground
from ..rules.subject import subject_of
from ..types import CaseRow
from ._decision import decide
from ._in_hand import InHand, take
from ._paper import ground_of

DECISION = {"outcome": "approved", "text": ""}


@command(may=is_system)
def decide_by_rule(who: Principal, *, case_id: UUID) -> CaseRow | None:
    """The decided case; None when no rule of this step grants it: then a person of the body decides. The registers are
    read anew, for this case, and the reading is written down for the party. Raises NotFound."""
    seen = find_case(case_id)
    if seen is None:
        raise NotFound
    if not catalogue.pinned(seen.version_id).procedure.automatic:
        return None
    try:
        hand = take(who, Act.APPROVE, case_id=case_id)
    except ActNotPossible:
        return None
    rule = next(act.by_rule for act in hand.procedure.step(hand.case.step).acts if act.act is Act.APPROVE)
    ground = _as_it_stands_now(hand)
    return decide(hand, Act.APPROVE, DECISION, ground) if rule and ground.holds(rule) else None


def _as_it_stands_now(hand: InHand) -> Ground:
    case = hand.case
    party = party_of_case(case)
    known = registries.party_facts(
        case.service_key, party, who=hand.who, purpose="decide-case", case_id=case.id, at=hand.now.date()
    )
    answers, applicant = CaseContent.objects.values_list("answers", "applicant").get(case_id=case.id)
    registers = catalogue.current().registries
    subject = subject_of(party.kind, known.as_data(), registers, applicant.get("name", ""))
    return ground_of(hand, answers, subject, DECISION)
