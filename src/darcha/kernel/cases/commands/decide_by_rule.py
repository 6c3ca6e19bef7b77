"""Grant without a person, where the pack lets a rule decide. Refusing stays with people: a fact needs somebody's word."""

from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import PartyRef, Principal, is_system
from darcha.kernel.registries import api as registries

from ..errors import ActNotPossible
from ..models import CaseContent
from ..rules.papers import Ground
from ..types import CaseRow
from ._decision import decide
from ._in_hand import InHand, take

DECISION = {"outcome": "approved", "text": ""}


@command(may=is_system)
def decide_by_rule(who: Principal, *, case_id: UUID) -> CaseRow | None:
    """The decided case; None when no rule of this step decides it: then a person of the body does. The registers are
    read anew, for this case, and the reading is written down for the party. Raises NotFound."""
    try:
        hand = take(who, Act.APPROVE, case_id=case_id)
    except ActNotPossible:
        return None
    rule = next(act.by_rule for act in hand.procedure.step(hand.case.step).acts if act.act is Act.APPROVE)
    if not hand.procedure.automatic or rule is None:
        return None
    ground = _ground_now(hand)
    return decide(hand, Act.APPROVE, DECISION, ground) if ground.holds(rule) else None


def _ground_now(hand: InHand) -> Ground:
    case = hand.case
    answers, applicant = CaseContent.objects.filter(case_id=case.id).values_list("answers", "applicant").get()
    known = registries.party_facts(
        case.service_key,
        PartyRef(case.party_kind, case.party_id),
        who=hand.who,
        purpose="decide-case",
        case_id=case.id,
        at=hand.now.date(),
    ).as_data()
    facts = {key: known.get(key, []) for key in hand.service.registries}
    return Ground(answers, facts, applicant, DECISION)
