"""The higher body answers an objection: the act stands, falls, is changed, or is to be done anew. What follows from it
is carried out on the first case by the platform. Source: ORQ-457, articles 63-67."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_staff

from ..models import CaseLink
from ..rules.objection import check_grounds, check_outcome
from ..types import CaseRow
from ..types.objection import OBJECTS_TO
from ._decision import decide
from ._in_hand import take
from ._refusal import route_of_objection


@command(may=is_staff)
def decide_objection(
    who: Principal,
    *,
    case: UUID,
    outcome: str = "",
    within: str | None = None,
    words: str = "",
    grounds: Sequence[str] = (),
) -> CaseRow:
    """``within`` (ISO 8601, working days) belongs to an order to decide anew, and to nothing else; ``grounds`` to
    whatever is decided, and to a reply in place of the first always. Raises NotFound, ActNotPossible, NeedsUnmet,
    WordsMissing, GroundsMissing."""
    said = {"outcome": outcome or None, "within": within, "words": words, "grounds": grounds}
    hand = take(who, Act.DECIDE_OBJECTION, public_id=case, said=said)
    link = CaseLink.objects.select_related("other").get(case_id=hand.case.id, kind=OBJECTS_TO)
    act, language = link.params["act"], hand.case.language
    days = check_outcome(act, outcome, within)
    check_grounds(catalogue.pinned(link.other.version_id).procedure, outcome, hand.said["grounds"])
    decision = {
        "outcome": outcome,
        "outcome_text": t(f"cases.outcome.{outcome}", language),
        "days": days or 0,
        "text": hand.said["words"],
        "grounds": list(hand.said["grounds"]),
        "first": link.other.number,
        "act_text": t(f"cases.objection.act.{act}", language),
        **route_of_objection(hand),
    }
    return decide(hand, Act.DECIDE_OBJECTION, decision)
